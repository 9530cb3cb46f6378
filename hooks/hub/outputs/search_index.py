"""Pagefind's index, made the same each time: it writes some lists in the order of its hash maps."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
UNUSED = (
    *("pagefind-component-ui", "pagefind-modular-ui", "pagefind-ui", "pagefind-highlight"),
    *("pagefind-worker", "wasm.unknown"),
)
"""How the names of files begin that Pagefind always writes and the hub never loads."""


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What takes the place of the files of an index, by path within it; the others stay.

    Filters and their values come into the order of their names, and each changed file gets a
    name that follows from its content, as Pagefind's own names do. Read from Pagefind 1.5.2:
    a metadata file is [version, pages, chunks, [[filter, name of its file]], sorts, fields], a
    filter's file [filter, [[value, pages]]].
    """
    names, made = {}, {}
    for path, content in files.items():
        if path.endswith(".pf_filter"):
            name, values = _read(content)
            packed = _packed([name, sorted(values)])
            old = _name(path)
            names[old] = _named(old, packed)
            made[f"filter/{names[old]}.pf_filter"] = packed
    entry = json.loads(files["pagefind-entry.json"])
    for language in entry["languages"].values():
        meta = _read(files[f"pagefind.{language['hash']}.pf_meta"])
        meta[3] = sorted([name, names[old]] for name, old in meta[3])
        packed = _packed(meta)
        language["hash"] = _named(language["hash"], packed)
        made[f"pagefind.{language['hash']}.pf_meta"] = packed
    made["pagefind-entry.json"] = json.dumps(entry, sort_keys=True).encode()
    return made


def entries(addresses: Sequence[str], fragments: Iterable[tuple[str, bytes]]) -> bytes:
    """What becomes entries.gz: the ids of pages at some addresses, in that order, as zipped JSON.

    fragments are Pagefind's files of pages: id and content, which is JSON with the address.
    """
    ids = {json.loads(_unpacked(content))["url"]: id_ for id_, content in fragments}
    found = [ids[f"/{address}"] for address in addresses]
    return gzip.compress(json.dumps(found, separators=(",", ":")).encode(), mtime=0)


def _name(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _read(content: bytes) -> Any:
    return cbor2.loads(_unpacked(content))


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(_MARK)


def _packed(value: Any) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(value), mtime=0)


def _named(old: str, content: bytes) -> str:
    language = old.rpartition("_")[0]
    return f"{language}_{hashlib.sha256(content).hexdigest()[:12]}"

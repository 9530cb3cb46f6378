"""Issues of the newsletter as Word documents; needs the extra "word" of pyproject.toml."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

INSTALL = ".venv/bin/python -m pip install pypandoc-binary"


class NoPandoc(Exception):
    """Pandoc is not installed; its text says what to do."""


def word(issue_markdown: str, when: datetime) -> bytes:
    """A .docx of an issue's Markdown, whose first heading becomes the title; made at an instant.

    Pictures are what they show in words: pandoc may open no file and no address, which also keeps
    its output the same everywhere.
    """
    try:
        import pypandoc  # type: ignore[import-untyped]

        made = pypandoc.convert_text(
            issue_markdown,
            "docx",
            format="commonmark+pipe_tables",
            extra_args=["--quiet", "--shift-heading-level-by=-1", "--metadata=lang:en-GB"],
            outputfile="-",
            verify_format=False,
            sandbox=True,
        )
    except (ImportError, OSError):
        raise NoPandoc(f"To write Word documents, install pandoc first:\n{INSTALL}") from None
    return _dated(made, when)


def _dated(document: bytes, when: datetime) -> bytes:
    """A document with its time of making: without a clock, pandoc says 1970."""
    stamp = f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".encode()
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as old,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"(?<=>)1970-01-01T00:00:00Z(?=<)", stamp, content)
            new.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()

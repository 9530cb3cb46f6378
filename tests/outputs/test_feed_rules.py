"""The checker of Atom feeds lets a sound feed pass and sees every way in which it can be broken."""

from __future__ import annotations

import pytest

from tests.outputs.feed_rules import atom_faults

SOUND = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"
    xml:lang="en-GB">
  <id>https://a.example/</id>
  <title>Hub</title>
  <subtitle>About</subtitle>
  <updated>2026-10-20T00:00:00+01:00</updated>
  <rights>Free</rights>
  <generator uri="https://g.example/">G</generator>
  <icon>https://a.example/icon.png</icon>
  <link rel="self" type="application/atom+xml" href="https://a.example/feed.xml"/>
  <link rel="alternate" type="text/html" hreflang="en" href="https://a.example/"/>
  <author><name>Hub</name><uri>https://a.example/</uri><email>a@b.example</email></author>
  <at:deleted-entry ref="https://a.example/gone/" when="2026-10-02T00:00:00Z">
    <at:comment>It was wrong.</at:comment>
  </at:deleted-entry>
  <entry>
    <id>https://a.example/one/</id>
    <title>One &lt;b></title>
    <summary>Sum</summary>
    <published>2026-10-01T00:00:00Z</published>
    <updated>2026-10-20T00:00:00.5Z</updated>
    <link rel="enclosure" type="text/csv" length="7" href="https://a.example/f.csv" title="F"/>
    <link type="text/html" href="https://a.example/one/"/>
    <author><name>Wendale</name></author>
    <category term="falls" scheme="https://a.example/tags/" label="Falls"/>
  </entry>
  <entry>
    <id>https://a.example/two/</id>
    <title type="text">Two</title>
    <updated>2026-10-01T00:00:00Z</updated>
    <content>Words</content>
  </entry>
</feed>
"""
TWO = SOUND[SOUND.index("  <entry>\n    <id>https://a.example/two/") : -len("</feed>\n")]
WHEN = "<updated>2026-10-20T00:00:00+01:00</updated>"
SUMMARY = "<summary>Sum</summary>"
CONTENT = "<content>Words</content>"
HUB = "<author><name>Hub</name><uri>https://a.example/</uri><email>a@b.example</email></author>"
OTHER = "<content type='image/png' src='https://a.example/a.png'/>"

BROKEN = [
    ("</feed>", "", "2: not well-formed"),
    ("<title>Hub</title>", "<title>\ufffe</title>", "2: not well-formed"),
    ("<title>Hub</title>", "<title>&#xD800;</title>", "2: not well-formed"),
    ("<feed xmlns", '<feed version="1" xmlns', "2: attribute version of feed"),
    ('xml:lang="en-GB"', 'xml:lang="en_GB"', "2: xml:lang is no language"),
    ('xml:lang="en-GB"', "", "hub: not in British English"),
    ("  <id>https://a.example/</id>", "", "4.1: 0 id in feed"),
    ("  <title>Hub</title>", "", "4.1: 0 title in feed"),
    ("  <title>Hub</title>", "<title>Hub</title><title>Hub</title>", "4.1: 2 title in feed"),
    (WHEN, "", "4.1: 0 updated in feed"),
    (WHEN, WHEN + WHEN, "4.1: 2 updated in feed"),
    ("<rights>Free</rights>", "<rights>A</rights><rights>B</rights>", "4.1: 2 rights in feed"),
    (
        "<subtitle>About</subtitle>",
        "<subtitle>A</subtitle><subtitle>B</subtitle>",
        "4.1: 2 subtitle in feed",
    ),
    ("<rights>", "<generator>A</generator><rights>", "4.1: 2 generator in feed"),
    ("<rights>", "<icon>https://a.example/i</icon><rights>", "4.1: 2 icon in feed"),
    ("<rights>", "<description>A</description><rights>", "4.1: description in feed"),
    (HUB, "", "4.1.1: no author"),
    (f"{TWO}</feed>", f"{TWO}{TWO}</feed>", "4.1.1: two entries of one id and time"),
    ("one/</id>", "two/</id>", "hub: two entries of one id"),
    ('rel="self" type', 'rel="related" type', "hub: not one link to itself and one to its page"),
    (
        '<link rel="self"',
        '<link type="text/html" hreflang="en" href="https://b.example/"/><link rel="self"',
        "4.1: two alternates of one type and language in feed",
    ),
    (
        '<link type="text/html" href',
        '<link rel="alternate" type="text/html" href="https://b.example/"/>'
        '<link type="text/html" href',
        "4.1: two alternates of one type and language in entry",
    ),
    ('<link type="text/html" href', '<link rel="via" href', "4.1.2: neither content nor"),
    ("<name>Wendale</name>", "", "4.1: 0 name in author"),
    ("<name>Wendale</name>", "<name> </name>", "hub: name says nothing"),
    ("<name>Wendale</name>", "<name>A</name><name>B</name>", "4.1: 2 name in author"),
    ("<name>Wendale</name>", "<name><b>A</b></name>", "3: markup in name"),
    ("<name>Wendale</name>", "<name>A</name><uri>a b</uri>", "2: uri is no IRI"),
    ("a@b.example", "a at b", "3.2.3: email is no address"),
    ("    <title>One &lt;b></title>", "", "4.1: 0 title in entry"),
    ("<title>One &lt;b></title>", "<title/>", "hub: title says nothing"),
    ("<title>One &lt;b></title>", "<title>One <b/></title>", "3.1.1: markup in title"),
    ("<title>One", '<title type="html">One', "hub: title is not plain text"),
    ("<title>One", '<title type="text/plain">One', "3.1.1: type of title"),
    ("<title>One", '<title type="xhtml">One', "3.1.1.3: not one div in title"),
    (SUMMARY, SUMMARY * 2, "4.1: 2 summary in entry"),
    ("<id>https://a.example/one/</id>", "", "4.1: 0 id in entry"),
    ("<id>https://a.example/one/", "<id>one/", "4.2.6: id is not absolute"),
    ("<id>https://a.example/one/", "<id>https://a.example/one /", "2: id is no IRI"),
    ("<id>https://a.example/one/", "<id>https://a.example/%zz/", "2: id is no IRI"),
    (">2026-10-01T00:00:00Z</published", ">2026-10-01</published", "3.3: published is no time"),
    ("20T00:00:00.5Z", "20t00:00:00Z", "3.3: updated is no time"),
    ("20T00:00:00.5Z", "20T00:00:00z", "3.3: updated is no time"),
    ("20T00:00:00.5Z", "20T00:00:00", "3.3: updated is no time"),
    ("20T00:00:00.5Z", "32T00:00:00Z", "3.3: updated is no time"),
    ("20T00:00:00.5Z", "20T00:00:00-00:01:15", "3.3: updated is no time"),
    (">2026-10-20T00:00:00.5Z", "> 2026-10-20T00:00:00.5Z", "3.3: updated is no time"),
    (' href="https://a.example/f.csv"', "", "4.2.7.1: href is no IRI"),
    ("https://a.example/f.csv", "f g.csv", "4.2.7.1: href is no IRI"),
    ("https://a.example/f.csv", "f.csv", "hub: href is not whole"),
    ('rel="enclosure"', 'rel=""', "4.2.7.2: rel is neither"),
    ('rel="enclosure"', 'rel="my file"', "4.2.7.2: rel is neither"),
    ('"text/csv"', '"csv"', "4.2.7.3: type is no media type"),
    ('hreflang="en"', 'hreflang="en_GB"', "4.2.7.4: hreflang is no language"),
    ('length="7"', 'length="7 B"', "4.2.7.6: length is no number"),
    ('length="7"', 'size="7"', "2: attribute size of link"),
    ('term="falls" ', "", "4.2.2: category without a term"),
    ('scheme="https://a.example/tags/"', 'scheme="tags/"', "4.2.2: scheme is no IRI"),
    ('uri="https://g.example/"', 'uri="g h"', "4.2.4: uri is no IRI"),
    (CONTENT, CONTENT * 2, "4.1: 2 content in entry"),
    (CONTENT, OTHER, "4.1.2: no summary of content"),
    (CONTENT, "<content type='image/png'>AA==</content>", "4.1.2: no summary of content"),
    (CONTENT, OTHER.replace("/>", ">A</content>"), "4.1.3.2: content both here and"),
    (CONTENT, "<content type='words'>A</content>", "4.1.3.1: type is no media type"),
    (CONTENT, "<content type='message/rfc822'>A</content>", "4.1.3.1: type is composite"),
    ('ref="https://a.example/gone/"', "", "6721 3: ref is no absolute IRI"),
    ('"https://a.example/gone/"', '"gone/"', "6721 3: ref is no absolute IRI"),
    ('"https://a.example/gone/"', '"https://a.example/one/"', "hub: an entry with a tombstone"),
    (' when="2026-10-02T00:00:00Z"', "", "6721 3: when is no time"),
    ("2026-10-02T00:00:00Z", "2026-10-02", "6721 3: when is no time"),
    ("</at:comment>", "</at:comment><at:comment>A</at:comment>", "6721 3: said twice"),
    ("<at:comment>", '<at:comment type="html">', "hub: comment is not plain text"),
]


def test_a_sound_feed_has_no_faults() -> None:
    assert atom_faults(SOUND.encode()) == set()


@pytest.mark.parametrize(("old", "new", "fault"), BROKEN)
def test_a_feed_that_is_broken_in_one_way_is_refused(old: str, new: str, fault: str) -> None:
    assert SOUND.count(old) == 1
    faults = atom_faults(SOUND.replace(old, new).encode())
    assert [each for each in faults if each.startswith(fault)], faults


def test_two_tombstones_of_one_entry_and_time_are_refused() -> None:
    start, end = SOUND.index("<at:deleted-entry"), SOUND.index("  <entry>")
    twice = SOUND[:end] + SOUND[start:end] + SOUND[end:]
    assert atom_faults(twice.encode()) == {"6721 3: two tombstones of one entry and time"}


def test_entries_with_authors_of_their_own_need_none_of_the_feed() -> None:
    alone = SOUND.replace(HUB, "").replace("<content>", "<author><name>B</name></author><content>")
    assert atom_faults(alone.encode()) == set()


def test_something_else_is_no_feed() -> None:
    assert atom_faults(b"<rss><channel/></rss>") == {"2: no atom:feed"}
    assert atom_faults(b"<feed/>") == {"2: no atom:feed"}

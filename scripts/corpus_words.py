"""The words that invented case studies are made of: plausible, and without meaning."""

from __future__ import annotations

from random import Random


def _words(text: str) -> list[str]:
    return [" ".join(words.split()) for words in text.split(",")]


WORK = _words("""
    shared bin rounds, one front door, early help, joint gritting, home visits, warm homes,
    paperless planning, repair on the day, a library of tools, open ledgers, street mediation
""")
WHO = _words("""
    The council, A small team, The partnership, Front-line staff, Local members, Residents,
    Two neighbouring districts, The county and its districts, A group of volunteers
""")
DID = _words("""
    mapped, tested, redesigned, measured, shared, simplified, joined up, agreed, published,
    reviewed, moved online, brought together
""")
WHAT = _words("""
    the weekly rounds, every step of a request, the forms that residents fill in,
    the budgets of three teams, the contracts that end next, the list of empty homes,
    the records of repairs, the training of new staff, the calls that come twice,
    the cost of each visit, the rules for referrals, the maps of the network
""")
HOW = _words("""
    over six months, with the people who use it, before any money was spent, in one area first,
    at no extra cost, with help from a neighbour, and kept a record of each decision
""")
SO = _words("""
    Waiting times fell within a year., Fewer people had to ask again., Complaints halved.,
    The change outlived the project that paid for it., Members see the figures each month.
""")
WHERE = _words("""
    in the first area, in the whole county, for people aged 75 and over, in the busiest week
""")
MEASURES = [
    ("Days from request to visit", "performance", "days", "lower"),
    ("Money that the service saves", "savings", "GBP", "higher"),
    ("Requests settled at first contact", "quality", "percent", "higher"),
    ("Households that take part", "uptake", "households", "higher"),
    ("Carbon from vehicles", "environment", "tonnes", "lower"),
    ("Grants brought in", "investment", "GBP", "higher"),
]


def paragraph(chance: Random) -> str:
    """Two sentences on what was done, and one on what came of it."""
    return " ".join([*(sentence(chance) for _ in range(2)), chance.choice(SO)])


def sentence(chance: Random) -> str:
    """Somebody did something, somehow."""
    return " ".join(chance.choice(words) for words in (WHO, DID, WHAT, HOW)) + "."

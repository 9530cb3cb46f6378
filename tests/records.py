"""Facts of each kind for tests: the least that is sound, and what is wrong with a change of it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from hub.kinds import KINDS

COMMON: dict[str, Any] = {
    "title": "Home safety visits",
    "summary": "Volunteers visit people at home, and fit a rail.",
    "date": "2026-10-06",
}
OUTCOME = {
    "measure": "Visits",
    "kind": "uptake",
    "result": "12",
    "unit": "visits",
    "better": "higher",
    "basis": "actual",
    "evidence": "audited",
}
TARGET = {"id": "t1", "group": "A", "paragraph": "4", "statement": "Fewer falls.", "due": "2028"}
RISK = {
    "id": "r1",
    "description": "A",
    "inherent": "8",
    "residual": "4",
    "owner": "B",
    "mitigation": "C",
}
PRIVACY = {"controller": "A", "purpose": "B", "retention": "C", "url": "https://a.example/privacy"}
LEAST: dict[str, dict[str, Any]] = {
    "case_study": {
        "lead": "wendale",
        "period": {"start": "2024"},
        "maturity": "live",
        "outcomes": [OUTCOME],
    },
    "news": {"category": "news"},
    "strategy": {
        "period": {"start": "2024", "end": "2028"},
        "version": "1",
        "stage": "adopted",
        "objectives": [{"id": "o1", "title": "Safe at home"}],
    },
    "consultation": {
        "role": "consulting",
        "body": "northmarch-partnership",
        "purpose": "To decide.",
        "opens": "2026-11-01",
        "closes": "2026-11-30",
        "respond": {"email": "a@b.example"},
    },
    "event": {"format": "workshop", "starts": "2026-11-05", "place": "Wendale"},
    "meeting": {
        "body": "northmarch-partnership",
        "held": "2026-09-17",
        "items": [{"title": "Minutes"}],
        "minutes": "draft",
    },
    "publication": {
        "category": "research",
        "publisher": "wendale",
        "link": "https://a.example/report",
    },
    "support_offer": {
        "provider": "wendale",
        "problem_types": ["financial"],
        "form": "coaching",
        "cost_model": "free",
        "access_route": "Write to us.",
    },
    "project": {"sponsor": "wendale"},
    "newsletter": {
        "issue": "1",
        "window": {"from": "2026-10-01", "to": "2026-10-31"},
        "subject": "Home safety",
        "sections": [],
    },
}
"""The least that an item of a kind says beside COMMON. None as a value: not recorded."""


def facts(kind: str, **changes: Any) -> Any:
    """The record of the least facts of a kind with some fields changed; ... leaves one out."""
    values = COMMON | LEAST[kind] | changes
    return KINDS[kind].model.model_validate({k: v for k, v in values.items() if v is not ...})


def faults(kind: str, **changes: Any) -> list[str]:
    """What is wrong with such facts, as "path code", sorted; vocabularies are not asked."""
    try:
        facts(kind, **changes)
    except ValidationError as error:
        return told(error)
    return []


def faults_of(record: type[BaseModel], values: dict[str, Any]) -> list[str]:
    """What is wrong with the values of one record."""
    try:
        record.model_validate(values)
    except ValidationError as error:
        return told(error)
    return []


def told(error: ValidationError) -> list[str]:
    """The faults of an error, as "path code"."""
    return sorted(f"{'.'.join(map(str, each['loc']))} {each['type']}" for each in error.errors())

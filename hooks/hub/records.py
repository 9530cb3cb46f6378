"""The record that all models of front matter extend: closed, frozen, with rules over fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, Literal, Self, TypeVar, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    create_model,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from hub.problems import Code, Fault
from hub.values import When


def refuse(code: Code, message: str, fix: str) -> PydanticCustomError:
    """The exception by which a validator reports a fault of its value."""
    return PydanticCustomError(code.label, "{message}", {"message": message, "fix": fix})


Model = TypeVar("Model", bound="Fields")


class Fields(BaseModel):
    """A closed record of front matter. Subclasses may add rules over several fields."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        defer_build=True,  # a command pays only for the kinds that it meets
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.rstrip("_"),
    )

    faulty: ClassVar[frozenset[str] | None] = None
    """In a record that lacks the fields with faults of their own: the keys of these fields."""

    def rules(self) -> Iterator[Fault]:
        """Faults that show only between fields; loc is relative to this record.

        Rules also run where some fields are faulty: a rule asks sound() before it judges by
        the absence of a field other than the one that it blames.
        """
        yield from ()

    def sound(self, *keys: str) -> bool:
        """Whether fields have no faults of their own."""
        return self.faulty is None or self.faulty.isdisjoint(keys)

    def silent_on(self, name: str) -> bool:
        """Whether a field is neither given, rightly or wrongly, nor named in not_recorded."""
        missing = getattr(self, name) is None and name not in self.model_fields_set
        return missing and self.sound(name)

    @model_validator(mode="wrap")
    @classmethod
    def _with_rules(
        cls, values: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        """Report field faults and, over the fields that are sound, rule faults, in one go."""
        try:
            record = handler(values)
        except ValidationError as error:
            raise _joined(cls, values, error, info.context) from None
        if cls.faulty is not None:
            return record
        if broken := [_details(fault) for fault in record.rules()]:
            raise ValidationError.from_exception_data(cls.__name__, broken)
        return record


def _joined(
    model: type[Fields], values: Any, error: ValidationError, context: Any
) -> ValidationError:
    """The field faults, with the rule faults of the record without the faulty fields."""
    details = [_again(each) for each in error.errors(include_url=False)]
    if isinstance(values, dict):
        part = sound_part(model, values, error, context)
        details += [_details(each) for each in part.rules() if part.sound(*map(str, each.loc[:1]))]
    return ValidationError.from_exception_data(model.__name__, details)


def sound_part(
    model: type[Model], values: dict[str, Any], error: ValidationError, context: Any
) -> Model:
    """The record that failed with this error, without its faulty fields."""
    locs = {each["loc"] for each in error.errors(include_url=False) if each["loc"]}
    faulty = {loc[0] for loc in locs}
    known = frozenset(fields_by_key(model)) & faulty
    sound = {key: value for key, value in values.items() if key not in faulty}
    for key, each in values.items():
        if key in known and isinstance(each, list) and {type(text) for text in each} == {str}:
            # Of a list of texts, what is sound keeps its position; what is not becomes "".
            sound[key] = ["" if (key, n) in locs else text for n, text in enumerate(each)]
    part: type[Model] = _without(model, known)
    return part.model_validate(sound, context=context)


@lru_cache(maxsize=256)
def _without(model: type[Model], faulty: frozenset[str]) -> type[Model]:
    """The same record, in which some fields may be missing and count as faulty."""
    optional: dict[str, Any] = {
        name: (Any, None if info.is_required() else info.default)
        for name, info in model.model_fields.items()
        if info.alias in faulty
    }
    part: type[Model] = create_model(model.__name__, __base__=model, **optional)
    part.faulty = faulty
    return part


def _details(fault: Fault) -> InitErrorDetails:
    error = refuse(fault.code, fault.message, fault.fix)
    return InitErrorDetails(type=error, loc=fault.loc, input=None)


def _again(error: Any) -> InitErrorDetails:
    context = error.get("ctx", {})
    own = "fix" in context
    kind = PydanticCustomError(error["type"], "{message}", context) if own else error["type"]
    return InitErrorDetails(type=kind, loc=error["loc"], input=error["input"], ctx=context)


def fields_by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """A model's fields under the keys that files use: `from` for from_."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def record_of(annotation: Any) -> type[Fields] | None:
    """The record inside an annotation such as `tuple[Outcome, ...] | None`, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return annotation
    return next((found for each in get_args(annotation) if (found := record_of(each))), None)


def choices(annotation: Any) -> list[str]:
    """The choices of a field that has some, in order."""
    if get_origin(annotation) is Literal:
        return [str(each) for each in get_args(annotation)]
    return [choice for each in get_args(annotation) for choice in choices(each)]


def model_at(model: type[Fields], loc: tuple[str | int, ...]) -> type[Fields] | None:
    """The record that lies at a path within another, if a record lies there."""
    found: type[Fields] | None = model
    for key in loc:
        if isinstance(key, int):
            continue
        info = fields_by_key(found).get(key) if found else None
        found = record_of(info.annotation) if info else None
    return found


def in_order(
    first: When | None, then: When | None, loc: tuple[str, ...], later: str, earlier: str
) -> Iterator[Fault]:
    """A fault where a date that comes second lies before the first."""
    if first and then and then.last.timestamp() < first.first.timestamp():
        yield Fault(
            loc,
            Code.ENDS_BEFORE_START,
            f"{later} ({then}) lies before {earlier} ({first}).",
            "Correct one of the two dates.",
        )


def unique(ids: list[str], loc: str, key: str = "id") -> Iterator[Fault]:
    """A fault for each id in a list of records that an earlier record has."""
    seen: set[str] = set()
    for index, each in enumerate(ids):
        if each in seen:
            yield Fault(
                (loc, index, key),
                Code.DUPLICATE_ID,
                f'"{each}" is the id of an earlier entry of {loc}.',
                "Give each entry an id of its own.",
            )
        seen.add(each)

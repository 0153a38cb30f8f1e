"""What a person may write in the fields of an event or a claim, checked against the text.

The value of a field is its whole new value, as the contract has it. What a person points at is
given as words of the text; what they leave out is filled in, so that the contract holds.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from selon.errors import UsageError
from selon.ledger.records import canonical
from selon.schema import read_events, read_weapons

Json: TypeAlias = Mapping[str, Any]

_TEXT: Final = "text"  # of the validation: the text that the words must stand in
_HUMAN: Final = "human"  # the reason of a place that a person chose
Number = Annotated[int, Field(ge=0, le=2**53)]
Day = Annotated[str, AfterValidator(lambda day: date.fromisoformat(day).isoformat())]
Stance = Literal["reports", "confirms", "claims", "alleges", "denies", "accuses", "threatens"]
Status = Literal["happened", "ongoing", "foiled", "threatened", "planned", "denied", "hypothetical"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
Kind = Literal[
    "official",
    "military",
    "armed_group",
    "media",
    "agency",
    "witness",
    "medical",
    "ngo",
    "expert",
    "unknown",
]


class Written(BaseModel):
    """Something that a person writes; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Pointed(Written):
    """A span of the text: half-open, in code points."""

    start: Number
    end: Number

    @model_validator(mode="after")
    def _inside(self, info: ValidationInfo) -> "Pointed":
        text = (info.context or {}).get(_TEXT)
        if self.start >= self.end or (text is not None and self.end > len(text)):
            raise ValueError(f"[{self.start}:{self.end}]")
        return self


class Words(Pointed):
    """Words of the text and where they stand; the words are read off the text."""

    text: str = ""

    @model_validator(mode="after")
    def _read(self, info: ValidationInfo) -> "Words":
        text = (info.context or {}).get(_TEXT)
        if text is not None:
            found = text[self.start : self.end]
            if self.text not in ("", found):
                raise ValueError(f"[{self.start}:{self.end}]: {found[:60]!r}")
            self.text = found
        return self


class WrittenParty(Words):
    """An initiator, a target, or who claims it."""

    name: str | None = None
    actor_id: str | None = None
    country: str | None = None
    because: tuple[()] = ()


class WrittenWeapon(Words):
    """A weapon by its class."""

    id: str
    because: tuple[()] = ()

    @model_validator(mode="after")
    def _known(self) -> "WrittenWeapon":
        if self.id not in read_weapons():
            raise ValueError(self.id)
        return self


class WrittenPlace(Words):
    """A place; without an entry of the gazetteer it has no coordinates."""

    name: str | None = None
    gazetteer_id: str | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    country: str | None = None
    admin1: str | None = None
    precision: Literal["exact", "locality", "district", "region", "country", "waters"] | None = None
    radius_km: float | None = None
    reason: str | None = _HUMAN
    because: tuple[()] = ()


class WrittenRange(Written):
    """A number as it was said; unknown is null, never 0."""

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    approx: bool = False
    start: Number | None = None
    end: Number | None = None

    @model_validator(mode="after")
    def _ordered(self, info: ValidationInfo) -> "WrittenRange":
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or not known:
            raise ValueError("low <= best <= high")
        if self.start is not None or self.end is not None:
            Pointed.model_validate({"start": self.start, "end": self.end}, context=info.context)
        return self


class WrittenToll(WrittenRange):
    """How many were killed or wounded, by one claim."""

    who: Literal["victims", "initiator", "all"] = "victims"
    parts: tuple[dict[str, Any], ...] = ()
    because: tuple[()] = ()


class WrittenCount(WrittenRange):
    """How many of it there were."""

    unit: str | None = None


class WrittenDate(Written):
    """The days of an event, both included; null is unknown."""

    start: Day | None = None
    end: Day | None = None
    precision: Literal["day", "week", "month", "year", "range"] = "day"
    text: str | None = None
    text_start: Number | None = None
    text_end: Number | None = None
    value: str | None = None
    anchor: str | None = _HUMAN
    because: tuple[()] = ()

    @model_validator(mode="after")
    def _days(self, info: ValidationInfo) -> "WrittenDate":
        if (self.start or self.end) is None or (self.start or "") > (self.end or "9999"):
            raise ValueError("start <= end")
        if self.text_start is not None or self.text_end is not None:
            place = {"start": self.text_start, "end": self.text_end}
            self.text = Words.model_validate(place, context=info.context).text
        return self


class WrittenSource(Words):
    """Who says it; null is the article's own voice."""

    name: str | None = None
    kind: Kind = "unknown"
    actor_id: str | None = None


class WrittenMention(Words):
    """Words that name an event, and the claim that they stand in."""

    claim_id: str | None = None


# What each field may hold, by the list that the record stands in. "claims.0.killed" is "killed".
FIELDS: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "events": {
            "sub_event_type": str,
            "status": Status,
            "aggregate": bool,
            "background": bool,
            "initiator": tuple[WrittenParty, ...],
            "target": tuple[WrittenParty, ...],
            "responsibility": tuple[WrittenParty, ...],
            "weapon": tuple[WrittenWeapon, ...],
            "places": tuple[WrittenPlace, ...],
            "date": WrittenDate | None,
            "count": WrittenCount | None,
            "killed": WrittenToll | None,
            "wounded": WrittenToll | None,
            "mentions": Annotated[tuple[WrittenMention, ...], Field(min_length=1)],
        },
        "claims": {
            "source": WrittenSource | None,
            "cue": Words | None,
            "content": Pointed,
            "stance": Stance,
            "factuality": Factuality,
            "distance": bool,
            "preliminary": bool,
            "direct": bool,
        },
    }
)


def checked(family: str, field: str, value: object, text: str | None) -> object:
    """Give a value as the contract has it; UsageError says what is wrong with it.

    `review.field`: there is no such field. `review.value`: it may not hold that.
    """
    name = field.rpartition(".")[2]
    if name not in FIELDS.get(family, {}):
        known = ", ".join(FIELDS.get(family, {}))
        raise UsageError("review.field", field=field, known=known)
    if name == "sub_event_type" and str(value) not in read_events():
        raise UsageError("review.value", field=field, detail=str(value)[:60])
    try:
        found = _adapter(family, name).validate_json(
            canonical(value), strict=True, context={_TEXT: text}
        )
    except ValidationError as error:
        raise UsageError("review.value", field=field, detail=_detail(error)) from error
    return _adapter(family, name).dump_python(found, mode="json")


@cache
def _adapter(family: str, name: str) -> TypeAdapter[Any]:
    return TypeAdapter(FIELDS[family][name])


def _detail(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")

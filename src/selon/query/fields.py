"""What can be asked of an incident: fields, the operators of each, and what their values may be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

TEXT: Final = "text"
UNSAID: Final = "?"  # as a value: nobody says anything

_NUMBER: Final = re.compile(r"\d+|\?")
_DAY: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SPAN: Final = re.compile(rf"({_DAY.pattern})(\.\.({_DAY.pattern}))?")
_DEGREES: Final = r"-?\d{1,3}(\.\d+)?"
_BOX: Final = re.compile(rf"{_DEGREES}(,{_DEGREES}){{3}}")
_COMPARING: Final = (":", "=", "!=", "<", "<=", ">", ">=")
_NAMING: Final = (":",)


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `fault` gives the end of the code of an error, or None where a value will do."""

    kind: str  # number | date | name | place | box | text
    ops: tuple[str, ...]
    fault: Callable[[str], str | None]


def _number(value: str) -> str | None:
    return None if _NUMBER.fullmatch(value) else "number"


def _date(value: str) -> str | None:
    return None if value == UNSAID or _SPAN.fullmatch(value) else "date"


def _box(value: str) -> str | None:
    return None if value == UNSAID or _BOX.fullmatch(value) else "box"


def _anything(_value: str) -> str | None:
    return None


NUMBER: Final = Field("number", _COMPARING, _number)
DATE: Final = Field("date", _COMPARING, _date)
NAME: Final = Field("name", _NAMING, _anything)
PLACE: Final = Field("place", (*_NAMING, "~"), _anything)
BOX: Final = Field("box", _NAMING, _box)
WORDS: Final = Field("text", _NAMING, _anything)

FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "killed": NUMBER,
        "wounded": NUMBER,
        "voices": NUMBER,
        "independent": NUMBER,
        "documents": NUMBER,
        "differences": NUMBER,
        "date": DATE,
        "published": DATE,
        "id": NAME,
        "type": NAME,
        "status": NAME,
        "grade": NAME,
        "initiator": NAME,
        "target": NAME,
        "actor": NAME,
        "claimant": NAME,
        "weapon": NAME,
        "country": NAME,
        "admin1": NAME,
        "precision": NAME,
        "place": PLACE,
        "box": BOX,
        "differs": NAME,
        "outlet": NAME,
        "doc": NAME,
        "language": NAME,
        TEXT: WORDS,
    }
)

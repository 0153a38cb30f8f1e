"""What the page says: "reader.accept" is `accept` in `messages/<language>/page_reader.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from selon.contract import Json
from selon.formats import wording
from selon.incidents.wording import difference_value
from selon.messages import LANGUAGES, catalogue, message
from selon.web.countries import country_names

_AREA: Final = "page_{}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language of the interface, as templates ask for them."""

    language: str

    def say(self, key: str, /, **fields: object) -> str:
        """Give a text of the page; KeyError where there is none."""
        screen, _, name = key.partition(".")
        return message(_AREA.format(screen), name, language=self.language, **fields)

    def count(self, key: str, number: int, /, **fields: object) -> str:
        """Give a text with a number in it: `KEY.one` for one (in French for none too)."""
        none_is_one = wording.term("one", "zero", self.language) == "one"
        form = "one" if number == 1 or (number == 0 and none_is_one) else "many"
        return self.say(f"{key}.{form}", number=self.number(number), **fields)

    def number(self, value: int) -> str:
        """Give a number with its thousands set apart."""
        return wording.number(value, self.language)

    def term(self, kind: str, value: str, area: str = "formats") -> str:
        """Give the word for a code of the contract: `term("stance", "denies")`."""
        return wording.term(kind, value, self.language, area=area)

    def codes(self, kind: str) -> list[tuple[str, str]]:
        """Give the codes of a kind with their words: every stance, every status."""
        known = catalogue("formats", self.language)
        start = f"{kind}."
        return [(key.removeprefix(start), t) for key, t in known.items() if key.startswith(start)]

    def terms(self, kind: str, values: Iterable[str], area: str = "formats") -> str:
        """Give the words for several codes, one after another."""
        return ", ".join(self.term(kind, value, area) for value in values)

    def day(self, value: date | str) -> str:
        """Give a day, of a date or of its ISO form."""
        known = date.fromisoformat(value) if isinstance(value, str) else value
        return wording.day(known, self.language)

    def days(self, period: Json | None) -> str:
        """Give a date as precisely as it is known; "" where it is not."""
        return wording.days(period, self.language)

    def figure(self, quantity: Json) -> str:
        """Give a number as it was said: "at least 28"."""
        return wording.figure(quantity, self.language)

    def weapon(self, name: str) -> str:
        """Give the label of a class of weapons."""
        return wording.weapon(name, self.language)

    def country(self, code: str) -> str:
        """Give the name of a country; its code where it is in no list."""
        return country_names(self.language).get(code, code)

    def disputed(self, field: str, value: str) -> str:
        """Give one side of a difference."""
        return difference_value(field, value, self.language)

    def event_type(self, name: str) -> str:
        """Give the label of a type of event."""
        return wording.event_type(name, self.language)


def has_text(key: str) -> bool:
    """Say whether the page has a text under this key."""
    screen, _, name = key.partition(".")
    return name in catalogue(_AREA.format(screen), "en")


def chosen(cookies: Mapping[str, str], accepted: str, default: str) -> str:
    """Give the language to answer in: what was chosen, else what the browser asks for.

    >>> chosen({}, "de-DE, fr;q=0.8, en;q=0.5", "en")
    'fr'
    """
    known = cookies.get("ui")
    if known in LANGUAGES:
        return known
    tags = [part.partition(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((tag for tag in tags if tag in LANGUAGES), default)

"""What a document in which no event was found says of when: the only day that it names."""

from datetime import date
from functools import cache
from typing import Final

from selon.folding import fold
from selon.lang import folders
from selon.repertoire import open_repertoire

_BEGINNING: Final = 600  # characters in which news says when


def only_day(text: str, language: str | None, published: int | None, most: int) -> int | None:
    """Give the day that the beginning of a text names, where it names one.

    Days are ordinals of `date`. None where it names none or several, where the day lies more than
    `most` days before publication, and where nobody knows either.
    """
    if language is None or language not in _languages() or published is None:
        return None
    beginning = fold(text[:_BEGINNING]).text
    named = open_repertoire(language).times(beginning, date.fromordinal(published))
    days = {t.start for t in named if t.precision == "day" and t.start and t.start == t.end}
    if len(days) != 1:
        return None
    day = min(days).toordinal()
    return day if 0 <= published - day <= most else None


@cache
def _languages() -> frozenset[str]:
    return frozenset(folders.languages())

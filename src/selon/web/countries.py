"""Countries by their codes: names in both languages, and their numbers on world maps."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from selon.tables import read_rows

_LONGER = 2  # times the common name


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Give the names of countries by their codes (ISO 3166-1)."""
    rows = list(read_rows(files("selon.data") / "countries.tsv"))
    if language == "en":
        return MappingProxyType({row["code"]: row["en"] for row in rows})
    return MappingProxyType({row["code"]: _other(row["names"]) or row["en"] for row in rows})


@cache
def country_numbers() -> Mapping[str, str]:
    """Give the numeric codes of countries, three digits, by their codes."""
    rows = read_rows(files("selon.data") / "country_codes.tsv")
    return MappingProxyType({row["code"]: row["numeric"] for row in rows if row["numeric"]})


def _other(names: str) -> str | None:
    """Give the French name, which stands second; a much longer one is what a state calls itself.

    >>> _other("Syria|Syrie|Syrian Arab Republic"), _other("Iran|Islamic Republic of Iran")
    ('Syrie', 'Iran')
    """
    first, second = (*names.split("|"), "")[:2]
    return first if not second or len(second) > _LONGER * len(first) else second

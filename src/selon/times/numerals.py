"""Numbers as written in time expressions: digits, number words and ordinals.

Times need numbers only up to a year ("deux mille vingt"); `selon.quantities` reads tolls.
"""

import re
import unicodedata
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d{1,4}")


def plain(word: str) -> str:
    """Lower-case, without accents and outer dots and spaces: how words of a table are looked up.

    >>> plain("Févr.")
    'fevr'
    """
    folded = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(kept.split()).strip(".")


def read_number(text: str, words: Mapping[str, int | str]) -> int | None:
    """Read digits or number words; None where the words make no number.

    `words` maps plain words to values; 20, 100 and 1000 multiply what stands before them when that
    is smaller (French "quatre-vingts").

    >>> table = {"quatre": 4, "vingt": 20, "treize": 13, "deux": 2, "mille": 1000}
    >>> read_number("quatre-vingt-treize", table), read_number("deux mille vingt", table)
    (93, 2020)
    """
    digits = _DIGITS.match(text.strip())
    if digits:
        return int(digits.group())
    total = current = 0
    known = False
    for word in _WORD.findall(plain(text)):
        value = words.get(word)
        if not isinstance(value, int):
            continue
        known = True
        if value == 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100 or (value == 20 and 1 < current < 10):
            current = max(current, 1) * value
        else:
            current += value
    return total + current if known else None


def read_ordinal(text: str, words: Mapping[str, int | str]) -> int | None:
    """Read "2e", "première", "dernier" (-1); None where unknown.

    >>> read_ordinal("21ème", {}), read_ordinal("dernière", {"derniere": -1})
    (21, -1)
    """
    digits = _DIGITS.match(text.strip())
    if digits:
        return int(digits.group())
    value = words.get(plain(text))
    return value if isinstance(value, int) else None

"""Keys under which spellings of one name agree: transliterations of Arabic, Cyrillic and others.

"Deir ez-Zor", "Deir Ezzor" and "Dayr az Zawr" have one key. The substitutions are the project's
own, tuned on a list of 61 places in 275 spellings.
"""

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_LETTERS: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ə": "a", "ð": "d"}
)
# A sun letter doubled by the article written onto the word: "Ezzor", "Assuwayda".
_ASSIMILATED: Final = re.compile(r"^[ae]([szrndt])\1(?=[a-z]{2})")
_ASSIMILATED_SH: Final = re.compile(r"^(?:esh|ech|ash|ach)(?=sh|ch)")
_DIGRAPHS: Final = (
    ("tch", "S"),
    ("sch", "S"),
    ("sh", "S"),
    ("ch", "S"),
    ("kh", "K"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("zh", "j"),
    ("dj", "j"),
    ("dg", "j"),
)
_SOFT_G: Final = re.compile(r"gu(?=[ei])")
_SOFT_C: Final = re.compile(r"c(?=[eiy])")
_CONSONANTS: Final = (("qu", "k"), ("ck", "k"), ("q", "k"))
_INITIAL_W: Final = re.compile(r"^ou(?=[aeiou])")
_VOWELS: Final = (("aou", "au"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "u"), ("y", "i"))
_DIPHTHONGS: Final = (("ai", "e"), ("ae", "e"), ("ei", "e"), ("au", "o"), ("ao", "o"), ("uo", "u"))
_MUTE_H: Final = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_DOUBLED: Final = re.compile(r"(.)\1+")
_ENDING: Final = re.compile(r"(ie|ia|e|a|h)$")
_MERGED: Final = str.maketrans("eo", "iu")
_LONG: Final = 3  # endings are cut from words longer than this


@cache
def read_small() -> frozenset[str]:
    """Give the articles that do not count when spellings are compared."""
    table = files("selon.data") / "places" / "articles.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["articles"]
    return frozenset(form for row in rows for form in row["forms"])


def sound_of(keys: Iterable[str], small: Collection[str]) -> str:
    """Give the key of a name from the keys of its words, without the articles in `small`.

    >>> sound_of(["deir", "ez", "zor"], {"ez"}) == sound_of(["dayr", "azzor"], {"ez"})
    True
    """
    kept = [key for key in keys if key not in small]
    merged = "".join(map(_word, kept or keys)).translate(_MERGED)
    return _DOUBLED.sub(r"\1", merged)


@lru_cache(maxsize=65536)
def _word(word: str) -> str:
    word = _ASSIMILATED_SH.sub("", word.translate(_LETTERS))
    if _ASSIMILATED.match(word):
        word = word[2:]
    word = _consonants(word)
    word = _INITIAL_W.sub("u", word)
    word = _replaced(word, _VOWELS)
    word = _DOUBLED.sub(r"\1", word)
    word = _MUTE_H.sub("", _replaced(word, _DIPHTHONGS))
    word = _DOUBLED.sub(r"\1", word)
    if len(word) > _LONG:
        word = _ENDING.sub(lambda m: "i" if m.group(1) in ("ie", "ia") else "", word)
    return word


def _consonants(word: str) -> str:
    word = _SOFT_G.sub("g", _replaced(word, _DIGRAPHS))
    word = _SOFT_C.sub("s", _replaced(word, _CONSONANTS))
    return word.replace("c", "k").replace("x", "ks").replace("K", "k")


def _replaced(word: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        word = word.replace(old, new)
    return word

"""Keys to look names up by, as numbers: the same name in another spelling has the same key.

Four kinds, from strict to loose, each searched only where the one before finds nothing:

- `spelled`: without case, accents or punctuation;
- `sounding`: transliterations agree ("Deir ez-Zor", "Dayr az Zawr");
- `skeleton`: consonants only ("Naplouse", "Nablus"), for names of three or more;
- `arabic`: Arabic letters without points that writers leave out.

The number of a key is the first 8 bytes of its BLAKE2b hash, so that a table of keys needs no
full-text index and no name is loaded to be compared. Of 10 million keys, two differ and share a
number once in some 370,000 tables.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from selon.gazetteer.sounding import sound_of
from selon.tokens import is_acronym, keys_of

# Marks that keep keys of different kinds apart.
SPELLED: Final = "f"
LOWER: Final = "l"  # of a name that begins with a small letter: "mer Rouge"
PREFIX: Final = "p"  # the first words of a longer name
ACRONYM: Final = "="
SOUND: Final = "k"
SKELETON: Final = "s"
ARABIC: Final = "a"
CAPITAL: Final = "capital"

# Fewer consonants than these say too little.
_BONES: Final = 3
# A name of one or two letters is looked up as written only.
_LETTERS: Final = 3

_POINTS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_UNITED: Final = str.maketrans(
    "\u0623\u0625\u0622\u0671\u0649\u0626\u06cc\u0624\u0629\u06a9\u06af\u06be\u06c1\u06c0\u067e\u06a4\u0686\u0698",
    "\u0627\u0627\u0627\u0627\u064a\u064a\u064a\u0648\u0647\u0643\u0643\u0647\u0647\u0647\u0628\u0641\u062c\u0632",
    "\u0621\u200c",
)
_THE: Final = "\u0627\u0644"  # the Arabic article
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_LATIN: Final = re.compile(r"[^\W\d_][^\u0370-\U0010ffff]*")
_VOWELS: Final = re.compile("[aeiou]")
_BLURRED: Final = str.maketrans("pvz", "bbs")


@lru_cache(maxsize=65536)
def number(kind: str, key: str) -> int:
    """Give the number of a key, a signed 64-bit integer as SQLite holds them."""
    digest = blake2b(f"{kind}{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def is_latin(name: str) -> bool:
    """Say whether a name is written in Latin letters."""
    return _LATIN.fullmatch(name) is not None


def is_arabic(name: str) -> bool:
    """Say whether a name is written in Arabic letters."""
    return _ARABIC.search(name) is not None


def arabic_of(name: str) -> str:
    """Give the key of a name in Arabic letters, without article, points or spaces."""
    plain = re.sub(r"[^\w\s]", " ", _POINTS.sub("", name).translate(_UNITED))
    words = (w[2:] if w.startswith(_THE) and len(w) > 4 else w for w in plain.split())
    return "".join(words)


def skeleton_of(sound: str) -> str | None:
    """Give the consonants of a sounding key; None where they are too few to tell a name.

    >>> skeleton_of("nablus") == skeleton_of("napluz".replace("plu", "blu"))
    True
    """
    bones = _VOWELS.sub("", sound).translate(_BLURRED)
    bones = bones.replace("h", "") if len(bones) > _BONES else bones
    if len(bones) < _BONES:
        return None
    return ("a" if sound[0] in "aeiou" else "") + re.sub(r"(.)\1+", r"\1", bones)


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Give the words of a name as keys: as written, and with its apostrophes closed up."""
    seen = set()
    for written in (name, name.replace("'", "")) if "'" in name else (name,):
        words = keys_of(written)
        if words and words not in seen:
            seen.add(words)
            yield words


def prefixes(words: Sequence[str]) -> Iterator[str]:
    """Give the beginnings of a name of several words, without the whole."""
    return (" ".join(words[:end]) for end in range(1, len(words)))


def numbers_of(name: str, small: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Give every number that a name is filed under, with the kind of its key and the key.

    `small` are the articles that do not count when spellings are compared.
    """
    if is_arabic(name):
        yield _filed(ARABIC, arabic_of(name))
    elif is_acronym(name):
        yield _filed(ACRONYM, name)
    else:
        yield from _latin(name, small)


def _filed(kind: str, key: str) -> tuple[int, str, str]:
    return number(kind, key), kind, key


def _latin(name: str, small: Collection[str]) -> Iterator[tuple[int, str, str]]:
    sounds: dict[str, None] = {}
    for words in spellings(name):
        key = " ".join(words)
        if len(key) < _LETTERS:
            continue
        yield _filed(SPELLED, key)
        if name[0].islower():
            yield _filed(LOWER, key)
        for prefix in prefixes(words):
            yield _filed(PREFIX, prefix)
        sounds[sound_of(words, small)] = None
    for sound in sounds:
        if not sound:
            continue
        yield _filed(SOUND, sound)
        skeleton = skeleton_of(sound)
        if skeleton is not None:
            yield _filed(SKELETON, skeleton)

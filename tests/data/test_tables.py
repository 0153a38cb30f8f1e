"""The tables of actors and places hold what their readers rely on."""

import re
from importlib.resources import files

import pytest

from selon.tables import read_rows

DATA = files("selon.data")
ISO = re.compile(r"[A-Z]{2}")
PLACES = (
    "divisions.tsv",
    "localities.tsv",
    "quarters.tsv",
    "regions.tsv",
    "sites.tsv",
    "waters.tsv",
)
COLUMNS = [
    "id",
    "feature",
    "country",
    "within",
    "lat",
    "lon",
    "radius_km",
    "population",
    "en",
    "fr",
    "ar",
    "aliases",
    "former",
]


def _rows(*path):
    table = DATA
    for part in path:
        table = table / part
    return list(read_rows(table))


@pytest.mark.parametrize(
    ("path", "column"),
    [
        (("actors.tsv",), "id"),
        (("countries.tsv",), "code"),
        (("places", "country_points.tsv"), "code"),
        (("places", "division_names.tsv"), "id"),
        *((("places", name), "id") for name in PLACES),
    ],
)
def test_ids_are_unique_and_sorted(path, column):
    ids = [row[column] for row in _rows(*path)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("path", [("actors.tsv",), *(("places", name) for name in PLACES)])
def test_countries_are_codes_that_are_known(path):
    tables = (("countries.tsv",), ("places", "country_points.tsv"))
    known = {row["code"] for table in tables for row in _rows(*table)}
    used = {row["country"] for row in _rows(*path)} - {""}
    assert {code for code in used if not ISO.fullmatch(code)} == set()
    assert used <= known


@pytest.mark.parametrize("name", PLACES)
def test_points_lie_on_earth_and_reach_somewhere(name):
    for row in _rows("places", name):
        assert list(row)[: len(COLUMNS)] == COLUMNS
        assert row["en"], row["id"]
        assert row["fr"], row["id"]
        assert float(row["radius_km"]) > 0, row["id"]
        assert -90 <= float(row["lat"]) <= 90, row["id"]
        assert -180 <= float(row["lon"]) <= 180, row["id"]


def test_places_lie_within_places():
    """What `within` names is a row of these tables, or a place of GeoNames."""
    rows = [row for name in PLACES for row in _rows("places", name)]
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        above = row["within"]
        assert not above or above.startswith(("geonames:", "country:")) or above in ids, row["id"]
        assert above != row["id"]


def test_exonyms_are_sorted_and_named_once():
    rows = [(row["country"], row["name"]) for row in _rows("places", "exonyms_fr.tsv")]
    assert len(rows) == len(set(rows))
    lines = (DATA / "places" / "exonyms_fr.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
    assert lines == sorted(lines)


def test_every_actor_has_a_name_and_a_role():
    import tomllib

    roles = tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))["roles"]
    known = {role["id"] for role in roles}
    for row in _rows("actors.tsv"):
        assert row["en"], row["id"]
        assert row["fr"], row["id"]
        assert row["role"] in known, row["id"]

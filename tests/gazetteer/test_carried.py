"""The edition that selon carries is the one that its tables make."""

import sqlite3
from contextlib import closing

import pytest

from selon.gazetteer.building import tables_digest
from selon.gazetteer.distance import kilometres
from selon.gazetteer.editions import carried, open_edition
from selon.gazetteer.features import read_features
from selon.gazetteer.tables import OWN, data
from selon.tables import read_rows

PRECISIONS = {"exact", "locality", "district", "region", "country", "waters"}


@pytest.fixture(scope="module")
def base():
    with closing(sqlite3.connect(carried())) as opened:
        yield opened


def test_the_file_is_made_from_the_tables_as_they_stand():
    made = "run `python -m selon.gazetteer`: the tables of places have changed"
    assert open_edition(carried()).digest == tables_digest(), made


def test_the_tables_are_small_enough_to_carry():
    assert (
        sum(len(file.read_bytes()) for file in data().iterdir() if ".sqlite" not in file.name)
        < 20_000_000
    )


def test_every_key_and_name_leads_to_a_place(base):
    lost = "SELECT count(*) FROM {} WHERE place > 0 AND place NOT IN (SELECT id FROM places)"
    for table in ("keys", "names", "sounds"):
        assert base.execute(lost.format(table)).fetchone() == (0,)


def test_every_place_has_a_point_a_feature_a_source_and_a_name(base):
    features = read_features()
    rows = base.execute("SELECT DISTINCT feature, precision FROM places").fetchall()
    assert {feature for feature, _ in rows} <= set(features)
    assert all(features[feature].precision == precision for feature, precision in rows)
    assert {f.precision for f in features.values()} <= PRECISIONS
    bad = "SELECT ref FROM places WHERE abs(lat) > 90 OR abs(lon) > 180"
    assert base.execute(bad).fetchall() == []
    unsourced = "SELECT ref FROM places WHERE source NOT IN (SELECT id FROM sources)"
    assert base.execute(unsourced).fetchall() == []
    nameless = "SELECT ref FROM places WHERE id NOT IN (SELECT place FROM names)"
    asked_for = {ref.partition(":")[0] for (ref,) in base.execute(nameless)}
    assert asked_for == {"part", "border"}  # by country and bearing, never by a name


def test_every_source_has_a_licence_and_an_attribution(base):
    for row in base.execute("SELECT name, licence, attribution FROM sources"):
        assert all(row)


def test_the_chain_of_containers_ends_without_a_circle(base):
    above = dict(base.execute("SELECT id, within FROM places WHERE within IS NOT NULL"))
    for id_ in list(above)[::50]:
        seen = set()
        while id_ in above:
            assert id_ not in seen
            seen.add(id_)
            id_ = above[id_]


def test_containers_of_own_rows_are_known(base):
    refs = {ref for (ref,) in base.execute("SELECT ref FROM places")}
    rows = [row for name in OWN for row in read_rows(data() / name)]
    rows = [row for row in rows if row.get("source") != "geonames"]  # some of its own are lost
    assert {row["within"] for row in rows if row["within"]} <= refs


@pytest.mark.parametrize(
    ("ref", "point", "near"),
    [
        ("part:ML-0", (18.5, -1.5), 250),
        ("part:NG-45", (11.5, 12.0), 150),
        ("part:SY-90", (35.5, 40.0), 150),
        ("border:BI-CD", (-3.2, 29.2), 60),
        ("border:IQ-SY", (35.0, 41.2), 150),
    ],
)
def test_parts_and_borders_lie_where_people_say(base, ref, point, near):
    at = base.execute("SELECT lat, lon FROM places WHERE ref = ?", (ref,)).fetchone()
    assert kilometres(at, point) < near


def test_a_country_of_few_divisions_has_no_parts(base):
    told = "SELECT ref FROM places WHERE ref LIKE 'part:AE-%' OR ref LIKE 'part:MC-%'"
    assert {ref[:7] for (ref,) in base.execute(told)} <= {"part:AE"}

"""The tables of actors, of their allegiances and of shared names: every rule that they keep."""

import re
import tomllib
from collections import defaultdict
from datetime import date
from importlib.resources import files

import pytest

from selon.actors.lexicon import Relation
from selon.actors.listing import spellings
from selon.tables import read_rows
from selon.tokens import keys_of

DATA = files("selon.data")
ACTORS = list(read_rows(DATA / "actors.tsv"))
ALLEGIANCES = list(read_rows(DATA / "allegiances.tsv"))
SHARED = list(read_rows(DATA / "shared_names.tsv"))
ROLES = {
    role["id"]: role
    for role in tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))["roles"]
}
COUNTRIES = {row["code"] for row in read_rows(DATA / "countries.tsv")}
BY_ID = {row["id"]: row for row in ACTORS}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_GOVERNMENT = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK"
_OTHERS = "AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO UNO EUR NGO ISM IMG MNC"
SECTORS = frozenset(f"{_GOVERNMENT} {_OTHERS}".split())
ARMED = {"armed-group", "militia", "communal-militia", "state-affiliated-militia", "pmc"}


def _is_known(id_):
    country, _, code = id_.partition(":")
    composed = country in COUNTRIES and code in {role.get("code") for role in ROLES.values()}
    return id_ in BY_ID or composed


def test_every_actor_keeps_the_rules():
    for row in ACTORS:
        assert list(_faults(row)) == [], row


def _faults(row):
    """Give the columns that are not as they must be."""
    inter = str(ROLES[row["role"]]["inter"]) if row["role"] in ROLES else None
    rules = {
        "id": re.fullmatch(r"[A-Z][A-Z0-9-]*:[A-Z0-9.'-]+", row["id"]),
        "en": row["en"],
        "fr": row["fr"],
        "role": row["role"] in ROLES,
        "country": not row["country"] or row["country"] in COUNTRIES,
        "since": _is_day(row["since"]),
        "until": _is_day(row["until"]) and _in_order(row),
        "inter": row["inter"] in ("", *"12345678") and row["inter"] != inter,  # only if another
        "plover": not row["plover"] or row["plover"] in SECTORS,
        "wikidata": not row["wikidata"] or re.fullmatch(r"Q[1-9]\d*", row["wikidata"]),
        "spaces": all(cell == " ".join(cell.split()) for cell in row.values()),
        "names": _once(row),
    }
    yield from (name for name, kept in rules.items() if not kept)


def _is_day(text):
    return not text or DAY.fullmatch(text)


def _in_order(row):
    return not (row["since"] and row["until"]) or row["since"][:4] <= row["until"][:4]


def _once(row):
    names = [name for column in ("fr", "ar", "aliases") for name in row[column].split("|") if name]
    return len(names) == len(set(names))


def test_armed_groups_have_a_reference():
    without = [r["id"] for r in ACTORS if r["role"] in ARMED and not r["reference"]]
    assert len(without) <= 0.12 * sum(r["role"] in ARMED for r in ACTORS), without


def test_years_are_of_this_time():
    years = {int(r[c][:4]) for r in ACTORS for c in ("since", "until") if r[c]}
    assert min(years) >= 1700
    assert max(years) <= date.today().year + 1  # noqa: DTZ011 - a year is enough


def test_wikidata_ids_name_one_actor_each():
    ids = [row["wikidata"] for row in ACTORS if row["wikidata"]]
    assert len(ids) == len(set(ids))


def test_every_allegiance_is_between_actors_and_has_a_reference():
    for row in ALLEGIANCES:
        assert row["actor"] in BY_ID, row
        assert _is_known(row["of"]), row
        assert row["actor"] != row["of"], row
        assert row["relation"] in Relation.__args__, row
        assert row["reference"], row
        assert _is_day(row["since"]), row
        assert _is_day(row["until"]), row
        assert _in_order(row), row


def test_allegiances_are_sorted_and_stand_once():
    rows = [(r["actor"], r["relation"], r["of"], r["since"]) for r in ALLEGIANCES]
    assert rows == sorted(set(rows))


def _bearers():
    """Give every name that several actors bear, with their ids."""
    found = defaultdict(set)
    for row in ACTORS:
        for name, exact, _ in spellings(row):
            found[name if exact else keys_of(name)].add(row["id"])
    return {name: ids for name, ids in found.items() if len(ids) > 1}


def test_names_that_several_bear_are_listed():
    listed = {}
    for row in SHARED:
        ids = set(row["actors"].split("|"))
        assert not row["default"] or row["default"] in ids
        assert row["decided_by"] in ("countries", "dates", "countries and dates")
        listed |= {row["name"]: ids, keys_of(row["name"]): ids}
    bearers = _bearers()
    assert {name: ids for name, ids in bearers.items() if listed.get(name) != ids} == {}
    said = {name if isinstance(name, str) else " ".join(name) for name in bearers}
    unused = [
        r["name"]
        for r in SHARED
        if r["name"] not in said and " ".join(keys_of(r["name"])) not in said
    ]
    assert unused == []


@pytest.mark.parametrize("row", SHARED, ids=lambda row: row["name"])
def test_something_decides_whose_name_it_is(row):
    actors = [BY_ID[id_] for id_ in row["actors"].split("|")]
    columns = {
        "countries": ("country",),
        "dates": ("since", "until"),
        "countries and dates": ("country", "since", "until"),
    }[row["decided_by"]]
    assert len({tuple(a[c] for c in columns) for a in actors}) == len(actors)


def test_roles_have_classes_and_sectors():
    for role in ROLES.values():
        assert 1 <= role["inter"] <= 8
        assert role["plover"] in SECTORS
        if role.get("domestic"):
            assert role["inter"] == 1

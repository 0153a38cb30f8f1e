"""An edition from dumps in GeoNames' exact format (invented places), beside the carried one."""

import sqlite3
from contextlib import closing
from zipfile import ZipFile

import pytest

from selon.errors import SelonError
from selon.gazetteer.building import build_large
from selon.gazetteer.editions import open_edition
from selon.gazetteer.geonames import digest_of, read_geonames
from selon.gazetteer.lookup import open_gazetteer
from selon.gazetteer.searching import Context, search

ADMIN1 = "IQ.90\tQorvan\tQorvan\t9900001\n"
ADMIN2 = "IQ.90.9900002\tQaḑā’ Sirta\tQada' Sirta\t9900002\n"
PLACES = [
    ("9900001", "Qorvān", "Qorvan", "33.10", "44.10", "A", "ADM1", "IQ", "90", "", "0"),
    (
        "9900002",
        "Qaḑā’ Sirta",
        "Qada' Sirta",
        "33.2",
        "44.2",
        "A",
        "ADM2",
        "IQ",
        "90",
        "9900002",
        "0",
    ),
    ("9900003", "Sirta", "Sirta", "33.21", "44.22", "P", "PPL", "IQ", "90", "9900002", "1200"),
    ("9900004", "Ţuwayjah", "Tuwayjah", "33.30", "44.30", "P", "PPL", "IQ", "90", "9900002", "0"),
    ("9900005", "Wādī Sirta", "Wadi Sirta", "33.4", "44.4", "H", "STM", "IQ", "90", "", "0"),
    ("9900006", "Sirta Hotel", "Sirta Hotel", "33.4", "44.4", "S", "HTL", "IQ", "90", "", "0"),
    ("98182", "Baghdad", "Baghdad", "33.34058", "44.40088", "P", "PPLC", "IQ", "07", "", "7216000"),
]
ALTERNATES = [
    ("1", "9900003", "fr", "Sirte-la-Vieille", "1", "", "", ""),
    ("2", "9900003", "ar", "سرتا", "", "", "", ""),
    ("3", "9900003", "", "Sirtah", "", "", "", ""),
    ("4", "9900003", "fr", "Kessabad", "", "", "", "1"),
    ("5", "9900003", "link", "https://example.org/Sirta", "", "", "", ""),
    ("6", "9900003", "ru", "Сирта", "", "", "", ""),
]


def line(id_, name, plain, lat, lon, kind, code, country, admin1, admin2, people):
    cells = [id_, name, plain, "", lat, lon, kind, code, country, "", admin1, admin2]
    return "\t".join([*cells, "", "", people, "", "34", "Asia/Baghdad", "2024-01-01"]) + "\n"


@pytest.fixture(scope="module")
def dumps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dumps")
    (folder / "admin1CodesASCII.txt").write_text(ADMIN1, encoding="utf-8")
    (folder / "admin2Codes.txt").write_text(ADMIN2, encoding="utf-8")
    with ZipFile(folder / "IQ.zip", "w") as archive:
        archive.writestr("readme.txt", "")
        archive.writestr("IQ.txt", "".join(line(*place) for place in PLACES))
    (folder / "alternatenames").mkdir()
    alternates = "".join("\t".join([*row, "", ""]) + "\n" for row in ALTERNATES)
    (folder / "alternatenames" / "IQ.txt").write_text(alternates, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def entries(dumps):
    return {entry.ref: entry for entry in read_geonames(dumps)}


def test_places_are_read_with_their_kind_and_chain(entries):
    town = entries["geonames:9900003"]
    assert (town.feature, town.country, town.admin1) == ("locality", "IQ", "Qorvan")
    assert (town.lat, town.lon, town.population) == (33.21, 44.22, 1200)
    assert town.within == "geonames:9900002"
    assert entries["geonames:9900002"].within == "geonames:9900001"
    assert entries["geonames:9900001"].within == "country:IQ"
    assert entries["geonames:9900005"].feature == "river"


def test_what_no_news_name_is_left_out(entries):
    assert "geonames:9900006" not in entries


def test_names_keep_their_language_and_kind(entries):
    names = {(n.text, n.language, n.kind) for n in entries["geonames:9900003"].names}
    assert ("Sirte-la-Vieille", "fr", "official") in names
    assert ("سرتا", "ar", "exonym") in names
    assert ("Sirtah", "", "transliteration") in names
    assert ("Kessabad", "fr", "former") in names
    assert not [text for text, _, _ in names if "http" in text or "С" in text]


@pytest.fixture(scope="module")
def large(dumps, tmp_path_factory):
    path = tmp_path_factory.mktemp("edition") / "large.sqlite"
    digest = digest_of(dumps)
    build_large(path, read_geonames(dumps), made_from="GeoNames IQ", digest=digest)
    return path


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Sirte-la-Vieille", "geonames:9900003"),
        ("Kessabad", "geonames:9900003"),
        ("سرتا", "geonames:9900003"),
        ("Touwaïja", "geonames:9900004"),  # by its sound
        ("Bagdad", "geonames:98182"),  # the carried edition's French name stays
    ],
)
def test_the_large_edition_answers_for_old_and_new(large, name, id_):
    found = search(open_gazetteer(open_edition(large)), name, Context(countries=("IQ",)))
    assert found[0].place.id == id_


def test_the_large_edition_says_what_it_is(large):
    edition = open_edition(large)
    assert edition.name == "large"
    assert edition.meta["made_from"] == "GeoNames IQ"
    assert int(edition.meta["places"]) > 250_000


def test_a_place_of_both_is_one_with_the_names_of_both(large):
    with closing(sqlite3.connect(large)) as base:
        count = base.execute("SELECT count(*) FROM places WHERE ref = 'geonames:98182'")
        assert count.fetchone() == (1,)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "gazetteer.source"),
        ({"IQ.txt": line(*PLACES[2])}, "gazetteer.source"),
        ({"IQ.txt": "only\ta\tfew\n", "admin1CodesASCII.txt": ADMIN1}, "gazetteer.source"),
        ({"IQ.zip": "no archive", "admin1CodesASCII.txt": ADMIN1}, "gazetteer.source"),
    ],
)
def test_broken_dumps_are_refused_by_name(tmp_path, files, code):
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SelonError) as error:
        list(read_geonames(tmp_path))
    assert error.value.code == code
    assert str(tmp_path) in str(error.value)


def test_a_coordinate_that_is_none_is_told_with_its_file(tmp_path):
    (tmp_path / "admin1CodesASCII.txt").write_text(ADMIN1, encoding="utf-8")
    bad = [*PLACES[2]]
    bad[3] = "north"
    (tmp_path / "IQ.txt").write_text(line(*bad), encoding="utf-8")
    with pytest.raises(SelonError) as error:
        list(read_geonames(tmp_path))
    assert error.value.code == "gazetteer.source"

"""Places from records of Who's On First, as its repositories lay them out (invented places)."""

import json

import pytest

from selon.errors import SelonError
from selon.gazetteer.whosonfirst import read_whosonfirst

COUNTRY = {"wof:id": 1, "wof:placetype": "country", "wof:name": "Iraq", "iso:country": "IQ"}
REGION = {"wof:id": 2, "wof:placetype": "region", "wof:name": "Qorvan", "iso:country": "IQ"}
TOWN = {
    "wof:id": 3,
    "wof:placetype": "locality",
    "wof:name": "Sirta",
    "iso:country": "IQ",
    "geom:latitude": 33.0,
    "geom:longitude": 44.0,
    "lbl:latitude": 33.21,
    "lbl:longitude": 44.22,
    "wof:population": 1200,
    "wof:hierarchy": [{"country_id": 1, "region_id": 2}],
    "wof:concordances": {"gn:id": 9900003},
    "name:fra_x_preferred": ["Sirte-la-Vieille"],
    "name:ara_x_preferred": ["سرتا"],
    "name:und_x_variant": ["Sirtah"],
    "name:fra_x_historical": ["Kessabad"],
    "name:rus_x_preferred": ["Сирта"],
}
POINT = {"geom:latitude": 33.0, "geom:longitude": 44.0}
GONE = {"wof:id": 4, "wof:placetype": "locality", "wof:name": "Old", "mz:is_current": 0} | POINT
BUILDING = {"wof:id": 5, "wof:placetype": "venue", "wof:name": "Shop"} | POINT
HIERARCHY = {"wof:hierarchy": [{"country_id": 1, "region_id": 2}]}


@pytest.fixture
def folder(tmp_path):
    for record in (COUNTRY | POINT, REGION | POINT | HIERARCHY, TOWN, GONE, BUILDING):
        path = tmp_path / "data" / "101" / f"{record['wof:id']}.geojson"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"type": "Feature", "properties": record}), encoding="utf-8")
    (tmp_path / "data" / "101" / "3-alt-quattroshapes.geojson").write_text("{}", encoding="utf-8")
    return tmp_path


def test_records_become_places(folder):
    found = {entry.ref: entry for entry in read_whosonfirst(folder)}
    assert set(found) == {"wof:1", "wof:2", "geonames:9900003"}
    town = found["geonames:9900003"]
    assert (town.feature, town.country, town.admin1) == ("locality", "IQ", "Qorvan")
    assert (town.lat, town.lon, town.within) == (33.21, 44.22, "wof:2")
    assert found["wof:2"].within == "country:IQ"


def test_names_have_language_and_kind(folder):
    town = next(e for e in read_whosonfirst(folder) if e.name == "Sirta")
    names = {(n.text, n.language, n.kind) for n in town.names}
    assert names == {
        ("Sirta", "", "official"),
        ("Sirte-la-Vieille", "fr", "official"),
        ("سرتا", "ar", "official"),
        ("Sirtah", "", "transliteration"),
        ("Kessabad", "fr", "former"),
    }


def test_a_folder_without_records_is_refused(tmp_path):
    with pytest.raises(SelonError) as error:
        list(read_whosonfirst(tmp_path))
    assert error.value.code == "gazetteer.source"


def test_a_broken_record_is_told_by_its_file(folder):
    (folder / "data" / "101" / "9.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(SelonError) as error:
        list(read_whosonfirst(folder))
    assert "9.geojson" in str(error.value)

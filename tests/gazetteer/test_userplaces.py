"""A user's `places.toml` adds, renames and puts away places, and its faults are told."""

import pytest

from selon.errors import LexiconError
from selon.gazetteer.lookup import open_gazetteer
from selon.gazetteer.searching import search
from selon.places import find_places, read_words

OWN = """
[[places]]
id = "own:checkpoint-7"
name = "Checkpoint 7"
feature = "crossing"
country = "SY"
lat = 35.1
lon = 40.2
names = ["poste de Qourtalan", "Qourtalan"]

[[aliases]]
place = "geonames:99072"
names = ["Mossoul-la-Neuve"]

[[hidden]]
place = "geonames:98182"
"""


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    path = tmp_path / "places.toml"

    def write(text):
        path.write_text(text, encoding="utf-8")
        return open_gazetteer

    return write


def test_an_added_place_is_found_by_its_names(written):
    gazetteer = written(OWN)()
    for name in ("Checkpoint 7", "Qourtalan", "Kourtalan"):
        found = search(gazetteer, name)
        assert found[0].place.id == "own:checkpoint-7", name
        assert (found[0].place.lat, found[0].place.country) == (35.1, "SY")


def test_an_added_place_is_read_in_a_text(written):
    text = "Des tirs ont été entendus au poste de Qourtalan."
    found = find_places(text, written(OWN)(), read_words("fr"))
    assert [(t.span.of(text), t.place.id) for t in found] == [
        ("poste de Qourtalan", "own:checkpoint-7")
    ]


def test_a_known_place_gets_a_name_and_keeps_its_own(written):
    gazetteer = written(OWN)()
    for name in ("Mossoul-la-Neuve", "Mossoul"):
        found = search(gazetteer, name)[0]
        assert found.place.id == "geonames:99072"
        assert found.place.country == "IQ"
    assert gazetteer.by_ref("geonames:99072") == found.id


def test_a_hidden_place_is_found_no_more(written):
    assert "geonames:98182" not in {f.place.id for f in search(written(OWN)(), "Bagdad")}


def test_without_a_file_nothing_changes(written, tmp_path):
    assert open_gazetteer().own is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[places]]\nid = 'x'\n", "places.x"),
        ("[[places]]\n", "places"),
        (OWN.replace("crossing", "castle"), "castle"),
        (OWN.replace("35.1", "135.1"), "lat"),
        (OWN.replace("geonames:99072", "geonames:1"), "geonames:1"),
        ("[[places", "places.toml"),
        ("[[plates]]\nid = 'own:x'\n", "plates"),
    ],
)
def test_a_fault_is_told_by_its_place(written, text, told):
    with pytest.raises(LexiconError) as error:
        written(text)()
    assert told in str(error.value)

import json

import pytest

from selon.cli import status_of


@pytest.fixture
def answer(capsys):
    def asked(*args: str):
        status = status_of(["place", *args, "--format", "json"])
        return status, json.loads(capsys.readouterr().out)

    return asked


@pytest.mark.parametrize(
    ("args", "id_"),
    [
        (["Alep"], "geonames:170063"),
        (["Tripoli"], "geonames:2210247"),
        (["Tripoli", "--near", "Beyrouth"], "geonames:266826"),
        (["Tripoli", "--country", "lb"], "geonames:266826"),
        (["Dayr az Zawr"], "geonames:170794"),
        (["ville de Naplouse"], "geonames:282615"),
        (["حلب"], "geonames:170063"),
    ],
)
def test_the_likeliest_place_comes_first(answer, args, id_):
    status, told = answer(*args)
    assert status == 0
    assert told["candidates"][0]["id"] == id_


def test_everything_that_is_known_is_told(answer):
    _, told = answer("Alep")
    first = told["candidates"][0]
    assert first["lat"] == pytest.approx(36.2, abs=0.1)
    assert first["country"] == "SY"
    assert first["source"] == "GeoNames"
    assert first["licence"] == "CC BY 4.0"
    assert "Syria" in first["within"]
    assert {"name": "Alep", "language": "fr", "kind": "exonym"} in first["names"]
    assert first["reasons"][0]["reason"] == "spelled"


def test_a_loose_spelling_says_that_it_is_one(answer):
    _, told = answer("Koundouze", "--country", "AF")
    assert told["candidates"][0]["name"] == "Kunduz"
    assert told["candidates"][0]["reasons"][0]["reason"] in {"sound", "bones", "nearly"}


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["Xqzwv"], 1),
        (["Alep", "--country", "XX"], 2),
        (["Alep", "--near", "Xqzwv"], 2),
        (["Alep", "--lang", "xx"], 2),
    ],
)
def test_what_is_not_known_is_said(args, status, capsys):
    assert status_of(["place", *args]) == status
    captured = capsys.readouterr()
    assert "docs/places.md" in captured.out if status == 1 else "selon:" in captured.err


@pytest.mark.parametrize(("ui", "word"), [("fr", "habitants"), ("en", "people")])
def test_the_text_is_in_the_language_of_the_interface(ui, word, capsys):
    assert status_of(["place", "Alep", "--ui", ui]) == 0
    assert word in capsys.readouterr().out

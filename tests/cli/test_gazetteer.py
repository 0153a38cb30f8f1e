import pytest

from selon.cli import status_of
from tests.gazetteer.test_geonames import dumps  # noqa: F401 - a fixture

VERSION = "admin1CodesASCII.txt"


@pytest.mark.parametrize(("ui", "word"), [("fr", "par défaut"), ("en", "default")])
def test_info_says_which_edition_answers(ui, word, capsys):
    assert status_of(["gazetteer", "info", "--ui", ui]) == 0
    told = capsys.readouterr().out
    assert word in told
    assert "GeoNames (CC BY 4.0)" in told


def test_a_built_edition_answers_from_then_on(dumps, tmp_path, monkeypatch, capsys):  # noqa: F811
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    assert status_of(["gazetteer", "build", "--geonames", str(dumps)]) == 0
    assert (tmp_path / "gazetteer.sqlite").is_file()
    assert status_of(["gazetteer", "info", "--ui", "en"]) == 0
    told = capsys.readouterr().out
    assert "large" in told
    assert "GeoNames IQ" in told
    assert status_of(["place", "Sirte-la-Vieille"]) == 0
    assert "geonames:9900003" in capsys.readouterr().out


@pytest.mark.parametrize("args", [[], ["--geonames", ".", "--wof", "."]])
def test_build_wants_one_source(args, capsys):
    assert status_of(["gazetteer", "build", *args]) == 2
    assert "--geonames" in capsys.readouterr().err


def test_a_file_that_is_no_edition_is_refused(tmp_path, monkeypatch, capsys):
    broken = tmp_path / "broken.sqlite"
    broken.write_text("no database")
    for path in (broken, tmp_path / "absent.sqlite"):
        monkeypatch.setenv("SELON_GAZETTEER", str(path))
        assert status_of(["gazetteer", "info"]) == 1
        assert str(path) in capsys.readouterr().err

import json

import pytest

from selon.cli import status_of


@pytest.fixture
def answer(capsys):
    def asked(*args: str):
        status = status_of(["actor", *args, "--format", "json"])
        return status, json.loads(capsys.readouterr().out)

    return asked


def _chosen(told):
    return next((c for c in told["candidates"] if c["chosen"]), None)


def test_a_listed_actor_with_everything_that_is_known(answer) -> None:
    status, told = answer("GSIM")
    (candidate,) = told["candidates"]
    assert status == 0
    assert candidate["id"] == "ML:JNIM"
    assert candidate["inter"] == 2
    assert candidate["plover"] == "REB"
    assert candidate["since"] == "2017"
    assert "Jamaat Nosrat al-Islam" in candidate["names"]["aliases"]
    assert {"relation": "loyal-to", "of": "INT:AQ"}.items() <= candidate["allegiances"][0].items()
    assert candidate["reference"]


@pytest.mark.parametrize(
    ("args", "id_", "reason"),
    [
        (["UCK"], "XK:KLA", "default"),
        (["UCK", "--country", "mk"], "MK:NLA", "country"),
        (["Farc", "--published", "2012-05-01"], "CO:FARC", "day"),
        (["Farc", "--published", "2022-05-01"], "CO:FARC-D", "day"),
        (["mission de l'ONU", "--country", "ML"], "UN:MINUSMA", "country"),
        (["les talibans"], "AF:TALIBAN", "spelling"),
        (["forces de securite irakiennes"], "IQ:MIL", "letters"),
        (["des soldats togolais"], "TG:MIL", "words"),
    ],
)
def test_who_is_taken_and_why(answer, args, id_, reason) -> None:
    _, told = answer(*args)
    chosen = _chosen(told)
    assert chosen["id"] == id_
    assert reason in chosen["reasons"]
    assert told["candidates"][0] is chosen


def test_where_nothing_decides_all_are_shown(capsys) -> None:
    assert status_of(["actor", "Armée de libération nationale"]) == 0
    told = capsys.readouterr().out
    assert "CO:ELN" in told
    assert "DZ:ALN" in told


def test_a_weak_name_needs_its_country(answer) -> None:
    status, told = answer("MIT")
    assert status == 0
    assert _chosen(told) is None
    assert "weak" in told["candidates"][0]["reasons"]
    _, told = answer("MIT", "--country", "TR")
    assert _chosen(told)["id"] == "TR:MIT"


def test_forces_abroad_are_external(answer) -> None:
    _, told = answer("armée française", "--country", "ML")
    assert _chosen(told)["inter"] == 8


def test_a_near_miss_is_only_suggested(answer, capsys) -> None:
    status, told = answer("Boko Harram")
    assert status == 1
    assert told["candidates"] == []
    assert told["suggestions"][0]["id"] == "NG:BH"
    assert status_of(["actor", "Boko Harram", "--ui", "fr"]) == 1
    said = capsys.readouterr().out
    assert "Aucun acteur" in said
    assert "NG:BH" in said


def test_french_and_english(capsys) -> None:
    status_of(["actor", "Hezbollah", "--ui", "fr"])
    french = capsys.readouterr().out
    status_of(["actor", "Hezbollah", "--ui", "en"])
    english = capsys.readouterr().out
    assert "soutenu par IR:GOV" in french
    assert "backed by IR:GOV" in english
    assert "groupe rebelle" in french


def test_the_users_own_actors_answer(answer, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    record = '[[actors]]\nid = "ML:NEW"\nrole = "militia"\nen = "Dawn Watch"\n'
    (tmp_path / "actors.toml").write_text(record, encoding="utf-8")
    _, told = answer("Dawn Watch")
    assert _chosen(told)["id"] == "ML:NEW"
    assert "own" in _chosen(told)["reasons"]


def test_a_bad_file_of_the_user_is_told(capsys, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    (tmp_path / "actors.toml").write_text("[[actors]]\nid = 3\n", encoding="utf-8")
    assert status_of(["actor", "UCK"]) == 1
    told = capsys.readouterr().err
    assert "actors.toml" in told
    assert "docs/actors.md" in told


@pytest.mark.parametrize("args", [["UCK", "--country", "Mali"], ["UCK", "--lang", "xx"]])
def test_misuse(args, capsys) -> None:
    assert status_of(["actor", *args]) == 2
    assert capsys.readouterr().err

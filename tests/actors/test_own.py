"""The user's own actors: they are added and replace, and a bad file is told whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from selon.actors import find_actors, open_actors, read_words
from selon.errors import LexiconError

WORDS = read_words("fr")
GROUP = """
[[actors]]
id = "ML:GUEPES"
role = "armed-group"
country = "ML"
en = "Wasps of Gourma"
fr = "Guêpes du Gourma"
aliases = ["=GDG"]
since = "2024"
inter = 4

[[allegiances]]
actor = "ML:GUEPES"
relation = "allied-with"
of = "ML:MIL"
reference = "own notes of 3 May 2025"
"""


def _ids(text: str, path: Path | None) -> list[str | None]:
    found = find_actors(text, open_actors(path), WORDS)
    return [mention.actor.id for mention in found]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "actors.toml"


def test_an_actor_is_added(own: Path) -> None:
    own.write_text(GROUP, encoding="utf-8")
    text = "Les Guêpes du Gourma, ou GDG, et le M23 avancent."
    assert _ids(text, None) == ["CD:M23"]
    assert _ids(text, own) == ["ML:GUEPES", "ML:GUEPES", "CD:M23"]
    known = open_actors(own)
    assert known.listed["ML:GUEPES"].own
    assert known.listed["ML:GUEPES"].inter == 4
    assert known.allegiances["ML:GUEPES"][0].of == "ML:MIL"


def test_an_actor_is_replaced_and_bears_its_names_first(own: Path) -> None:
    record = '[[actors]]\nid = "CD:M23"\nrole = "armed-group"\nen = "M23"\naliases = ["UCK"]\n'
    own.write_text(record, encoding="utf-8")
    assert _ids("L'UCK au Kosovo.", own) == ["CD:M23"]
    assert _ids("Le Mouvement du 23-Mars.", own) == []


def test_without_a_file_nothing_changes() -> None:
    assert not [listed for listed in open_actors().listed.values() if listed.own]


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ("[[actors]\n", "own.syntax", "line 1"),
        (GROUP.replace('"armed-group"', '"army"'), "own.faults", "actors.ML:GUEPES.role: army"),
        (GROUP.replace('"ML"', '"Mali"'), "own.faults", "actors.ML:GUEPES.country"),
        (GROUP.replace('"2024"', '"last year"'), "own.faults", "actors.ML:GUEPES.since"),
        (GROUP.replace("inter", "intre"), "own.faults", "actors.ML:GUEPES.intre"),
        (GROUP.replace('"ML:MIL"', '"the army"'), "own.faults", "the army"),
        (GROUP.replace("reference", "source"), "own.faults", "reference"),
        (GROUP + GROUP, "own.faults", "2 x ML:GUEPES"),
        (GROUP.replace('"2024"', '"2024"\nuntil = "2019"'), "own.faults", "2019 < 2024"),
    ],
)
def test_a_bad_file_is_told_with_its_place(own: Path, content: str, code: str, said: str) -> None:
    own.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        open_actors(own)
    assert error.value.code == code
    assert str(own) in error.value.text("en")
    assert said in error.value.text("en")
    assert str(own) in error.value.text("fr")


def test_bytes_that_are_no_text_are_told(own: Path) -> None:
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError) as error:
        open_actors(own)
    assert error.value.code == "own.syntax"


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text(GROUP, encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text("Les Guêpes du Gourma ont attaqué un convoi au Mali.\n", encoding="utf-8")
    main = "from selon.cli import main; main()"
    code = [sys.executable, "-c", main, "code", str(article), "--lang", "fr"]
    known = os.environ | {"SELON_HOME": str(tmp_path)}
    runs = [
        subprocess.run(code, env=known, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    (event,) = json.loads(runs[0].stdout)["events"]
    assert event["initiator"][0]["actor_id"] == "ML:GUEPES"

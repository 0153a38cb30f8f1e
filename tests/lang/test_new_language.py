"""A language is a folder: the skeleton reads, and a third language needs no line of Python."""

import re
from pathlib import Path

import pytest

from selon.errors import LexiconError
from selon.lang import folders
from selon.languages import read_language, settle_language
from selon.records import Article, Refusal
from tests.coding import SPANISH, article

ROOT = Path(__file__).parents[2]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    from tools.new_language import main

    assert main(["xx", "--into", str(tmp_path)]) == 0
    return tmp_path / "xx"


def test_the_skeleton_has_every_file_and_reads_without_a_fault(skeleton: Path) -> None:
    assert sorted(path.name for path in skeleton.iterdir()) == sorted(folders.MODELS)
    for path in skeleton.iterdir():
        try:
            folders.read(path)
        except LexiconError as error:
            pytest.fail(error.text("en"))


def test_the_skeleton_names_every_key_of_every_model(skeleton: Path) -> None:
    for path in skeleton.iterdir():
        text = path.read_text(encoding="utf-8")
        for key, field in folders.model_of(path.name).model_fields.items():
            assert field.alias or key in text, (path.name, key)


def test_an_existing_folder_is_left_alone(skeleton: Path) -> None:
    from tools.new_language import main

    assert main(["xx", "--into", str(skeleton.parent)]) == 1


@pytest.mark.parametrize(
    ("text", "type_", "initiator", "target", "place", "killed"),
    [
        (
            "El ejército mató a tres civiles en Tadmur.",
            "Attack",
            "Military Forces",
            "Civilians",
            "Tadmur",
            3,
        ),
        (
            "Los rebeldes secuestraron a dos policías.",
            "Abduction/forced disappearance",
            "Rebels",
            "Police Forces",
            None,
            None,
        ),
    ],
)
def test_spanish_is_coded_from_its_folder_alone(
    text, type_, initiator, target, place, killed, code_texts
) -> None:
    (event,) = code_texts(text, language="es")[0]["events"]
    assert event["sub_event_type"] == type_
    assert [party["name"] for party in event["initiator"]] == [initiator]
    assert [party["name"] for party in event["target"]] == [target]
    assert (event["place"] and event["place"]["name"]) == place
    told = [claim["killed"] for claim in event["claims"] if claim["killed"]]
    assert [figure["low"] for figure in told] == ([killed] if killed else [])


def test_no_python_knows_of_it() -> None:
    for path in (ROOT / "src" / "selon").rglob("*.py"):
        assert not re.search(r"""["']es["']""", path.read_text(encoding="utf-8")), path


def test_an_experimental_language_is_coded_only_on_request() -> None:
    assert read_language("es").experimental
    found = settle_language(article(SPANISH, language=None))
    assert isinstance(found, Refusal)
    assert found.code == "input.language"
    assert isinstance(settle_language(article(SPANISH, language="es")), Article)

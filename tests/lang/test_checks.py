from types import SimpleNamespace

import pytest

from selon.cli import status_of
from selon.lang import checks, folders
from selon.lang.lexicon import Entry, Table


class Words(Table):
    words: tuple[Entry, ...]


def entry(id_: str, *examples: str) -> Entry:
    return Entry(id=id_, examples=examples or ("x",), rejects=("y",))


def test_every_file_of_every_language_has_a_model() -> None:
    for language in folders.languages():
        for path in folders.tables(language):
            assert issubclass(folders.model_of(path.name), Table), path.name


def test_every_named_model_belongs_to_a_file() -> None:
    assert set(folders.MODELS) <= {path.name for path in folders.tables("fr")}


def test_unsorted_entries_are_named_once_a_section() -> None:
    tables = {"words.toml": Words(words=(entry("b"), entry("a"), entry("c"), entry("b2")))}
    found = list(checks.unsorted(tables, ui="en"))
    assert [(fault.file, fault.entry) for fault in found] == [("words.toml", "a")]
    assert not list(checks.unsorted({"w.toml": Words(words=(entry("a"), entry("b")))}, ui="en"))


def test_counts() -> None:
    counts = checks.count({"w.toml": Words(words=(entry("a", "1", "2"), entry("b")))})
    assert (counts.files, counts.entries, counts.examples, counts.rejects) == (1, 2, 3, 2)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give a language of one's own, xx, read by a step of one's own."""
    path = tmp_path / "xx"
    path.mkdir()
    monkeypatch.setattr(folders, "languages", lambda: ("xx",))
    monkeypatch.setattr(folders, "tables", lambda _: tuple(sorted(path.iterdir())))
    monkeypatch.setattr(folders, "MODELS", {"words.toml": "step:Words"})
    step = SimpleNamespace(Words=Words)
    for module in (folders, checks):
        monkeypatch.setattr(module, "import_module", lambda _: step)
    return path, step


GOOD = '[[words]]\nid = "a"\nexamples = ["x"]\n'


def test_a_language_without_faults_is_one_line(folder, capsys) -> None:
    (folder[0] / "words.toml").write_text(GOOD)
    assert status_of(["lexicon", "check"]) == 0
    told = capsys.readouterr().out
    assert told == "lang/xx: files 1, entries 1, examples 1, rejects 0, faults 0\n"


def test_all_faults_are_told_at_once(folder, capsys) -> None:
    path, step = folder
    step.check_examples = lambda table, language: [(table.words[0].id, f"fails in {language}")]
    (path / "words.toml").write_text(GOOD.replace('"a"', '"b"') + GOOD)
    (path / "other.toml").write_text(GOOD)
    assert status_of(["lexicon", "check", "--lang", "xx"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[:2] for line in told[:3]] == [
        ["lang/xx/other.toml", "no step reads this file; name its model in selon/lang/folders.py"],
        ["lang/xx/words.toml", "a"],
        ["lang/xx/words.toml", "b"],
    ]
    assert told[-1].endswith("faults 3")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("words = [", "TOML"),
        (GOOD.replace("examples", "exemples"), "words.a.exemples"),
        (GOOD.replace('["x"]', "[]"), "words.a.examples"),
        (GOOD + GOOD, "a"),
    ],
)
def test_a_file_that_does_not_read_names_its_faults(text, fault, folder, capsys) -> None:
    (folder[0] / "words.toml").write_text(text)
    assert status_of(["lexicon", "check"]) == 1
    assert fault in capsys.readouterr().out


def test_a_language_that_is_not_there_is_a_misuse(capsys) -> None:
    assert status_of(["lexicon", "check", "--lang", "zz"]) == 2
    assert "zz" in capsys.readouterr().err

"""Every loaded word is found in its example, and nothing that only looks like one."""

from collections import Counter
from importlib.resources import files

import pytest

from selon.folding import fold
from selon.framing import (
    FramingFile,
    Word,
    check_examples,
    compile_framing,
    find_framing,
    inflected,
)
from selon.lang.lexicon import read_table

FILE = read_table(files("selon.lang") / "fr" / "framing.toml", FramingFile)
WORDS = compile_framing(FILE, "fr")


def found(text: str) -> list[tuple[str, str]]:
    folded = fold(text).text
    return [(f.span.of(folded), f.neutral) for f in find_framing(folded, WORDS)]


@pytest.mark.parametrize("word", FILE.words, ids=lambda word: word.id)
def test_examples_and_rejects(word: Word) -> None:
    one = FILE.model_copy(update={"words": (word,)})
    assert list(check_examples(one, "fr")) == []


def test_examples_and_rejects_hold_beside_all_other_words() -> None:
    assert list(check_examples(FILE, "fr")) == []


@pytest.mark.parametrize("word", FILE.words, ids=lambda word: word.id)
def test_every_form_of_an_entry_is_found(word: Word) -> None:
    for form in word.forms:
        assert (form, word.neutral) in found(f"Il a dit : {form}.")


def test_a_word_that_fails_is_told() -> None:
    word = Word(
        id="x", neutral="y", kind="loaded", forms=("zut",), examples=("Il a dit flûte.",),
        rejects=("Il a dit zut.",),
    )  # fmt: skip
    table = FILE.model_copy(update={"words": (word,)})
    assert [text for _, text in check_examples(table, "fr")] == ["Il a dit flûte.", "Il a dit zut."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les AGRESSIONS  MILITAIRES continuent.", [("AGRESSIONS  MILITAIRES", "attaque")]),
        ("Cette agression\u00a0militaire", [("agression militaire", "attaque")]),
        ("l’entité d’occupation sioniste", [("entité d'occupation sioniste", "Israël")]),
        ("Un groupe anti-terroriste et des contre-terroristes", []),
        ("La place des Martyrs a vu passer des martyrs.", [("martyrs", "mort")]),
        ("Deux soldates neutralisées", [("neutralisées", "tuer")]),
        ("", []),
    ],
)
def test_case_spaces_apostrophes_and_longest_match(text: str, expected: list) -> None:
    assert found(text) == expected


def test_evidence_names_the_entry_and_its_words() -> None:
    (framing,) = find_framing("Ces dommages collatéraux.", WORDS)
    (because,) = framing.evidence
    assert (because.rule, because.entry) == ("framing.find_framing", "fr.dommages-collateraux")
    assert because.span == framing.span
    assert framing.kind == "euphemism"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("allié", {"allié", "alliée", "alliés", "alliées"}),
        ("armée", {"armée", "armées"}),
        ("bras", {"bras"}),
    ],
)  # fmt: skip
def test_inflection(form: str, expected: set[str]) -> None:
    assert inflected(form, FILE) == expected


def test_two_entries_may_not_share_a_form() -> None:
    twice = FILE.words[0].model_copy(update={"id": "again"})
    with pytest.raises(ValueError, match="again"):
        compile_framing(FILE.model_copy(update={"words": (FILE.words[0], twice)}), "fr")


def test_the_lexicon_is_sorted_large_and_of_all_kinds() -> None:
    ids = [word.id for word in FILE.words]
    assert ids == sorted(ids)
    assert len(ids) >= 80
    assert min(Counter(word.kind for word in FILE.words).values()) >= 5
    assert set(Counter(word.kind for word in FILE.words)) == {"loaded", "euphemism", "title"}

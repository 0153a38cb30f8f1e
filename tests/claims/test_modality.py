"""The cues of modality on their own sentences."""

import re
from importlib.resources import files

import pytest

from selon.claims import ModalityFile, assess
from selon.lang.lexicon import entries, read_table
from selon.records import Span

FILE = read_table(files("selon.lang") / "fr" / "modality.toml", ModalityFile)
EXAMPLES = [(e.id, s) for e in entries(FILE) for s in e.examples]
REJECTS = [(e.id, s) for e in entries(FILE) for s in e.rejects]


@pytest.fixture(scope="module")
def judge(tree_of, cues):
    def judge(marked):
        start, end = re.search(r"\[(.+?)\]", marked).span()
        tree = tree_of(marked.replace("[", "").replace("]", ""))
        return assess(tree, tree.parse.at(Span(start, end - 2))[0], cues)

    return judge


def fired(assessment):
    return {e.entry.removeprefix("fr.") for e in assessment.evidence}


SILENT = {"ne", "complement"}  # only parts of other cues


@pytest.mark.parametrize(("entry", "sentence"), [e for e in EXAMPLES if e[0] not in SILENT])
def test_modality_example_fires(judge, entry, sentence):
    assert entry in fired(judge(sentence))


@pytest.mark.parametrize(("entry", "sentence"), REJECTS)
def test_modality_reject_is_silent(judge, entry, sentence):
    assert entry not in fired(judge(sentence))


@pytest.mark.parametrize(
    ("sentence", "factuality", "negated", "conditional", "modal"),
    [
        ("L'armée a [bombardé] la ville.", "CT+", False, False, None),
        ("L'armée n'a pas [bombardé] la ville.", "CT-", True, False, None),
        ("L'armée aurait [bombardé] la ville.", "PS+", False, True, None),
        ("L'[attaque] aurait fait douze morts.", "PS+", False, True, None),
        ("L'[attaque] n'a pas fait de victimes.", "CT+", False, False, None),
        ("L'armée ne nie pas avoir [bombardé] la ville.", "CT+", False, False, None),
        ("Le groupe menace de [frapper] la ville.", "PS+", False, False, "threatened"),
        ("L'armée [frappera] la ville.", "PR+", False, False, "planned"),
        ("Le ministre a dit que l'armée [frapperait] la ville.", "PR+", False, False, "planned"),
        ("Si l'armée [attaque], le village sera évacué.", "Uu", False, False, "hypothetical"),
        ("Les rebelles pourraient [attaquer].", "PS+", False, False, "hypothetical"),
        ("Il a tenté de [tuer] un garde.", "Uu", False, False, "attempted"),
    ],
)
def test_assess_reads_the_clause(judge, sentence, factuality, negated, conditional, modal):
    found = judge(sentence)
    assert (found.factuality, found.negated, found.conditional, found.modal) == (
        factuality,
        negated,
        conditional,
        modal,
    )

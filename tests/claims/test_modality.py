"""How far an event is real in its clause; the cues' own sentences: `tests/lang`."""

import re

import pytest

from selon.claims import assess
from selon.records import Span


@pytest.fixture(scope="module")
def judge(tree_of, cues):
    def judge(marked):
        start, end = re.search(r"\[(.+?)\]", marked).span()
        tree = tree_of(marked.replace("[", "").replace("]", ""))
        return assess(tree, tree.parse.at(Span(start, end - 2))[0], cues)

    return judge


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

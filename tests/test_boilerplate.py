"""What stands in a text but is not the article, and that nothing of the article goes with it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.boilerplate import check_boilerplate, find, paragraphs
from selon.folding import fold
from selon.lang.examples import remade
from selon.languages import read_language

FRENCH = read_language("fr")

ARTICLE = """TV

Le pont de Kidal attaqué pour la deuxième fois

Le pont de Kidal, le 3 mars 2019. ©Agence Exemple

Gao, 4 mars 2019 –
Douze personnes ont été tuées mardi près du pont, selon un premier bilan.

« Nous tiendrons »

Le gouverneur a déclaré : « Partager la route avec eux est impossible »
Source de tensions, le pont est fermé depuis lundi

Lire aussi :
Dix ans d'embuscades sur la route du Nord
Le récit d'un chauffeur

L'armée n'a fait aucun commentaire.

Partager cet article
SOURCE : RADIO EXEMPLE
"""


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "share"},
        {"examples": ("Accueil [> Afrique > Mali]",)},
        {"examples": ("Accueil > Afrique > Mali",)},
        {"rejects": ("Accueil > Afrique > Mali",)},
    ],
)
def test_boilerplate_wrong_examples_are_faults(fields):
    assert not list(check_boilerplate(FRENCH))
    wrong = (
        line.model_copy(update=fields) if line.id == "breadcrumb" else line
        for line in FRENCH.boilerplate
    )
    found = check_boilerplate(FRENCH.model_copy(update={"boilerplate": tuple(wrong)}))
    assert {entry for entry, _ in found} == {"breadcrumb"}


def test_boilerplate_does_not_depend_on_the_order_of_patterns():
    turned = remade(FRENCH, {"boilerplate": FRENCH.boilerplate[::-1]})
    assert not list(check_boilerplate(turned))


def test_boilerplate_of_a_whole_page():
    found = [(passage.kind, passage.span.of(ARTICLE)) for passage in find(ARTICLE, FRENCH)]
    assert found == [
        ("navigation", "TV"),
        ("caption", "Le pont de Kidal, le 3 mars 2019. ©Agence Exemple"),
        ("related", "Lire aussi :"),
        ("related", "Dix ans d'embuscades sur la route du Nord"),
        ("related", "Le récit d'un chauffeur"),
        ("share", "Partager cet article"),
        ("credit", "SOURCE : RADIO EXEMPLE"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A sentence that ends is no title of the list above it.
        "Lire aussi :\nL'armée a repris Gao.",
        # Nor is what follows a blank line after the first title.
        "Sur le même sujet\nUn titre\n\nL'armée reprend Gao",
    ],
)
def test_boilerplate_lists_end(text):
    assert text.split("\n")[-1] not in [p.span.of(text) for p in find(text, FRENCH)]


def test_boilerplate_leaves_long_lines():
    text = "Partager sur " + "le terrain " * 40
    assert find(text, FRENCH) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        (" \n\n ", []),
        ("Un.\r\nDeux.\r\n", ["Un.", "Deux."]),
        ("  Un 🔥.\n\n\nDeux.", ["Un 🔥.", "Deux."]),
        ("a" * 500_000, ["a" * 500_000]),
    ],
)
def test_boilerplate_paragraphs(text, lines):
    folded = fold(text).text
    assert [span.of(folded) for span in paragraphs(folded)] == lines


@given(st.text())
def test_boilerplate_paragraphs_hold_every_word(text):
    folded = fold(text).text
    spans = paragraphs(folded)
    assert all(span.of(folded).strip() == span.of(folded) != "" for span in spans)
    for at, character in enumerate(folded):
        if character.isalnum():
            assert any(span.start <= at < span.end for span in spans)


@given(
    st.lists(
        st.sampled_from(
            [line.examples[0] for line in FRENCH.boilerplate] + ["Un convoi a sauté.", "", "🔥"]
        )
    )
)
def test_boilerplate_spans_are_ordered_and_apart(lines):
    text = fold("\n".join(lines)).text
    spans = [passage.span for passage in find(text, FRENCH)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))

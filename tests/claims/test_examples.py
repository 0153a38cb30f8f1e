"""What the check of reporting and modality finds fault with; the lexicon itself: `tests/lang`."""

from dataclasses import replace

import pytest

from selon.claims import Bench, check_modality, check_reporting
from selon.lang import checks
from selon.lang.examples import without
from selon.repertoire import open_repertoire


@pytest.fixture(scope="module")
def bench():
    tables, _ = checks.read_language("fr", ui="en")
    own = open_repertoire("fr")
    return Bench(own.trees, own.who, tables["reporting.toml"], tables["modality.toml"], "fr")


def changed(table, section, id_, **fields):
    """Give a table with one entry of a section changed, and no examples but that entry's."""
    entries = getattr(table, section)
    (entry,) = (e.model_copy(update=fields) for e in entries if e.id == id_)
    return table.model_copy(update={section: (*(e for e in entries if e.id != id_), entry)})


@pytest.mark.parametrize(
    ("section", "id_", "example", "fault"),
    [
        ("verbs", "dire", "[Le maire] {dit} que <la route> est fermée.", "no claim 'la route'"),
        ("verbs", "dire", "Le maire dit que [la route] {est} <fermée>.", "no claim 'fermée'"),
        ("verbs", "dire", "Le maire {dit} que <la [route] est fermée>.", "another source"),
        ("verbs", "dire", "[Le {maire}] dit que <la route est fermée>.", "another cue"),
        ("verbs", "dire", "Le maire dit que la route est fermée.", "where none is marked"),
        ("verbs", "dire", "[Le maire] {affirme} que <la route est fermée>.", "no example shows"),
        ("persons", "person", "<La route est fermée>, {dit} [le maire].", "no example shows"),
    ],
)
def test_a_wrong_example_of_reporting_is_a_fault(bench, section, id_, example, fault):
    wrong = changed(bench.reporting, section, id_, examples=(example,), rejects=())
    found = [text for entry, text in check_reporting(replace(bench, reporting=wrong))]
    assert len([text for text in found if fault in text]) == 1


def test_a_reject_that_is_read_is_a_fault(bench):
    wrong = changed(bench.reporting, "verbs", "dire", rejects=("Le maire dit qu'il pleut.",))
    assert [entry for entry, _ in check_reporting(replace(bench, reporting=wrong))] == ["dire"]


@pytest.mark.parametrize(
    ("id_", "fields"),
    [
        ("pas", {"examples": ("L'armée a [bombardé] la ville.",)}),
        ("pas", {"examples": ("L'armée n'a pas bombardé la ville.",)}),
        ("pas", {"rejects": ("L'armée n'a pas [bombardé] la ville.",)}),
    ],
)
def test_a_wrong_sentence_of_modality_is_a_fault(bench, id_, fields):
    wrong = changed(bench.modality, "negators", id_, **fields)
    assert [entry for entry, _ in check_modality(replace(bench, modality=wrong))] == [id_]


def test_without_a_part_of_other_cues_its_example_reads_otherwise(bench):
    lacking = without(bench.modality, "ne")
    assert lacking.particles == ()
    assert {entry for entry, _ in check_modality(replace(bench, modality=lacking))} == {"plus"}

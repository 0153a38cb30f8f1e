import pytest

from selon.records import Span
from selon.rehanging import rehang
from selon.repair import detach, promote, release, repair
from selon.syntax import Tree, obliques


def parsed(parser, text):
    return next(parser.parse([(text, [Span(0, len(text))])]))


def at(parse, form):
    return next(w for w in parse.words if w.text == form)


@pytest.mark.parametrize(
    ("text", "day", "verb", "thing"),
    [
        ("Des hommes armés ont attaqué mardi des villageois.", "mardi", "attaqué", "villageois"),
        ("Des rebelles ont tué lundi soir six soldats à Gao.", "lundi soir", "tué", "soldats"),
        ("L'armée a mené mardi cinq frappes contre des rebelles.", "mardi", "mené", "frappes"),
    ],
)
def test_an_object_behind_a_day_goes_back_to_its_verb(parser, labels, text, day, verb, thing):
    start = text.index(day)
    mended = repair(parsed(parser, text), [Span(start, start + len(day))], labels)
    word = at(mended, thing)
    assert mended.words[word.head].text == verb
    assert word.dep in labels.object
    assert word.i in mended.children[word.head]


def test_a_real_preposition_keeps_an_oblique(parser, labels):
    text = "Le village a été attaqué mardi par des rebelles."
    start = text.index("mardi")
    mended = repair(parsed(parser, text), [Span(start, start + 5)], labels)
    found = {
        mended.words[n].text for _, n in obliques(Tree(mended, labels), at(mended, "attaqué").i)
    }
    assert "rebelles" in found


def test_nothing_changes_without_a_day(parser, labels):
    parse = parsed(parser, "Des rebelles ont tué six soldats à Gao.")
    assert repair(parse, [], labels) is parse


def test_the_subject_behind_a_source_goes_to_its_verb(parser, labels):
    text = "Selon l'organisation, au moins 30 combattants ont péri dans les combats près de Homs."
    parse = parsed(parser, text)
    mended = detach(parse, [Span(6, 20)], labels)
    word = at(mended, "combattants")
    assert mended.words[word.head].text == "péri"
    assert word.dep in labels.subject


def test_what_an_auxiliary_stands_before_is_a_verb_with_its_object(parser, labels):
    mended = promote(
        parsed(parser, "Des miliciens ont massacré quinze villageois samedi près de Djugu."), labels
    )
    assert at(mended, "massacré").pos == "VERB"
    assert at(mended, "massacré").lemma == "massacrer"
    assert at(mended, "villageois").dep in labels.object


def test_a_parse_without_lost_verbs_is_the_same(parser, labels):
    parse = parsed(parser, "Des rebelles ont tué six soldats à Gao.")
    assert promote(parse, labels) is parse


def test_a_participle_behind_a_comma_takes_the_noun_behind_it(parser, labels):
    text = (
        "Deux obus de mortier se sont abattus sur un quartier résidentiel de Damas, "
        "blessant six personnes."
    )
    mended = release(parsed(parser, text), labels)
    word = at(mended, "personnes")
    assert mended.words[word.head].text == "blessant"
    assert word.dep in labels.object
    assert mended.words[at(mended, "blessant").head].text == "abattus"


def test_no_repair_hangs_a_word_below_itself(parser, labels):
    text = "Je démens fermement toutes les accusations qui peuvent être faites, a-t-il poursuivi."
    parse = parsed(parser, text)
    verb, noun = at(parse, "démens").i, at(parse, "accusations").i
    assert parse.words[verb].head == noun  # as the parser has it
    turned = rehang(parse, {noun: (verb, min(labels.object))})
    assert turned.words[noun].head != verb
    moved = rehang(parse, {noun: (verb, min(labels.object)), verb: (verb, "ROOT")})
    assert moved.words[noun].head == verb
    for mended in (turned, moved, repair(parse, [], labels)):
        for word in mended.words:
            seen = [word.i]
            while mended.words[seen[-1]].head != seen[-1]:
                seen.append(mended.words[seen[-1]].head)
                assert len(seen) <= len(mended.words)

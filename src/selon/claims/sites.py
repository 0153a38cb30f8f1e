"""Verb groups that may report: "a [de son côté] ajouté", "explique-t-elle", "a fait savoir"."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from selon.claims.cues import VerbCue
from selon.claims.lexicon import Takes, Verb
from selon.claims.page import Page
from selon.records import Span
from selon.syntax import is_passive

_AUXILIARY_REACH = 6  # words between an auxiliary and its participle: "a, de son côté, réagi"
STOPS = frozenset('.:;«»"()!?')
_GOVERNED = 3  # words between an infinitive and the verb that keeps it from being said
_REST_REACH = 4  # words between a verb and the rest of its formula


class Form(Enum):
    """In what form a verb stands."""

    FINITE = auto()
    GERUND = auto()
    INFINITIVE = auto()
    PASSIVE = auto()


@dataclass(frozen=True, slots=True)
class Site:
    """A verb of reporting in its place: positions of its group [first, last] and its readings."""

    verb: int
    readings: tuple[Verb, ...]
    first: int
    last: int
    form: Form
    clitic: int | None  # a subject that is part of the group: "dit-[il]"

    def entry(self, takes: Takes) -> Verb | None:
        """Give the reading that gives what was said in this way."""
        return next((e for e in self.readings if takes in e.takes), None)


def find_sites(page: Page) -> Iterator[Site]:
    """Give every group of a reporting verb, in order; negated ones are none."""
    verbs = page.cues.verbs
    for word in page.words:
        found = verbs.get(word.verb) if word.verb else None
        if found and not page.skipped(word.start):
            site = _site(page, word.i, found)
            if site is not None:
                yield site


def _site(page: Page, i: int, cues: tuple[VerbCue, ...]) -> Site | None:
    whole = any(cue.rest and _rest(page, i, cue.rest) is not None for cue in cues)
    first = _first(page, i, whole=whole)
    last, readings = _readings(page, i, first, cues)
    if not readings or _negated(page, i, first):
        return None
    clitic = _clitic(page, i, first)
    form = _form(page, i, first, whole=last > i)
    if clitic is not None:
        form = Form.FINITE
    if form is None:
        return None
    return Site(i, readings, first, max(last, i if clitic is None else clitic), form, clitic)


def _form(page: Page, i: int, first: int, *, whole: bool) -> Form | None:
    """Say in what form the verb stands; a `whole` formula may lack its features."""
    tree, labels = page.tree, page.tree.labels
    word = page.words[i]
    led = any(_auxiliary(page, j, i, whole=whole) for j in range(first, i))
    if word.pos not in labels.pos_verb and not led:
        taken = word.pos in labels.pos_adjective and _present(page, i) and _linked(page, i)
        return Form.FINITE if taken or _lone(page, i) or _nominal(page, i) else None
    if word.dep in labels.auxiliary:
        return None
    if any(tree.has(j, labels.finite) for j in range(first, i + 1)):
        passive = first < i and is_passive(tree, i) and not _active(page, first, i)
        passive = passive and not _reflexive(page, first, i)
        return Form.PASSIVE if passive else Form.FINITE
    if tree.has(i, labels.bare):
        return Form.INFINITIVE
    if tree.has(i, labels.present):
        return Form.GERUND
    finite = whole or _present(page, i) or shares_auxiliary(page, i) or _is_incised(page, i)
    return Form.FINITE if finite else Form.PASSIVE


def _is_incised(page: Page, i: int) -> bool:
    """Say whether a form stands behind a quotation, as no participle does: "« … », [écrit] X"."""
    below = page.tree.labels.participle | page.tree.labels.adjective
    if page.words[i].dep in below or page.words[i - 1].text != ",":
        return False
    before = page.quote(page.words[i - 1].start - 1) or page.quote(page.words[i - 1].start - 2)
    return before is not None


def _reflexive(page: Page, first: int, i: int) -> bool:
    """Say whether a group does to itself what it says: "se sont mutuellement [accusés]"."""
    return any(page.words[j].norm in page.cues.reflexives for j in range(first, i))


def shares_auxiliary(page: Page, i: int) -> bool:
    """Say whether a participle stands under the auxiliary of another: "a nié … et [annoncé] …"."""
    tree, word = page.tree, page.words[i]
    above = page.words[word.head]
    if (
        word.dep not in tree.labels.conjunct
        or word.head >= i
        or above.pos not in tree.labels.pos_verb
    ):
        return False
    helping = [page.words[j].verb for j in tree.dependents(above.i, tree.labels.auxiliary)]
    return helping == [page.cues.active]


def _lone(page: Page, i: int) -> bool:
    """Say whether a verb is taken for an adverb: its clause has no other, "l'armée [dément]"."""
    words, labels = page.words, page.tree.labels
    if words[i].pos not in labels.pos_adverb or words[i].lemma == words[i].verb:
        return False
    for j in range(i - 1, -1, -1):
        if words[j].sentence != words[i].sentence or words[j].text in STOPS or words[j].text == ",":
            break
        if page.tree.has(j, labels.finite) or words[j].pos in labels.pos_verb:
            return False
    return i > 0 and words[i - 1].pos in labels.pos_noun


def _nominal(page: Page, i: int) -> bool:
    """Say whether a verb is taken for a noun that has a subject: "Téhéran [menace] de frapper"."""
    tree, labels = page.tree, page.tree.labels
    if page.words[i].pos not in labels.pos_noun or not _present(page, i):
        return False
    dressed = labels.determiner | labels.case | labels.copula | labels.adjective
    own = tree.dependent(i, labels.subject)
    return own is not None and own < i and tree.dependent(i, dressed) is None


def _linked(page: Page, i: int) -> bool:
    """Say whether a conjunction follows: "déplore [que]" is a verb whatever the tagger says."""
    return i + 1 < len(page.words) and page.words[i + 1].norm in page.cues.links


def _active(page: Page, first: int, i: int) -> bool:
    """Say whether the one auxiliary is that of the active: "a dit" taken for a passive."""
    return [w.verb for w in page.words[first:i] if w.verb in page.cues.auxiliaries] == [
        page.cues.active
    ]


def _present(page: Page, i: int) -> bool:
    """Say whether a form taken for a participle is finite: "[lance] Paul", "le garde [dit]"."""
    tree, labels, word = page.tree, page.tree.labels, page.words[i]
    if any(
        word.norm.endswith(end) and word.norm.removesuffix(end) + full == word.verb
        for end, full in labels.endings
    ):
        return True
    below = labels.participle | labels.adjective | labels.adverbial
    return word.dep not in below and tree.dependent(i, labels.subject) is not None


def _first(page: Page, i: int, *, whole: bool = False) -> int:
    """Give where the group starts: at its auxiliary, with the clitics before it."""
    words = page.words
    first = i
    for j in range(i - 1, max(i - _AUXILIARY_REACH - 1, -1), -1):
        word = words[j]
        if (
            word.text in STOPS
            or (word.text == "," and first < i)
            or word.paragraph != words[i].paragraph
        ):
            break
        if _auxiliary(page, j, i, whole=whole):
            first = j
        elif not _passable(page, j, i):
            break
    while first > 0 and words[first - 1].norm in page.cues.proclitics:
        first -= 1
    return first


def _auxiliary(page: Page, j: int, i: int, *, whole: bool = False) -> bool:
    """Say whether word `j` is an auxiliary of `i`: by the parse, or by form and place.

    The verb of a `whole` formula may be taken for a noun: "a d'abord [fait] état".
    """
    word, tree = page.words[j], page.tree
    if word.head == i and word.dep in tree.labels.auxiliary:
        return True
    return (
        word.verb in page.cues.auxiliaries
        and tree.has(j, tree.labels.finite)
        and (j == i - 1 or whole or _participle(page, i))
    )


def _participle(page: Page, i: int) -> bool:
    labels = page.tree.labels
    return page.tree.has(i, labels.past) and not page.tree.has(i, labels.finite)


def _passable(page: Page, j: int, i: int) -> bool:
    """Say whether a word can stand inside a group: "a, de son côté, [toujours] réagi"."""
    word, labels = page.words[j], page.tree.labels
    if word.text == "," or word.norm in page.cues.clitics or word.norm in page.cues.proclitics:
        return True
    inner = labels.pos_adverb | labels.pos_adposition | labels.pos_opener
    return word.pos in inner or word.norm in page.cues.times or word.pos in labels.pos_auxiliary


def _negated(page: Page, i: int, first: int) -> bool:
    """Say whether the group is denied: "n'a pas précisé", "sans préciser"."""
    if not page.cues.particles:  # "did [not] say": the word stands before its verb
        group = page.words[first:i]
        return any(w.norm in page.cues.negators for w in group) or _without(page, i)
    near = {page.words[j].norm for j in range(max(first - 2, 0), min(i + 3, len(page.words)))}
    particle = not near.isdisjoint(page.cues.particles)
    found = (page.cues.negators[norm] for norm in near if norm in page.cues.negators)
    return (particle and any(True for _ in found)) or _without(page, i) or _unsaid(page, i)


def _unsaid(page: Page, i: int) -> bool:
    """Say whether an infinitive is not said after all: "a refusé de [commenter]"."""
    if not page.tree.has(i, page.tree.labels.bare):
        return False
    above = page.words[i].head
    if i - _GOVERNED <= above < i and _is_denied(page, above):  # "n'a pas souhaité [commenter]"
        return True
    near = page.words[max(i - _GOVERNED, 0) : i]
    governors = (page.cues.governors.get(w.verb) for w in near if w.verb)
    return any(g is not None and g.negates for g in governors)


def _is_denied(page: Page, verb: int) -> bool:
    below = {page.words[j].norm for j in page.tree.parse.children[verb]}
    negators = below & page.cues.negators.keys()
    return bool(negators) and not below.isdisjoint(page.cues.particles)


def _without(page: Page, i: int) -> bool:
    """Say whether the group stands below a negating opener: "sans [préciser]"."""
    before = page.cues.openers.ending(page.words, i - 1) if i else None
    return before is not None and before[1].negates


def _readings(
    page: Page, i: int, first: int, cues: tuple[VerbCue, ...]
) -> tuple[int, tuple[Verb, ...]]:
    """Give the last word of the group and its readings; a formula outranks its bare verb."""
    words = page.words
    reflexive = any(words[j].norm in page.cues.reflexives for j in range(max(first - 1, 0), i))
    fit = [cue for cue in cues if reflexive or not cue.reflexive]
    formulas = {cue.rest: _rest(page, i, cue.rest) for cue in fit if cue.rest}
    for rest, end in formulas.items():
        if end is not None:
            return end, tuple(cue.entry for cue in fit if cue.rest == rest)
    return i, tuple(cue.entry for cue in fit if not cue.rest)


def _rest(page: Page, i: int, rest: tuple[str, ...]) -> int | None:
    """Give where the rest of a formula ends, if it follows soon: "fait [de nouveau] savoir"."""
    words = page.words
    for start in range(i + 1, min(i + _REST_REACH, len(words) - len(rest)) + 1):
        norms = [{w.norm, w.lemma, w.verb} for w in words[start : start + len(rest)]]
        if len(norms) == len(rest) and all(r in n for r, n in zip(rest, norms, strict=True)):
            return start + len(rest) - 1
    return None


def _clitic(page: Page, i: int, first: int) -> int | None:
    """Give the inverted pronoun of a group: "a-t-[il] dit", "dit-[il]"."""
    stop = min(i + 3, len(page.words))
    return next((j for j in range(first, stop) if page.words[j].norm in page.cues.clitics), None)


def group_span(page: Page, site: Site) -> Span:
    """Give the characters of a group."""
    return Span(page.words[site.first].start, page.words[site.last].end)

"""How far an event is real in the words of its clause: negation, plans, hedges, conditionals.

ConText's idea (Chapman et al. 2007) on a parse: a cue has a category and a direction, and reaches
the trigger along the dependency path; FactBank's scale (Saurí and Pustejovsky 2009) names what
comes out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from selon.claims.cues import Cues
from selon.claims.foretelling import is_foretold
from selon.claims.lexicon import Governor, Modal, Occurrence, Opener
from selon.records import Evidence, Span
from selon.syntax import Tree, is_conditional, is_passive

# From certain to unsaid; the weakest cue on the way decides.
_SCALE = ("CT", "PR", "PS", "U")
_REACH = 8  # words above a trigger: longer paths are parser errors


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the words around a trigger say of it.

    `factuality` is FactBank's value, `modal` what the event is then (None: told as a fact),
    `conditional` the journalistic conditional or a word such as "présumé", which attributes
    without a source.
    """

    factuality: str
    conditional: bool
    negated: bool
    modal: Modal | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One cue found: what it does to the reading of the trigger."""

    entry: str
    span: Span
    strength: str = "CT"
    negates: bool = False
    modal: Modal | None = None
    conditional: bool = False


def assess(tree: Tree, i: int, cues: Cues, *, within: Span | None = None) -> Assessment:
    """Say how far the event that word `i` names is real: "n'a pas [bombardé]" is CT-.

    `within` leaves out the cues outside a span: those of who reports it.
    """
    marks = [m for m in _marks(tree, i, cues) if within is None or within.covers(m.span)]
    strength = max((m.strength for m in marks), key=_SCALE.index, default="CT")
    negated = sum(m.negates for m in marks) % 2 == 1
    modal = max((m for m in marks if m.modal), key=_weakness, default=_Mark("", Span(0, 0))).modal
    value = "Uu" if strength == "U" else strength + ("-" if negated else "+")
    return Assessment(
        factuality=value,
        conditional=any(m.conditional for m in marks),
        negated=negated,
        modal=modal,
        evidence=tuple(
            Evidence("claims.modality", f"{cues.language}.{m.entry}", m.span) for m in marks
        ),
    )


def _weakness(mark: _Mark) -> int:
    return _SCALE.index(mark.strength)


def _marks(tree: Tree, i: int, cues: Cues) -> Iterator[_Mark]:
    """Give the cues on the way from a trigger to the head of its sentence."""
    yield from _around(tree, i, cues)
    at, opened = i, True
    for _ in range(_REACH):
        if opened:
            yield from _openers(tree, at, cues)
        above = _above(tree, at, cues)
        if above is None:
            return
        role = _role(tree, at, above, cues)
        if role == "inside":
            known = tree.parse.words[at].dep in tree.labels.subject and _definite(tree, at)
            told = not known or _occurrence(tree, above, cues) is not None
            yield from _governor(tree, above, cues, of=at)
            yield from _verb(tree, above, cues, polarity=told)
        elif role == "subject":
            occurs = _occurrence(tree, above, cues)
            polarity = occurs is not None or not _definite(tree, at)
            marks = list(_verb(tree, above, cues, polarity=polarity))
            yield from marks
            if marks and occurs:
                yield _Mark(occurs.id, tree.parse.words[above].span)
        elif role == "aside":
            yield from _verb(tree, above, cues, polarity=False)
        if role in {"apart", "aside", "subject"}:
            if role != "apart" and not _is_shown(tree, at, above, cues):
                yield from _openers(tree, above, cues)
            return
        at = above


def _above(tree: Tree, i: int, cues: Cues) -> int | None:
    """Give the word that governs `i`; before an infinitive's marker it is the word there.

    The parser hangs "a empêché les gardes d'[attaquer]" on the object, and "menace d'[attaquer]"
    on the subject where it mistakes the verb.
    """
    words = tree.parse.words
    head = words[i].head
    if not tree.has(i, tree.labels.bare) or _governs(tree, head, cues):
        return None if head == i else head
    marker = tree.dependent(i, tree.labels.mark | tree.labels.case)
    near = (words[head].head, *(() if marker is None else (max(marker - 1, 0),)))
    governing = (j for j in near if words[j].sentence == words[i].sentence and j != i)
    return next((j for j in governing if _governs(tree, j, cues)), None if head == i else head)


def _role(tree: Tree, i: int, above: int, cues: Cues) -> str:
    """Say how `i` stands below `above`: inside (reached), subject, aside (seen past), apart."""
    labels, word = tree.labels, tree.parse.words[i]
    if word.dep in labels.object and word.head == above and _only_spoken_of(tree, i, above, cues):
        return "aside"
    if word.dep in labels.infinitive | labels.object or word.head != above:
        return "inside"
    if word.dep in labels.subject:
        governed = is_passive(tree, above) and _governs(tree, above, cues)
        return "inside" if governed else "subject"  # "l'attentat n'a pas été revendiqué"
    if word.dep in labels.nominal | labels.oblique | labels.agent:
        return "inside" if _governs(tree, above, cues) and _complement(tree, i, cues) else "aside"
    return _clause_role(tree, i, above, cues)


def _only_spoken_of(tree: Tree, i: int, above: int, cues: Cues) -> bool:
    """Say whether an object is known and not made by its verb: "n'a pas commenté [l'attentat]"."""
    carried = _governs(tree, above, cues) or tree.parse.words[above].verb in cues.carriers
    return _definite(tree, i) and not carried


def _is_shown(tree: Tree, i: int, above: int, cues: Cues) -> bool:
    """Say whether a verb is about an event that took place: "a video to show [the blast]"."""
    word = tree.parse.words[i]
    known = word.dep in tree.labels.object and word.head == above
    return known and _only_spoken_of(tree, i, above, cues)


def _clause_role(tree: Tree, i: int, above: int, cues: Cues) -> str:
    """Say the same of a clause; one with its own subject is reached only as a complement."""
    labels, word = tree.labels, tree.parse.words[i]
    own = tree.dependent(i, labels.subject) is not None
    below = labels.clause | labels.participle | labels.adverbial | labels.conjunct
    if word.dep in labels.relative | labels.parataxis | labels.apposition:
        return "apart"
    if word.dep in labels.conjunct and not own:
        return "level"
    if word.dep not in below:
        return "level"
    complement = word.dep in labels.clause or not own
    return "inside" if complement and _governs(tree, above, cues) else "apart"


def _governs(tree: Tree, i: int, cues: Cues) -> bool:
    return _entry(tree, i, cues) is not None


def _complement(tree: Tree, i: int, cues: Cues) -> bool:
    """Say whether a noun phrase is what its governor is about: "appel à …", "risque de …"."""
    case = tree.dependent(i, tree.labels.case)
    return case is None or tree.parse.words[case].lemma in cues.complements


def _entry(tree: Tree, i: int, cues: Cues) -> Governor | None:
    word = tree.parse.words[i]
    by_verb = None if word.lemma in cues.governors else cues.governors.get(word.verb)
    return cues.governors.get(word.lemma, by_verb)


def _governor(tree: Tree, i: int, cues: Cues, *, of: int) -> Iterator[_Mark]:
    """Give what word `i` does to the word `of` below it."""
    entry = _entry(tree, i, cues)
    if entry is not None and (not entry.infinitive or tree.has(of, tree.labels.bare)):
        span = tree.parse.words[i].span
        yield _Mark(entry.id, span, entry.strength, entry.negates, entry.modal)


def _occurrence(tree: Tree, verb: int, cues: Cues) -> Occurrence | None:
    """Give the entry whose subject shares its polarity: "l'attaque n'a pas eu lieu"."""
    words = tree.parse.words
    objects = tree.dependents(verb, tree.labels.object | tree.labels.oblique)
    lemmas = (words[verb].verb, *(words[j].lemma for j in objects))
    return next((cues.occurrences[x] for x in lemmas if x in cues.occurrences), None)


def _definite(tree: Tree, noun: int) -> bool:
    determiner = tree.dependent(noun, tree.labels.determiner)
    return determiner is not None and tree.has(determiner, tree.labels.definite)


def _around(tree: Tree, i: int, cues: Cues) -> Iterator[_Mark]:
    """Give the cues on the trigger itself: its mood, its adjectives, its determiner."""
    words, labels = tree.parse.words, tree.labels
    yield from _verb(tree, i, cues, polarity=True)
    for child in tree.parse.children[i]:
        if words[child].dep in labels.participle | labels.adjective:
            yield from _governor_below(tree, child, cues)
        if words[child].dep in labels.adverbial | labels.clause:
            yield from _condition(tree, child, cues)


def _governor_below(tree: Tree, i: int, cues: Cues) -> Iterator[_Mark]:
    """Give the plan or fear that a participle or adjective puts on its noun: "prévue"."""
    entry = _entry(tree, i, cues)
    if entry is not None and entry.modal:
        yield from _governor(tree, i, cues, of=i)


def _condition(tree: Tree, i: int, cues: Cues) -> Iterator[_Mark]:
    """Give the si-clause on which a main clause depends."""
    for opener, span in _opening(tree, i, cues):
        if opener.condition:
            yield _Mark(opener.id, span, opener.strength, modal=opener.modal)


def _openers(tree: Tree, i: int, cues: Cues) -> Iterator[_Mark]:
    """Give what opens the clause or phrase of `i`: "si", "afin de", "sans", "en cas de"."""
    for opener, span in _opening(tree, i, cues):
        if opener.clause and not _unreal(tree, i):
            continue
        yield _Mark(opener.id, span, opener.strength, opener.negates, opener.modal)


def _unreal(tree: Tree, i: int) -> bool:
    """Say whether `i` is a verb that a purpose can open: "pour avoir tiré" is none."""
    if tree.dependent(i, tree.labels.auxiliary) is not None and not is_passive(tree, i):
        return False
    word = tree.parse.words[i]
    return (
        tree.has(i, tree.labels.bare)
        or tree.dependent(i, tree.labels.subject) is not None
        or (bool(word.verb) and is_passive(tree, i))
    )


def _opening(tree: Tree, i: int, cues: Cues) -> Iterator[tuple[Opener, Span]]:
    words = tree.parse.words
    for child in tree.parse.children[i]:
        if child < i and words[child].dep in tree.labels.mark | tree.labels.case:
            last = max(child, *tree.parse.children[child], child)
            found = cues.openers.ending(words, last)
            if found is not None:
                yield found[1], Span(words[found[0]].start, words[last].end)


def _verb(tree: Tree, i: int, cues: Cues, *, polarity: bool) -> Iterator[_Mark]:
    """Give the cues of a verb group: negation (where it counts), mood, tense, adverbs."""
    words = tree.parse.words
    children = tree.parse.children[i]
    particle = any(words[c].norm in cues.particles for c in children)
    for child in (*children, i):
        word = words[child]
        negator = cues.negators.get(word.norm)
        if negator and polarity and child != i and (particle or not negator.particle):
            yield _Mark(negator.id, word.span, negates=True)
        spoken = tree.dependent(child, tree.labels.auxiliary) is not None  # "a prétendu que"
        hedge = None if child == i or spoken else cues.hedges.ending(words, child)
        if hedge is not None:
            yield _Mark(hedge[1].id, word.span, hedge[1].strength, conditional=hedge[1].alleged)
        modal = cues.modals.get(word.norm)
        if modal and child != i and word.dep in tree.labels.auxiliary:
            yield _Mark(modal.id, word.span, modal.strength, modal.negates, modal.modal)
    yield from _mood(tree, i, cues)


def _mood(tree: Tree, i: int, cues: Cues) -> Iterator[_Mark]:
    """Give what the mood of a finite verb or its auxiliary says."""
    words, labels = tree.parse.words, tree.labels
    auxiliaries = tuple(tree.dependents(i, labels.auxiliary | labels.copula))
    for j in (*auxiliaries, i):
        done = words[j].dep in labels.auxiliary - labels.passive_auxiliary  # "[aura] duré"
        if tree.has(j, labels.future) and not auxiliaries[1:] and not done:
            yield _Mark("mood.future", words[j].span, "PR", modal="planned")
        if not is_conditional(tree, j) or says_itself(tree, i, cues, helped=i != j):
            continue
        alone = j == i or (words[j].dep in labels.passive_auxiliary and not auxiliaries[1:])
        if alone and is_foretold(tree, i):
            yield _Mark("mood.foretold", words[j].span, "PR", modal="planned")
        else:
            yield _Mark("mood.conditional", words[j].span, "PS", conditional=True)


def says_itself(tree: Tree, i: int, cues: Cues, *, helped: bool) -> bool:
    """Say whether a conditional verb tells how far it is real: "pourrait", not "aurait visé"."""
    entry = _entry(tree, i, cues) if tree.parse.words[i].pos in tree.labels.pos_verb else None
    return entry is not None and (entry.infinitive or not helped)

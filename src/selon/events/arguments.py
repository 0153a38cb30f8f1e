"""Who acts and on whom: the parties of a trigger, asked of the parse."""

from collections.abc import Iterator

from selon.events.beside import adjacent, take_adjectives, take_opposed
from selon.events.complements import (
    take_between,
    take_both,
    take_complements,
    take_each_other,
    take_possessed,
    take_undergone,
)
from selon.events.lexicon import EventWords, Support
from selon.events.referents import feature
from selon.events.scene import Scene
from selon.events.subjects import (
    acting,
    before_auxiliary,
    co_subject,
    fronted,
    is_done,
    objects,
    takes_object,
    trailing,
)
from selon.events.taking import PROPERTY, TAKEN, put
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.syntax import obliques


def add_parties(reading: Reading, hits: list[Hit], words: EventWords) -> None:
    """Fill the initiators and targets of every trigger from its own clause."""
    scene = Scene(reading, words, {hit.i: hit for hit in hits})
    for hit in hits:
        if hit.entry.strength == "generic" and scene.is_known(hit.i):
            continue  # "l'[Opération] X" is who acts, not an operation
        if hit.mate is not None:
            for i in (hit.mate, *scene.tree.dependents(hit.mate, scene.tree.labels.participle)):
                take_complements(scene, hit, i)  # "lancé un camion piégé contre [X]"
        if hit.is_verb:
            _of_verb(scene, hit)
        else:
            _of_noun(scene, hit)
        for role, noun in adjacent(scene, hit):
            put(scene, hit, role, noun)
        if hit.entry.strength == "harm":
            _settle_harm(reading, hit)


def _settle_harm(reading: Reading, hit: Hit) -> None:
    """Keep apart those who attacked and the police that shot them: "l'assaillant a été abattu"."""
    if hit.harmed_perpetrator:
        hit.initiators[:] = hit.targets
        hit.targets.clear()
    elif not hit.targets:
        text = reading.tree.parse.text
        hit.initiators[:] = [
            p
            for p in hit.initiators
            if (a := reading.who(p.span.of(text))) is None or a.role not in _GUARDS
        ]


# Roles that answer an attack: whom they kill, unnamed, is not known to be a victim.
_GUARDS = frozenset({"coast-guard", "gendarmerie", "police", "state-forces"})


def _of_verb(scene: Scene, hit: Hit) -> None:
    tree, labels = scene.tree, scene.tree.labels
    i, entry = hit.i, hit.entry
    word = tree.parse.words[i]
    if takes_object(scene, i):
        put(scene, hit, entry.subject, _subject(scene, i))
    elif is_done(scene, i):
        put(scene, hit, entry.object, acting(scene, i))
    elif (noun := fronted(scene, i)) is not None:
        put(scene, hit, entry.object, noun)
    elif word.dep in labels.participle | labels.adjective and "Tense=Past" in word.morph:
        put(scene, hit, entry.object, _who_of(scene, i, word.head))
    elif _is_bare_participle(scene, i) and word.dep in labels.adverbial | labels.adjective:
        done = "Tense=Past" in word.morph
        put(scene, hit, entry.object if done else entry.subject, acting(scene, word.head))
    elif entry.subject == "both":
        take_each_other(scene, hit, [_subject(scene, i), co_subject(scene, i)])
    else:
        put(scene, hit, entry.subject, _subject(scene, i))
        put(scene, hit, entry.subject, co_subject(scene, i))
    verbs = [i]
    if hit.mate is not None and tree.parse.words[hit.mate].pos == "VERB":
        verbs.append(hit.mate)  # "a fait [exploser] un oléoduc"
    for j in dict.fromkeys(k for verb in verbs for k in objects(scene, verb)):
        struck = entry.mate_struck or entry.type in PROPERTY | TAKEN
        thing = scene.lemma(j) in entry.companions and not struck
        if not thing or scene.is_somebody(j):
            put(scene, hit, entry.object, j)
    take_complements(scene, hit, i)
    _beside(scene, hit)


def _who_of(scene: Scene, i: int, noun: int) -> int:
    """Give the person whom a participle describes: "[un officier] du renseignement {tué}"."""
    tree = scene.tree
    words = tree.parse.words
    above = words[noun].head
    own, other = feature(words[i], "Number"), feature(words[noun], "Number")
    described = words[noun].dep in tree.labels.nominal and above < noun
    if not described or scene.lemma(above) not in scene.words.context.person:
        return noun
    fits = own == feature(words[above], "Number")
    return above if fits and (own != other or not scene.is_person(noun)) else noun


def _is_bare_participle(scene: Scene, i: int) -> bool:
    """Say whether a participle has neither auxiliary nor subject: ", [tuant] six soldats"."""
    tree, labels = scene.tree, scene.tree.labels
    own = labels.auxiliary | labels.subject
    return "VerbForm=Part" in tree.parse.words[i].morph and tree.dependent(i, own) is None


def _beside(scene: Scene, hit: Hit) -> None:
    """Take whom a coordinated verb strikes: "ont lancé un camion contre [un bar] et {tiré}"."""
    tree = scene.tree
    joined = tree.labels.conjunct
    own = [hit.i] if hit.mate is None else [hit.i, hit.mate]
    others = [j for i in own for j in tree.dependents(i, joined)]
    for word in (tree.parse.words[i] for i in own):
        if word.dep in joined or takes_object(scene, word.i):
            others.append(word.head)
    for verb in others:
        if verb in scene.at or tree.parse.words[verb].pos != "VERB" or hit.targets:
            continue
        for i in (verb, *objects(scene, verb)):
            for case, noun in obliques(tree, i):
                if scene.marker(case) in scene.words.roles.against:
                    put(scene, hit, "target", noun)


def _subject(scene: Scene, i: int) -> int | None:
    own = acting(scene, i)
    return own if own is not None else before_auxiliary(scene, i)


def _of_noun(scene: Scene, hit: Hit) -> None:
    tree, labels = scene.tree, scene.tree.labels
    top = _wrapping(scene, hit.i)
    for i in dict.fromkeys((hit.i, top)):
        take_complements(scene, hit, i)
        for verb in tree.dependents(i, labels.participle | labels.relative):
            if verb not in scene.at:
                _carried(scene, hit, verb, i)
    if hit.type == "Agreement" and not hit.initiators:
        take_between(scene, hit)
    for verb in _attributing(scene, hit.i):
        _carried(scene, hit, verb, hit.i)
    for verb in trailing(scene, hit.i):
        if verb not in scene.at and tree.parse.words[verb].head not in (hit.i, top):
            _carried(scene, hit, verb, hit.i)
    if hit.entry.subject == "weapon" and hit.mate is not None and hit.i in objects(scene, hit.mate):
        put(scene, hit, "initiator", acting(scene, hit.mate))  # "X a fait exploser une {bombe}"
    take_adjectives(scene, hit)
    take_opposed(scene, hit)
    head = tree.parse.words[top].head
    if hit.series:
        take_complements(scene, hit, head)
    if head != top and head not in scene.at:
        _carried(scene, hit, head, top)
        take_undergone(scene, hit, head)
    cases = (scene.lemma(j) for j in tree.dependents(top, labels.case))
    if any(case in scene.words.context.behind for case in cases):
        put(scene, hit, "initiator", _guilty(scene, top))
    _called_so(scene, hit, head)
    take_possessed(scene, hit, top)
    if hit.type in TAKEN and tree.dependent(hit.i, labels.copula) is not None:
        put(scene, hit, "target", acting(scene, hit.i))  # "le maire est l'{otage} des rebelles"


def _called_so(scene: Scene, hit: Hit, verb: int) -> None:
    """Take who did what is called so: "[X] a mené ce qu'il qualifie de {frappes} contre [Y]"."""
    tree = scene.tree
    words = tree.parse.words
    clause = words[verb].dep in tree.labels.relative | tree.labels.participle
    if not clause or words[verb].verb not in scene.words.context.calling:
        return
    take_complements(scene, hit, verb)
    main = next((j for j in tree.ancestors(verb) if words[j].pos == "VERB"), None)
    if main is None:
        return
    for support in scene.words.support.get(words[main].verb, ()):
        hit.verbs.append(main)
        put(scene, hit, support.subject, acting(scene, main))


def _guilty(scene: Scene, i: int) -> int | None:
    """Give who is said to be behind an act: "accuse [X] d'être derrière l'{attaque}"."""
    tree = scene.tree
    own = tree.dependent(i, tree.labels.subject)
    verb = next((j for j in tree.ancestors(i) if tree.parse.words[j].pos == "VERB"), None)
    if own is not None or verb is None:
        return own
    accused = next((j for j in objects(scene, verb) if j < i), None)
    return accused if accused is not None else acting(scene, verb)


def _attributing(scene: Scene, i: int) -> Iterator[int]:
    """Give the verb behind a noun that says whose act it was: "…, que les uns attribuent à X"."""
    tree = scene.tree
    words = tree.parse.words
    own = {*tree.dependents(i, tree.labels.participle | tree.labels.relative), words[i].head}
    for j in range(i + 1, tree.parse.sentences[words[i].sentence].stop):
        if j in scene.at and not scene.at[j].is_verb:
            return
        clause = words[j].dep in tree.labels.relative | tree.labels.adverbial | tree.labels.clause
        supports = scene.words.support.get(words[j].verb, ())
        if clause and j not in own and any(support.agent for support in supports):
            yield j
            return


def _wrapping(scene: Scene, i: int) -> int:
    """Give the noun that an event noun stands under: "[tentative] d'{assassinat} de …"."""
    tree = scene.tree
    head = tree.parse.words[i].head
    wraps = scene.lemma(head) in scene.words.context.wrapping
    return head if wraps and tree.parse.words[i].dep in tree.labels.nominal else i


def _carried(scene: Scene, hit: Hit, verb: int, noun: int) -> None:
    """Take the parties of a support verb: "[X] a mené des frappes contre [Y]"."""
    tree = scene.tree
    word, own = tree.parse.words[verb], tree.parse.words[noun]
    past = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    for support in scene.words.support.get(word.verb, ()):
        if support.types and hit.type not in support.types:
            continue
        hit.verbs.append(verb)
        for i in (verb, noun) if support.agent else ():
            for case, by in obliques(tree, i):
                if scene.marker(case) in support.agent:
                    put(scene, hit, "initiator", by)
        if support.object == "both":
            take_both(scene, hit, verb)
        elif is_done(scene, verb) or (past and not tree.dependent(verb, tree.labels.auxiliary)):
            if own.head == verb and _is_doer(scene, noun):
                put(scene, hit, support.object, acting(scene, verb))
        elif noun in objects(scene, verb) or (own.head == verb and _led_by(scene, noun, support)):
            put(scene, hit, support.subject, acting(scene, verb))
            put(scene, hit, support.subject, co_subject(scene, verb))
        else:
            for j in objects(scene, verb):
                put(scene, hit, support.object, j)
        take_complements(scene, hit, verb)


def _is_doer(scene: Scene, noun: int) -> bool:
    """Say whether a noun is what does it: "un pont a été visé par des {drones}"."""
    return _marker(scene, noun) in scene.words.roles.initiator


def _led_by(scene: Scene, noun: int, support: Support) -> bool:
    """Say whether a noun stands behind the preposition of its verb: "repassent à l'{offensive}"."""
    return _marker(scene, noun) in support.by


def _marker(scene: Scene, noun: int) -> str:
    """Give the preposition before a noun; "" for none."""
    return scene.marker(scene.tree.dependent(noun, scene.tree.labels.case))

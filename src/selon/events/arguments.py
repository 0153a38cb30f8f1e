"""Who acts and on whom: the parties of a trigger, asked of the parse."""

from selon.events.beside import adjacent, take_adjectives, take_opposed
from selon.events.lexicon import EventWords, Role, Support
from selon.events.parties import ACTING, ARMED, INSTITUTIONS, actor_of, make_party
from selon.events.scene import Scene
from selon.events.subjects import (
    acting,
    before_auxiliary,
    co_subject,
    fronted,
    is_done,
    noun_of,
    objects,
    takes_object,
)
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.syntax import obliques

# Whoever protests is the initiator, whatever the noun: "des milliers de personnes".
_PROTESTS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration"})

# Whoever is taken away is the target, whatever the noun: "douze personnes".
_TAKEN = frozenset({"Arrests", "Abduction/forced disappearance"})


def add_parties(reading: Reading, hits: list[Hit], words: EventWords) -> None:
    """Fill the initiators and targets of every trigger from its own clause."""
    scene = Scene(reading, words, {hit.i: hit for hit in hits})
    for hit in hits:
        if scene.is_known(hit.i):
            continue  # "l'[Opération] X" is who acts, not an operation
        if hit.mate is not None:
            _obliques(scene, hit, hit.mate)
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
        put(scene, hit, entry.object, word.head)
    elif "VerbForm=Part" in word.morph and word.dep in labels.adverbial | labels.adjective:
        done = "Tense=Past" in word.morph and tree.dependent(i, labels.auxiliary) is None
        put(scene, hit, entry.object if done else entry.subject, acting(scene, word.head))
    else:
        put(scene, hit, entry.subject, _subject(scene, i))
        put(scene, hit, entry.subject, co_subject(scene, i))
    for j in objects(scene, i):
        if scene.lemma(j) not in entry.companions or scene.is_somebody(j):
            put(scene, hit, entry.object, j)
    _obliques(scene, hit, i)
    _beside(scene, hit)


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
        _obliques(scene, hit, i)
        for verb in tree.dependents(i, labels.participle | labels.relative):
            if verb not in scene.at:
                _carried(scene, hit, verb, i)
    take_adjectives(scene, hit)
    take_opposed(scene, hit)
    head = tree.parse.words[top].head
    if hit.series:
        _obliques(scene, hit, head)
    if head != top and head not in scene.at:
        _carried(scene, hit, head, top)
        _undergone(scene, hit, head)
    _possessed(scene, hit, top)
    if hit.type in _TAKEN and tree.dependent(hit.i, labels.copula) is not None:
        put(scene, hit, "target", acting(scene, hit.i))  # "le maire est l'{otage} des rebelles"


def _wrapping(scene: Scene, i: int) -> int:
    """Give the noun that an event noun stands under: "[tentative] d'{assassinat} de …"."""
    tree = scene.tree
    head = tree.parse.words[i].head
    wraps = scene.lemma(head) in scene.words.context.wrapping
    return head if wraps and tree.parse.words[i].dep in tree.labels.nominal else i


def _undergone(scene: Scene, hit: Hit, head: int) -> None:
    """Take whom "être victime de" makes the target, "être à l'origine de" the initiator."""
    word, context = scene.tree.parse.words[head], scene.words.context
    forms = {word.lemma, word.norm}
    if not forms & (context.undergoing | context.causing):
        return
    own = acting(scene, head)
    if own is None and word.dep in scene.tree.labels.object:
        own = acting(scene, word.head)
    put(scene, hit, "target" if forms & context.undergoing else "initiator", own)


def _possessed(scene: Scene, hit: Hit, top: int) -> None:
    """Take whose act it is: "l'armée concentre ses {frappes} sur …"."""
    tree = scene.tree
    own = any(
        tree.has(j, tree.labels.possessive) for j in tree.dependents(top, tree.labels.determiner)
    )
    if own and hit.entry.of in ("initiator", "either"):
        verb = next((j for j in tree.ancestors(top) if tree.parse.words[j].pos == "VERB"), None)
        put(scene, hit, "initiator", None if verb is None else acting(scene, verb))


def _carried(scene: Scene, hit: Hit, verb: int, noun: int) -> None:
    """Take the parties of a support verb: "[X] a mené des frappes contre [Y]"."""
    tree = scene.tree
    word, own = tree.parse.words[verb], tree.parse.words[noun]
    past = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    for support in scene.words.support.get(word.verb, ()):
        if support.types and hit.type not in support.types:
            continue
        hit.verbs.append(verb)
        for case, by in obliques(tree, verb) if support.agent else ():
            if scene.marker(case) in support.agent:
                put(scene, hit, "initiator", by)
        if support.object == "both":
            _opposed(scene, hit, verb)
        elif is_done(scene, verb) or (word.head == noun and past):
            pass
        elif noun in objects(scene, verb) or (own.head == verb and _led_by(scene, noun, support)):
            put(scene, hit, support.subject, acting(scene, verb))
            put(scene, hit, support.subject, co_subject(scene, verb))
        else:
            for j in objects(scene, verb):
                put(scene, hit, support.object, j)
        _obliques(scene, hit, verb)


def _led_by(scene: Scene, noun: int, support: Support) -> bool:
    """Say whether a noun stands behind the preposition of its verb: "repassent à l'{offensive}"."""
    case = scene.tree.dependent(noun, scene.tree.labels.case)
    return scene.marker(case) in support.by


def _obliques(scene: Scene, hit: Hit, i: int) -> None:
    tree, roles = scene.tree, scene.words.roles
    for case, noun in obliques(tree, i):
        marker = scene.marker(case)
        if scene.lemma(noun) in roles.amid | roles.backing | roles.opposition:
            _led_to(scene, hit, noun)
        elif i == hit.mate and scene.lemma(i) in roles.opposition and marker in roles.opposing:
            put(scene, hit, "target", noun)  # "une {marche d'opposition} au maire"
        elif tree.parse.words[noun].dep in tree.labels.agent or marker in roles.initiator:
            put(scene, hit, "initiator", noun)
        elif marker in roles.target or marker in hit.entry.target_by:
            if scene.lemma(noun) not in roles.location:
                put(scene, hit, "target", noun)
        elif i == hit.mate and hit.entry.mate_of != "none" and marker in roles.either | {""}:
            put(scene, hit, hit.entry.mate_of, noun)
        elif marker in roles.either and i != hit.mate and i not in hit.verbs and not hit.is_verb:
            if scene.lemma(noun) not in roles.location:
                put(scene, hit, hit.entry.of, noun)
                _against(scene, hit, noun)
        elif marker in roles.between and (i == hit.i or i in hit.verbs):
            _between(scene, hit, scene.joined(noun))


def _against(scene: Scene, hit: Hit, noun: int) -> None:
    """Take whom the parser hangs on the other side: "l'{attaque} des rebelles contre [X]"."""
    for case, other in obliques(scene.tree, noun):
        roles = scene.words.roles
        if scene.marker(case) in roles.target and scene.lemma(other) not in roles.location:
            put(scene, hit, "target", other)


def _led_to(scene: Scene, hit: Hit, noun: int) -> None:
    """Take whom a noun leads to: "au milieu de [la foule]", "avec l'aide de [miliciens]"."""
    roles = scene.words.roles
    role: Role = "initiator" if scene.lemma(noun) in roles.backing else "target"
    markers = roles.opposing if scene.lemma(noun) in roles.opposition else roles.either
    for case, inner in obliques(scene.tree, noun):
        if scene.marker(case) in markers:
            put(scene, hit, role, inner)


def _between(scene: Scene, hit: Hit, nouns: list[int]) -> None:
    """Take both sides of "des combats entre [X] et [Y]"."""
    for number, j in enumerate(nouns):
        party = make_party(scene.reading, j)
        if party is not None and j not in scene.at and scene.can_be_party(j):
            second = number > 0 and hit.type != "Agreement"  # both sides sign
            (hit.targets if second else hit.initiators).append(party)


def _opposed(scene: Scene, hit: Hit, verb: int) -> None:
    """Take both sides of "ont opposé [X] et [Y]", "[les] ont opposés à [Y]"."""
    tree, sides = scene.tree, []
    objects = [j for j in tree.dependents(verb, tree.labels.object) if j != hit.i]
    for j in objects:
        noun = noun_of(scene, j)
        sides.extend([] if noun is None else scene.joined(noun))
    for i in (verb, *objects):
        for case, other in obliques(tree, i):
            marker = scene.marker(case)
            if marker in scene.words.roles.opposing and scene.is_somebody(other):
                sides.append(other)
    _between(scene, hit, list(dict.fromkeys(sides)))


def put(scene: Scene, hit: Hit, role: Role, head: int | None) -> None:
    """Add a noun and those coordinated with it to a trigger, in a role that it can bear."""
    head = None if head is None else noun_of(scene, head)
    if head is None or role in ("none", "weapon", "both"):
        return
    for j in scene.joined(head):
        if _is_trigger(scene, hit, j):
            continue
        hit.official |= role == "initiator" and hit.type in _PROTESTS and scene.is_state(j)
        if scene.can_be_party(j) or (role == "initiator" and scene.is_capital(j)):
            _add(scene, hit, role, j)
        if role == "initiator":
            _backers(scene, hit, j)


def _backers(scene: Scene, hit: Hit, j: int) -> None:
    """Take who fights beside an initiator: "l'armée, appuyée par [des miliciens], a attaqué"."""
    tree = scene.tree
    for verb in tree.dependents(j, tree.labels.participle | tree.labels.adjective):
        if tree.parse.words[verb].verb not in scene.words.context.backed:
            continue
        for case, noun in obliques(tree, verb):
            actor = actor_of(scene.reading, noun)
            by = scene.marker(case) in scene.words.roles.initiator
            if by and actor is not None and actor.role in ARMED:
                _add(scene, hit, "initiator", noun)


def _is_institution(scene: Scene, j: int) -> bool:
    """Say whether a noun names what cannot be killed: an agency, a government."""
    actor = actor_of(scene.reading, j)
    return actor is not None and actor.role in INSTITUTIONS


def _is_trigger(scene: Scene, hit: Hit, j: int) -> bool:
    """Say whether a noun is part of a trigger; people and known actors are parties all the same."""
    known = actor_of(scene.reading, j)
    if j in scene.at:
        return known is None or (known.id is None and known.role != "civilians")
    person = known is not None or scene.lemma(j) in scene.words.context.person
    return j == hit.mate and not person


def _add(scene: Scene, hit: Hit, role: Role, j: int) -> None:
    placed = hit.entry.strength == "harm" and scene.lemma(j) in scene.words.roles.location
    if role == "target" and (
        placed or (hit.entry.strength == "harm" and _is_institution(scene, j))
    ):
        return  # the parser's object is where it was: "a tué dix personnes à X, [ville] de …"
    hit.harmed_perpetrator |= role == "target" and scene.counts_perpetrators(j)
    party = make_party(scene.reading, j)
    if party is None or scene.lemma(j) in scene.words.toll_nouns:
        return
    actor = actor_of(scene.reading, j)
    if role == "either" and scene.lemma(j) in scene.words.context.building:
        role = "target"  # "l'attaque de [l'ambassade]", though embassies act elsewhere
    if role == "target":
        hit.many |= "Number=Plur" in scene.tree.parse.words[j].morph
        hit.harmed_perpetrator |= scene.is_perpetrator(j)
        if hit.type in _TAKEN or not scene.is_plain(j):
            hit.targets.append(party)
    elif role == "initiator":
        named = actor is not None or (scene.is_person(j) and not scene.is_plain(j))
        if named or hit.entry.type in _PROTESTS:
            hit.initiators.append(party)
            hit.armed |= actor is not None and actor.role in ARMED
    elif actor is not None and actor.role in ACTING:
        hit.initiators.append(party)
    else:
        hit.targets.append(party)

"""A noun taken as a party of a trigger, in a role that it can bear."""

from selon.events.lexicon import Role
from selon.events.parties import ACTING, ARMED, INSTITUTIONS, actor_of, make_party, reasoned
from selon.events.referents import noun_of
from selon.events.scene import Scene
from selon.events.triggers import Hit
from selon.records import Actor
from selon.syntax import obliques

# Whoever protests is the initiator, whatever the noun: "des milliers de personnes".
_PROTESTS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration"})

# Whoever is taken away is the target, whatever the noun: "douze personnes".
TAKEN = frozenset({"Arrests", "Abduction/forced disappearance"})


# What is burnt or looted is the target, though it is part of the trigger.
PROPERTY = frozenset({"Looting/property destruction"})


def put(scene: Scene, hit: Hit, role: Role, head: int | None) -> None:
    """Add a noun and those coordinated with it to a trigger, in a role that it can bear."""
    head = None if head is None else noun_of(scene, head)
    if head is not None and role == "initiator":
        head = _owner(scene, head)
    if head is None or role in ("none", "weapon", "both"):
        return
    if role == "target":
        head = _holder(scene, hit, head)
    for j in scene.joined(head):
        where = j != head and scene.lemma(j) in scene.words.roles.location
        if where or _is_trigger(scene, hit, j):
            continue  # "un hôtel de Gao, [capitale] du nord"
        hit.official |= role == "initiator" and hit.type in _PROTESTS and scene.is_state(j)
        besieged = role == "target" and hit.entry.kin == "siege"
        if besieged or scene.can_be_party(j) or (role == "initiator" and scene.is_capital(j)):
            _add(scene, hit, role, j)
        if role == "initiator":
            _backers(scene, hit, j)


def _holder(scene: Scene, hit: Hit, j: int) -> int:
    """Give who says that what is his was struck: "l'armée accuse X d'avoir tiré sur [ses] …"."""
    tree = scene.tree
    own = (tree.has(k, tree.labels.possessive) for k in tree.dependents(j, tree.labels.determiner))
    if scene.lemma(j) not in scene.words.roles.holdings or not any(own):
        return j
    said = (c.source for c in scene.reading.claims if c.content.covers(hit.span))
    for source in said:
        at = tree.parse.at(source.span) if source is not None else ()
        nouns = (k for k in at if tree.parse.words[k].pos in ("NOUN", "PROPN"))
        holder = next((k for k in nouns if tree.parse.words[k].head not in at), None)
        if holder is not None:
            return holder
    return j


def _owner(scene: Scene, j: int) -> int:
    """Give whose a force or weapon is: "une colonne de [rebelles]", "des tirs de [l'armée]"."""
    if scene.is_named(j) or scene.is_person(j):
        return j
    for case, noun in obliques(scene.tree, j):
        actor = actor_of(scene.reading, noun)
        of = scene.marker(case) in scene.words.roles.either
        if of and scene.is_named(noun) and actor is not None and actor.role in _OWNERS:
            return noun
    return j


# Whose forces and weapons act: "l'aviation du [régime]".
_OWNERS = ARMED | {"government", "state"}


def _add(scene: Scene, hit: Hit, role: Role, j: int) -> None:
    placed = hit.entry.strength == "harm" and scene.lemma(j) in scene.words.roles.location
    if role == "target" and (
        placed or (hit.entry.strength == "harm" and _is_institution(scene, j))
    ):
        return  # the parser's object is where it was: "a tué dix personnes à X, [ville] de …"
    hit.harmed_perpetrator |= role == "target" and scene.counts_perpetrators(j)
    party = make_party(scene.reading, j)
    if party is None or scene.lemma(j) in scene.words.harmed:
        return
    actor = actor_of(scene.reading, j)
    sites = scene.words.context.building | scene.words.context.site
    if role == "either" and scene.lemma(j) in sites:
        role = "target"  # "l'attaque de [l'ambassade]", though embassies act elsewhere
    side = _side(role, actor)
    party = reasoned(party, f"events.{side}", scene.words.entry(hit.entry.id), hit.span)
    if role == "target":
        hit.many |= "Number=Plur" in scene.tree.parse.words[j].morph
        hit.harmed_perpetrator |= scene.is_perpetrator(j)
        if hit.type in TAKEN or not scene.is_plain(j):
            hit.targets.append(party)
    elif role == "initiator":
        named = actor is not None or (scene.is_person(j) and not scene.is_plain(j))
        if named or hit.entry.type in _PROTESTS:
            hit.initiators.append(party)
            hit.armed |= actor is not None and actor.role in ARMED
    elif side == "initiator":
        hit.initiators.append(party)
    else:
        hit.targets.append(party)


def _side(role: Role, actor: Actor | None) -> Role:
    """Give the side of one whom a word leaves open: who acts in conflicts is the initiator."""
    if role in ("initiator", "target"):
        return role
    return "initiator" if actor is not None and actor.role in ACTING else "target"


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
    if hit.type in PROPERTY or hit.entry.mate_struck:
        return False  # what is destroyed is the target: "ont {détruit des mausolées}"
    person = known is not None or hit.type in TAKEN or scene.lemma(j) in scene.words.context.person
    return j == hit.mate and not person

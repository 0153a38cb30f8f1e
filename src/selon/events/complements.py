"""The complements of a trigger: who stands behind its prepositions, and on which side."""

from collections.abc import Iterator

from selon.events.lexicon import Role
from selon.events.parties import make_party
from selon.events.referents import noun_of
from selon.events.scene import Scene
from selon.events.subjects import acting
from selon.events.taking import put
from selon.events.triggers import Hit
from selon.events.unlisted import is_beside
from selon.syntax import obliques


def take_complements(scene: Scene, hit: Hit, i: int) -> None:
    """Take the parties that stand below word `i`, which is a trigger or what carries one."""
    tree, roles = scene.tree, scene.words.roles
    for case, noun in _complements(scene, i):
        marker = scene.marker(case)
        if scene.lemma(noun) in roles.amid | roles.backing | roles.opposition:
            _led_to(scene, hit, noun)
        elif marker in roles.opposing and _is_opposition(scene, hit):
            put(scene, hit, "target", noun)  # "une {marche d'opposition} au maire"
        elif tree.parse.words[noun].dep in tree.labels.agent or marker in roles.initiator:
            put(scene, hit, "initiator", noun)
        elif marker in roles.target or marker in hit.entry.target_by:
            if scene.lemma(noun) not in roles.location:
                nearer = _nearer(scene, i, noun) if marker in roles.against else None
                put(scene, nearer or hit, "target", noun)
        elif i == hit.mate and hit.entry.mate_of != "none" and marker in roles.either | {""}:
            put(scene, hit, hit.entry.mate_of, noun)
        elif is_beside(scene.reading, case, scene.words):
            continue  # "une embuscade près de [X]", where nobody acts
        elif marker in roles.either and i != hit.mate and i not in hit.verbs and not hit.is_verb:
            if scene.lemma(noun) not in roles.location:
                put(scene, hit, hit.entry.of, noun)
                _against(scene, hit, noun)
        elif marker in roles.between and (i == hit.i or i in hit.verbs) and not _is_harm(hit):
            _between(scene, hit, scene.joined(noun))


def _is_harm(hit: Hit) -> bool:
    """Say whether a trigger tells of dead: they lie between towns, not between two sides."""
    return hit.entry.strength == "harm"


def _nearer(scene: Scene, i: int, noun: int) -> Hit | None:
    """Give the event noun that stands between a verb and what it draws to itself.

    "ont été tuées dans un {attentat} perpétré mardi contre [un hôtel]".
    """
    between = (scene.at[j] for j in range(noun - 1, i, -1) if j in scene.at)
    found = next(between, None)
    told = found is not None and not found.is_verb and found.entry.telling
    return found if told else None


def _is_opposition(scene: Scene, hit: Hit) -> bool:
    """Say whether a trigger says that it is against somebody: "marche d'opposition"."""
    return hit.mate is not None and scene.lemma(hit.mate) in scene.words.roles.opposition


def _complements(scene: Scene, i: int) -> Iterator[tuple[int | None, int]]:
    """Give the complements of a word, and those that a place before them drew to itself.

    "ont {manifesté} à Kampala contre [la réforme]"; what "de" leads to stays with the place.
    """
    roles = scene.words.roles
    for case, noun in obliques(scene.tree, i):
        yield case, noun
        span = scene.tree.parse.words[noun].span
        if scene.reading.toponyms_on(span):
            for inner, other in obliques(scene.tree, noun):
                if scene.marker(inner) in roles.target | roles.initiator | roles.between:
                    yield inner, other


def _against(scene: Scene, hit: Hit, noun: int) -> None:
    """Take who hangs on the other side: "l'{attaque} des rebelles contre [X]", "du marché par [X]".

    Also on a word inside its name: "l'{attaque} des Forces d'appui contre [X]".
    """
    roles = scene.words.roles
    for case, other in obliques(scene.tree, noun):
        if scene.marker(case) in roles.target:
            if scene.lemma(other) not in roles.location:
                put(scene, hit, "target", other)
        elif scene.marker(case) in roles.initiator:
            put(scene, hit, "initiator", other)
        elif scene.marker(case) in roles.either:
            _against(scene, hit, other)


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
    states = hit.type == "Agreement" or not all(scene.is_placed(j) for j in nouns)
    for number, j in enumerate(nouns):
        party = make_party(scene.reading, j)
        able = scene.can_be_party(j) or (states and scene.stands_for_state(j))
        if party is not None and j not in scene.at and able:
            second = number > 0 and hit.type != "Agreement"  # both sides sign
            (hit.targets if second else hit.initiators).append(party)


def take_each_other(scene: Scene, hit: Hit, heads: list[int | None]) -> None:
    """Take both sides of "[X] et [Y] se sont affrontés"; of one alone the side that is told."""
    nouns = [noun_of(scene, j) for j in heads if j is not None]
    _between(scene, hit, [k for j in nouns if j is not None for k in scene.joined(j)])


def take_between(scene: Scene, hit: Hit) -> None:
    """Take who agree, however deep: "accord de cessation des hostilités entre [X] et [Y]"."""
    tree = scene.tree
    for j in tree.subtree(hit.i):
        cases = (scene.marker(k) for k in tree.dependents(j, tree.labels.case))
        if any(case in scene.words.roles.between for case in cases):
            _between(scene, hit, scene.joined(j))
            return


def take_both(scene: Scene, hit: Hit, verb: int) -> None:
    """Take both sides of "ont opposé [X] et [Y]", "[les] ont opposés à [Y]"."""
    tree, sides = scene.tree, []
    objects = [j for j in tree.dependents(verb, tree.labels.object) if j != hit.i]
    for j in objects:
        noun = noun_of(scene, j)
        sides.extend([] if noun is None else scene.joined(noun))
    for i in (verb, *objects):
        for case, other in obliques(tree, i):
            noun = noun_of(scene, other)
            opposing = scene.marker(case) in scene.words.roles.opposing
            if opposing and noun is not None and scene.is_somebody(noun):
                sides.append(noun)
    _between(scene, hit, list(dict.fromkeys(sides)))


def take_undergone(scene: Scene, hit: Hit, head: int) -> None:
    """Take whom "être victime de" makes the target, "être à l'origine de" the initiator."""
    word, context = scene.tree.parse.words[head], scene.words.context
    forms = {word.lemma, word.norm}
    if not forms & (context.undergoing | context.causing):
        return
    own = acting(scene, head)
    if own is None and word.dep in scene.tree.labels.object:
        own = acting(scene, word.head)
    put(scene, hit, "target" if forms & context.undergoing else "initiator", own)


def take_possessed(scene: Scene, hit: Hit, top: int) -> None:
    """Take whose act it is: "l'armée concentre ses {frappes} sur …"."""
    tree = scene.tree
    own = any(
        tree.has(j, tree.labels.possessive) for j in tree.dependents(top, tree.labels.determiner)
    )
    if own and hit.entry.of in ("initiator", "either"):
        verb = next((j for j in tree.ancestors(top) if tree.parse.words[j].pos == "VERB"), None)
        put(scene, hit, "initiator", None if verb is None else acting(scene, verb))

"""Whether two parties are one, and whether two mentions can have the same sides."""

from collections.abc import Container, Iterable

from selon.events.parties import ARMED, ARMED_GROUPS, actor_of
from selon.folding import bare
from selon.reading import Reading, remembered
from selon.records import Actor, Party, Span
from selon.syntax import obliques

# Roles in which a state acts: "Moscou", "l'armée russe" and "les avions russes" are one side.
STATE = frozenset({"government", "intelligence", "officials", "state", "state-forces"})

# Those who fight for a state, those who fight one, and those who may do either.
FORCES = frozenset({"coalition", "gendarmerie", "peacekeepers", "police", "state-forces"})
REBELS = ARMED_GROUPS - {"attackers", "coalition", "peacekeepers", "state-forces"}
_UNSURE = frozenset({"attackers", "communal-militia", "militia", "pmc", "state-affiliated-militia"})

# Roles in which the United Nations act.
_MISSION = frozenset({"igo", "peacekeepers"})


def same_side(reading: Reading, a: Party, b: Party, *, surely: bool = False) -> bool:
    """Say whether two parties of one occurrence are one: by name, by head noun, by role.

    `surely`: soldiers of whom nobody says whose they are need not be of the state that acts.
    """
    if a.actor_id is not None and b.actor_id is not None:
        return a.actor_id == b.actor_id or _one_power(reading, a, b)
    if _head(reading, a) == _head(reading, b):
        return a.country is None or b.country is None or a.country == b.country
    one, other = actor_in(reading, a), actor_in(reading, b)
    civil = one is not None and one.role == "civilians"  # farmers and herders are two sides
    named = a.name is not None and a.name == b.name and not civil
    return named or _one_role(one, other, surely=surely)


def _one_power(reading: Reading, a: Party, b: Party) -> bool:
    """Say whether two known actors are two names of one state, or of one mission."""
    roles = {x.role if x is not None else "" for x in (actor_in(reading, a), actor_in(reading, b))}
    return roles <= _MISSION or (roles <= STATE and a.country == b.country is not None)


def _one_role(a: Actor | None, b: Actor | None, *, surely: bool) -> bool:
    """Say whether words for one class of actors can stand for one actor: soldiers and an army."""
    if a is None or b is None or (a.id is not None and b.id is not None):
        return False
    if a.country is not None and b.country is not None and a.country != b.country:
        return False
    if a.name != b.name and "(" in a.name and "(" in b.name:
        return False  # militias of two peoples
    bearing = a.role == b.role and a.role in ARMED
    told = None not in (a.country, b.country) or (a.id is None and b.id is None)
    ruling = {a.role, b.role} <= STATE and (told or not surely)
    return bearing or {a.role, b.role} <= _MISSION or ruling


def actor_in(reading: Reading, party: Party) -> Actor | None:
    """Give the actor that the head of a party's words names."""
    head = top_of(reading, party)
    return None if head is None else actor_of(reading, head)


def is_of(reading: Reading, party: Party, roles: Container[str]) -> bool:
    """Say whether the head of a party's words names an actor of one of some roles."""
    actor = actor_in(reading, party)
    return actor is not None and actor.role in roles


def top_of(reading: Reading, party: Party) -> int | None:
    """Give the word that heads a party's words: the first whose own head lies outside them."""
    return _top(reading, party.span)


@remembered
def _top(reading: Reading, span: Span) -> int | None:
    parse = reading.tree.parse
    at = parse.at(span)
    tops = (j for j in at if parse.words[j].head not in at or parse.words[j].head == j)
    top = next((j for j in tops if parse.words[j].pos in ("NOUN", "PROPN", "X", "ADJ")), None)
    labels = reading.tree.labels
    if top is not None and parse.words[top].lemma in labels.collective:
        for case, noun in obliques(reading.tree, top):
            genitive = case is not None and parse.words[case].lemma in labels.genitive
            if (genitive or case is None) and noun in at:
                return noun  # "un groupe de [militaires]"
    return top


def _head(reading: Reading, party: Party) -> str:
    """Give the lemma of the word that heads a party's words, or the words where it is a name."""
    parse, head = reading.tree.parse, top_of(reading, party)
    if head is None or parse.words[head].pos != "NOUN":
        return bare(party.span.of(parse.text))
    return parse.words[head].lemma


def opposed(
    acting: Iterable[Party], struck: Iterable[Party], now: Iterable[Party], hit: Iterable[Party]
) -> bool:
    """Say whether the parties of a mention contradict those of an occurrence.

    They do when the sides are exchanged, or when two known actors of different countries or
    lists act. `acting` and `struck` are the occurrence's, `now` and `hit` the mention's.
    """
    mine, theirs = _known(acting), _known(struck)
    new, target = _known(now), _known(hit)
    if mine and new and not any(_same(a, b) for a in mine for b in new):
        return True
    if _lands(theirs) and _lands(target) and not _lands(theirs) & _lands(target):
        return True
    return _exchanged(mine, theirs, target) or _exchanged(theirs, mine, new)


def crossed(reading: Reading, acting: Iterable[Party], now: Iterable[Party]) -> bool:
    """Say whether rebels act in the one and a state's forces in the other, named or not."""
    mine, new = _camps(reading, acting), _camps(reading, now)
    return len(mine) == len(new) == 1 and None not in mine | new and mine != new


def _camps(reading: Reading, parties: Iterable[Party]) -> set[str | None]:
    return {_camp(actor_in(reading, p)) for p in parties}


def _camp(actor: Actor | None) -> str | None:
    if actor is None or actor.role in _UNSURE:
        return None
    if actor.role in FORCES:
        return "state"
    return "rebel" if actor.role in REBELS else None


def turned_on(acting: Iterable[Party], hit: Iterable[Party]) -> bool:
    """Say whether those who are hit are all of those who acted: the attacker is shot."""
    mine, target = list(acting), list(hit)
    return bool(target) and all(any(_same(a, b) for a in mine) for b in target)


def _lands(parties: list[Party]) -> set[str]:
    return {p.country for p in parties if p.country is not None}


def _exchanged(here: list[Party], there: list[Party], new: list[Party]) -> bool:
    """Say whether those who stand on one side now stood on the other, and only there."""
    return bool(new) and all(
        any(_is_one(a, b) for b in here) and not any(_same(a, b) for b in there) for a in new
    )


def _is_one(a: Party, b: Party) -> bool:
    """Say whether two parties are one; two groups of one country are not, and may fight."""
    ids = {i for i in (a.actor_id, b.actor_id) if i is not None}
    known = len(ids) == 2 and not any(i.endswith(_GOVERNMENT) for i in ids)
    return _same(a, b) and not known


_GOVERNMENT = ":GOV"


def _known(parties: Iterable[Party]) -> list[Party]:
    return [p for p in parties if p.actor_id is not None or p.country is not None]


def _same(a: Party, b: Party) -> bool:
    """Say whether two parties can be one: the same actor, or two names of one state."""
    if a.actor_id is not None and a.actor_id == b.actor_id:
        return True
    if a.name is not None and a.name == b.name:
        return True
    return a.country is not None and a.country == b.country


def acts(
    reading: Reading, party: Party, initiators: Iterable[Party], *, surely: bool = False
) -> bool:
    """Say whether somebody counted or struck is one of those who act."""
    return any(same_side(reading, party, other, surely=surely) for other in initiators)


def distinct(reading: Reading, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Keep one party of all that name the same; the one that the list knows, where one does."""
    kept: list[Party] = []
    for party in parties:
        twin = next((n for n, other in enumerate(kept) if same_side(reading, party, other)), None)
        if twin is None:
            kept.append(party)
        elif kept[twin].actor_id is None and party.actor_id is not None:
            kept[twin] = party
    return tuple(kept)

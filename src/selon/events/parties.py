"""The parties of an occurrence in the words of the text, named where the actor list knows them."""

from dataclasses import replace

from selon.reading import Reading, remembered
from selon.records import Actor, ActorMention, Evidence, Party, Span
from selon.syntax import Tree, noun_phrase

# Roles of `data/roles.toml` that fight: one of them in a text speaks for a conflict.
ARMED_GROUPS = frozenset(
    {
        "armed-group",
        "attackers",
        "coalition",
        "communal-militia",
        "jihadists",
        "militia",
        "peacekeepers",
        "pmc",
        "rebels",
        "state-affiliated-militia",
        "state-forces",
    }
)

# Roles that bear arms: what "de" before them means is the attacker.
ARMED = ARMED_GROUPS | {"coast-guard", "criminal-group", "gendarmerie", "intelligence", "police"}

# Roles that act in a protest, or as a state.
ACTING = ARMED | {"protesters", "rioters", "government", "state"}

# Roles of what can be struck as a building, but not killed.
INSTITUTIONS = frozenset({"agency", "government", "igo", "state"})


def make_party(reading: Reading, j: int) -> Party | None:
    """Give the party that noun `j` heads, with its name where the actor list knows it."""
    word = reading.tree.parse.words[j]
    noun = word.pos in ("NOUN", "PROPN", "X") or (
        word.pos == "ADJ" and is_determined(reading.tree, j)  # "un [Kurde]"
    )
    if not noun and not (word.pos == "PRON" and _is_place(reading, word.span)):
        return None
    near = reading.quantities_on(Span(word.start - 3, word.start))
    if any(q.high == 0 and q.span.end <= word.start <= q.span.end + 2 for q in near):
        return None
    span = _own(reading, noun_phrase(reading.tree, j), j)
    mention = _mention(reading, j)
    if mention is not None:
        span = Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
    span = _trimmed(reading, _with_surname(reading, span, j))
    if len(span) < SHORTEST:
        return None
    actor = actor_of(reading, j)
    if actor is None:
        return Party(span, None, None, _country(reading, j))
    return called(actor, span, mention.span if mention is not None else word.span)


def called(actor: Actor, span: Span, named: Span) -> Party:
    """Give the party that some words name; `named` are those that the actor is known by."""
    because = Evidence("actors.named", actor.id or actor.role, named)
    return Party(span, actor.name, actor.id, actor.country, (because,))


def reasoned(party: Party, rule: str, entry: str, span: Span) -> Party:
    """Give a party with the rule that made it one, before what names it."""
    return replace(party, evidence=(Evidence(rule, entry, span), *party.evidence))


def _is_place(reading: Reading, span: Span) -> bool:
    """Say whether a word is a place's name, whatever the tagger makes of it."""
    return any(t.span == span and t.place is not None for t in reading.toponyms_on(span))


def _with_surname(reading: Reading, span: Span, j: int) -> Span:
    """Add a name that stands right behind: "[le journaliste] [Marc] [Vidal]"."""
    words = reading.tree.parse.words
    k = j + 1
    if span.end != words[j].end or k == len(words):
        return span
    tied = reading.tree.labels.apposition | reading.tree.labels.name
    if words[j].pos != "PROPN" and not (words[k].head == j and words[k].dep in tied):
        return span
    while k < len(words) and words[k].pos == "PROPN" and words[k].start - words[k - 1].end == 1:
        if reading.toponyms_on(words[k].span) or not words[k].text[:1].isupper():
            break
        k += 1
    return Span(span.start, words[k - 1].end)


def is_determined(tree: Tree, j: int) -> bool:
    """Say whether a noun has an article or a number, also one that is part of "du" or "des"."""
    labels = tree.labels
    if tree.dependent(j, labels.determiner | labels.number) is not None:
        return True
    return any(tree.has(c, labels.definite) for c in tree.dependents(j, labels.case))


def _own(reading: Reading, span: Span, j: int) -> Span:
    """Cut a phrase before what says where or how: "[une boîte de nuit] à Kinshasa".

    A preposition inside a number belongs to it: "500 à 600 personnes".
    """
    words = reading.tree.parse.words
    for k in reading.tree.parse.at(span):
        inner = words[k].pos == "ADP" and words[k].lemma in reading.tree.labels.genitive
        where = words[k].pos == "ADV" and words[min(k + 1, len(words) - 1)].pos == "ADP"
        where |= bool(reading.times_on(words[k].span))
        where |= _joins(reading.tree, k, j)
        if k <= j or inner or (words[k].pos not in _BREAKS and not where):
            continue
        if not any(q.span.covers(words[k].span) for q in reading.quantities_on(words[k].span)):
            return Span(span.start, max(words[k - 1].end, words[j].end))
    return span


def _joins(tree: Tree, k: int, j: int) -> bool:
    """Say whether word `k` joins another noun to noun `j`: "the army [and] militiamen"."""
    words = tree.parse.words
    joint = words[k].dep in tree.labels.coordinator and words[words[k].head].dep
    return joint in tree.labels.conjunct and words[words[k].head].head == j


_BREAKS = frozenset({"ADP", "VERB", "AUX", "SCONJ", "PRON"})


def _trimmed(reading: Reading, span: Span) -> Span:
    """Take off what opens a phrase without belonging to it: "[dont] deux soldats"."""
    words = [reading.tree.parse.words[j] for j in reading.tree.parse.at(span)]
    inside = [w for w in words if w.pos not in _OPENERS]
    if not inside:
        return span
    last = next((w.end for w in reversed(words) if w.pos not in _CLOSERS), span.end)
    return Span(max(span.start, inside[0].start), min(span.end, max(last, inside[0].end)))


_CLOSERS = frozenset({"ADP", "PUNCT"})
_OPENERS = frozenset({"ADP", "AUX", "VERB", "ADV", "PUNCT", "PRON", "CCONJ", "SCONJ"})


def _country(reading: Reading, j: int) -> str | None:
    """Give the country that an adjective of noun `j` names: "le personnel [américain]"."""
    tree = reading.tree
    phrase = tree.parse.at(noun_phrase(tree, j))
    for word in (tree.parse.words[k] for k in phrase):
        actor = reading.who(word.text) if word.pos == "ADJ" else None
        if actor is not None and actor.country is not None:
            return actor.country
    return None


# Shorter names of parties are pieces of words that the tokenizer cut.
SHORTEST = 2

# How far behind its noun the name of a group may stand: "le groupe autoproclamé « … »".
REACH = 40


@remembered
def _mention(reading: Reading, j: int) -> ActorMention | None:
    """Give the mention of an actor that noun `j` stands in or is named by."""
    tree, span = reading.tree, reading.tree.parse.words[j].span
    own = next(iter(reading.actors_on(span)), None)
    if own is not None and own.actor.id is not None:
        return own
    fronted = _fronted(reading, j)
    if fronted is not None and own is None:
        return fronted
    for mention in reading.actors_on(Span(span.end, span.end + REACH + 1)):
        if 0 <= mention.span.start - span.end <= REACH and mention.actor.id is not None:
            at = tree.parse.at(mention.span)
            if _names(tree, j, at.start):
                return mention
            if _is_quoted(reading, j, at):
                return mention
    return own


def _fronted(reading: Reading, j: int) -> ActorMention | None:
    """Give the actor whose name stands right before its noun: "[Hezbollah] targets"."""
    tree = reading.tree
    if j == 0 or tree.parse.words[j - 1].dep not in tree.labels.prenominal:
        return None
    before = tree.parse.words[j - 1]
    return next(
        (
            m
            for m in reading.actors_on(before.span)
            if m.span.end == before.end and m.actor.id is not None
        ),
        None,
    )


def _names(tree: Tree, j: int, i: int) -> bool:
    """Say whether word `i` stands in the phrase of noun `j`, in no clause, and not beside it.

    "L'[armée] et les [ADF]" are two.
    """
    path = [i, *tree.ancestors(i)]
    if j not in path:
        return False
    below = [tree.parse.words[k] for k in path[: path.index(j)]]
    joined = tree.labels.conjunct
    return not any(w.pos in ("VERB", "AUX") or w.dep in joined for w in below)


def _is_quoted(reading: Reading, j: int, at: range) -> bool:
    """Say whether a name in quotation marks or brackets belongs to a noun before it.

    Adjectives alone may stand between, whatever the parser makes of them: "le groupe dit « X »".
    """
    between = [reading.tree.parse.words[k] for k in range(j + 1, at.start)]
    marks = [w for w in between if w.pos == "PUNCT"]
    quoted = bool(marks) and marks[-1] is between[-1] and marks[-1].text in _MARKS
    return quoted and len(marks) == 1 and len(between) <= _FEW


_MARKS = frozenset('«"“(')
_FEW = 3


@remembered
def actor_of(reading: Reading, j: int) -> Actor | None:
    """Give the actor that noun `j` names, by the list first, then by its whole phrase."""
    mention = _mention(reading, j)
    if mention is not None:
        return mention.actor
    phrase = _own(reading, noun_phrase(reading.tree, j), j)
    return reading.who(phrase.of(reading.tree.parse.text))

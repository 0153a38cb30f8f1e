"""What is told beside the number of a toll: its shares, and attackers among or beside the dead."""

from collections.abc import Sequence
from dataclasses import replace

from selon.events.counting import GAP, beside, nouns_of, quantity_of
from selon.events.figures import Figure
from selon.events.lexicon import EventWords
from selon.events.parties import make_party
from selon.reading import Reading
from selon.records import Evidence, Part, Quantity, Span

# How far behind its figure a share may begin, in characters: "douze morts à Gao, dont …".
REACH = 120


def is_share(reading: Reading, start: int, markers: frozenset[str]) -> bool:
    """Say whether a marker stands before a character: "[dont] trois enfants"."""
    before = reading.tree.parse.at(Span(max(0, start - 24), start))
    near = [reading.tree.parse.words[j] for j in before][-2:]
    return any(w.lemma in markers or w.norm in markers for w in near)


def with_shares(
    reading: Reading, figures: Sequence[Figure], words: EventWords
) -> tuple[Figure, ...]:
    """Give the figures with their shares; a share is no figure, attackers among the dead are.

    "cinq morts, dont l'assaillant": five of all, one of them the initiator.
    """
    kept = list(figures)
    for quantity in reading.quantities:
        start = quantity.span.start
        if is_share(reading, start, words.parts.besides):
            if _group(reading, quantity, words) == ATTACKERS:
                _add_attackers(reading, kept, quantity, among=False)
        elif is_share(reading, start, words.parts.markers):
            for own in _row(reading, quantity):
                _add_share(reading, kept, own, words)
        elif _breaks_down(reading, kept, quantity):
            row = _row(reading, quantity)
            mixed = any(_group(reading, own, words) == ATTACKERS for own in row)
            for own in row:
                _add_share(reading, kept, own, words)
                if mixed and _group(reading, own, words) != ATTACKERS:
                    _add_victims(reading, kept, own)
    for word in reading.tree.parse.words:
        attacker = word.lemma in words.context.perpetrator and word.pos != "VERB"
        if attacker and "Number=Plur" not in word.morph and quantity_of(reading, word.i) is None:
            start = reading.tree.parse.words[max(word.i - 1, 0)].start
            among = is_share(reading, start, words.parts.markers)
            if among or is_share(reading, start, words.parts.besides):
                one = Quantity(word.span, 1, 1, 1)
                _add_attackers(reading, kept, one, among=among)
    return tuple(sorted(kept, key=lambda f: f.span))


def without_appositions(
    reading: Reading, figures: Sequence[Figure], words: EventWords
) -> list[Figure]:
    """Give a toll once where its people are named behind it: "deux civils, elle et lui"."""
    kept: list[Figure] = []
    rest = list(figures)
    while rest:
        whole, rest = rest[0], rest[1:]
        named = _named(reading, whole, rest)
        if named:
            rest = rest[len(named) :]
            groups = ((_group(reading, f.quantity, words), f.quantity) for f in named)
            parts = tuple(Part(group, quantity) for group, quantity in groups if group is not None)
            whole = replace(whole, parts=(*whole.parts, *parts))
        kept.append(whole)
    return kept


def _named(reading: Reading, whole: Figure, rest: Sequence[Figure]) -> Sequence[Figure]:
    """Give the figures right behind one of the same harm that add up to it."""
    if whole.quantity.best is None or not rest:
        return ()
    between = reading.tree.parse.text[whole.span.end : rest[0].span.start]
    if between.strip() != ",":
        return ()
    total = 0
    for n, figure in enumerate(rest):
        best = figure.quantity.best
        if figure.kind != whole.kind or figure.head != whole.head or best is None:
            return ()
        total += best
        if total >= whole.quantity.best:
            return rest[: n + 1] if total == whole.quantity.best else ()
    return ()


def _row(reading: Reading, quantity: Quantity) -> list[Quantity]:
    """Give a number and those that stand in a row with it."""
    noun = nouns_of(reading, quantity)
    others = () if noun is None else beside(reading, noun)
    return [quantity, *(q for k in others if (q := quantity_of(reading, k)) is not None)]


def _breaks_down(reading: Reading, figures: Sequence[Figure], quantity: Quantity) -> bool:
    """Say whether a number opens the shares of the toll before: "neuf morts : [six] soldats …"."""
    text, owner = reading.tree.parse.text, _owner(reading, figures, quantity.span)
    if owner is None or figures[owner].kind not in ("killed", "wounded"):
        return False
    before = text[figures[owner].span.end : quantity.span.start].rstrip()
    whole, own = figures[owner].quantity.low, quantity.low
    return before[-1:] in _OPENING and whole is not None and own is not None and own < whole


_OPENING = (":", "(")


def _add_share(
    reading: Reading, figures: list[Figure], quantity: Quantity, words: EventWords
) -> None:
    """Put a share into the figure that it belongs to."""
    group = _group(reading, quantity, words)
    if group == ATTACKERS:
        _add_attackers(reading, figures, quantity, among=True)
    owner = _owner(reading, figures, quantity.span)
    if owner is not None and group is not None:
        figure = figures[owner]
        figures[owner] = replace(figure, parts=(*figure.parts, Part(group, quantity)))


ATTACKERS = "attackers"  # the group of the casualty lexicon that is no victim


def _add_attackers(
    reading: Reading, figures: list[Figure], quantity: Quantity, *, among: bool
) -> None:
    """Count the attackers that "dont" or "en plus de" bring as those of the other side."""
    owner = _owner(reading, figures, quantity.span)
    if owner is None or figures[owner].kind not in ("killed", "wounded"):
        return
    figure = figures[owner]
    if among:
        figures[owner] = replace(figure, who="all")
    figures.append(
        replace(
            figure,
            span=quantity.span,
            quantity=quantity,
            who="initiator",
            party=None,
            parts=(),
            evidence=Evidence("tolls.attackers", figure.evidence.entry, quantity.span),
        )
    )


def _add_victims(reading: Reading, figures: list[Figure], quantity: Quantity) -> None:
    """Count apart those told beside attackers: "neuf morts ([deux soldats] et …)"."""
    owner, noun = _owner(reading, figures, quantity.span), nouns_of(reading, quantity)
    if owner is not None and noun is not None:
        whole = figures[owner]
        party = make_party(reading, noun)
        rule = Evidence("tolls.victims", whole.evidence.entry, quantity.span)
        own = replace(whole, span=quantity.span, quantity=quantity, who="victims", parts=())
        figures.append(replace(own, party=party, evidence=rule))


def _owner(reading: Reading, figures: Sequence[Figure], span: Span) -> int | None:
    """Give the figure in the same sentence that ends last before a share."""
    sentence = _sentence(reading, span)
    owners = [
        (f.span.end, n)
        for n, f in enumerate(figures)
        if f.span.end <= span.start <= f.span.end + REACH
        and _sentence(reading, f.span) == sentence
        and f.evidence.rule == "tolls.figure"
    ]
    return max(owners)[1] if owners else None


def _sentence(reading: Reading, span: Span) -> int:
    at = reading.tree.parse.at(span)
    return reading.tree.parse.words[at.start].sentence if len(at) else -1


def _group(reading: Reading, quantity: Quantity, words: EventWords) -> str | None:
    after = reading.tree.parse.at(Span(quantity.span.start, quantity.span.end + 30))
    last = reading.tree.parse.at(quantity.span)
    for j in after:
        word = reading.tree.parse.words[j]
        if len(last) and j > last[-1] + GAP:
            return None
        group = words.groups.get(word.lemma)
        if group is not None:
            return group
    return None

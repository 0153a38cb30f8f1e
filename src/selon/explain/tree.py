"""Evidence as a tree of text: every field with its words, where they stand, and the rule.

claim c2  claims CT+
|- source   [222:269] Le ministère de la Santé
|- cue      [270:279] a affirmé
|- content  [284:343] le raid avait fait 51 morts
`- because  claims.reported_clause with fr.affirmer on 'a affirmé' [270:279]
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selon.contract import Json
from selon.formats import Output
from selon.formats.tolls import figures
from selon.formats.wording import (
    confidence,
    counted,
    days,
    event_type,
    flags,
    heading,
    line,
    term,
    toll,
    who,
)
from selon.formats.wording import weapon as weapon_label
from selon.messages import message

_CLAIM_FLAGS = ("direct", "preliminary", "distance")
_EVENT_FLAGS = ("aggregate", "background")


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the tree and what hangs from it."""

    label: str
    words: str
    children: tuple["Node", ...] = ()


# Longer than any quotation: the article's own voice, in characters; and what is shown of its ends.
LONGEST = 600
ENDS = 80


def tree(output: Output, *, language: str) -> str:
    """Give the tree of a document, lines ended by a line feed, labels in `language`."""
    document = output.document
    if "error" in document:
        error = document["error"]
        return f"{line(document['doc_id'])}: {error['code']}: {line(error['message'])}\n"
    told = heading(document, language)
    lines = [line(document["doc_id"]) + (f"  {told}" if told else "")]
    for node in nodes(output, language=language):
        lines += ["", *_drawn(node)]
    return "".join(f"{row}\n" for row in lines)


def nodes(output: Output, *, language: str) -> Iterator[Node]:
    """Give the claims, the events and the loaded words of a document as nodes."""
    view = _View(output.text, language)
    for claim in output.document.get("claims", ()):
        yield view.claim(claim)
    for event in output.document.get("events", ()):
        yield view.event(event)
    for framing in output.document.get("framing", ()):
        yield view.framing(framing)


@dataclass(frozen=True, slots=True)
class _View:
    """A text and the language in which it is explained."""

    text: str
    language: str

    def claim(self, claim: Json) -> Node:
        source = claim["source"]
        said = [
            self.node("source", self.party(source) if source else who(None, self.language)),
            *self.speaker(source),
            *([self.node("cue", self.at(claim["cue"]))] if claim["cue"] else ()),
            self.node("content", self.at(claim["content"])),
            *self.because(claim["because"]),
        ]
        told = [
            term("stance", claim["stance"], self.language),
            claim["factuality"],
            *flags(claim, _CLAIM_FLAGS, self.language),
        ]
        if claim["within"]:
            told.append(
                message("formats", "flag.within", language=self.language, claim=claim["within"])
            )
        return self.node("claim", f"{claim['claim_id']}  {', '.join(told)}", *said)

    def speaker(self, source: Json | None) -> list[Node]:
        """Give the fullest words for a source where the sentence has others: a pronoun."""
        if source is None or source["speaker"]["start"] == source["start"]:
            return []
        return [self.node("speaker", self.at(source["speaker"]))]

    def event(self, event: Json) -> Node:
        kind = event_type(event["sub_event_type"], self.language)
        told = [kind, term("status", event["status"], self.language)]
        told += flags(event, _EVENT_FLAGS, self.language)
        told.append(confidence(event, self.language))
        slots = [
            *(self.node("trigger", self.mention(mention)) for mention in event["mentions"]),
            *self.reasoned("initiator", event, self.party),
            *self.reasoned("target", event, self.party),
            *self.reasoned("weapon", event, self.weapon),
            *self.slot("count", event, self.count(event["count"])),
            *self.places(event),
            *self.date(event),
            *self.reasoned("responsibility", event, self.party),
            *(node for said in event["claims"] for node in self.said(said)),
            *self.because(event["because"]),
        ]
        return self.node("event", f"{event['event_id']}  {', '.join(told)}", *slots)

    def framing(self, framing: Json) -> Node:
        told = f"{self.at(framing)} = {line(framing['neutral'])}"
        kind = term("framing", framing["kind"], self.language)
        return self.node("framing", f"{told} ({kind})", *self.because(framing["because"]))

    def said(self, said: Json) -> Iterator[Node]:
        """Give each figure of a claim under the one who gives it; a claim without any, too."""
        by = f"{said['claim_id']} {who(said['source'], self.language)}"
        by += f", {term('stance', said['stance'], self.language)}"
        told = figures(said)
        if not told:
            yield self.node("said", by)
        for kind, quantity in told:
            words = f"{self.at(quantity)} = {toll(kind, quantity, self.language)}  {by}"
            parts = (
                self.node(
                    "part", f"{self.at(p)} = {counted('group', p['group'], p, self.language)}"
                )
                for p in quantity.get("parts", ())
            )
            why = self.because(quantity.get("because", ()))
            yield Node(term("figure", kind, self.language), words, (*parts, *why))

    def reasoned(self, name: str, event: Json, told: Callable[[Json], str]) -> list[Node]:
        """Give what stands in a slot with the rules that put it there, or why nothing does."""
        found = [self.node(name, told(p), *self.because(p["because"])) for p in event[name]]
        return found or self.slot(name, event, ())

    def slot(self, name: str, event: Json, words: Iterable[str]) -> list[Node]:
        """Give what stands in a slot, or why nothing does."""
        found = [self.node(name, told) for told in words]
        reason = event.get("empty", {}).get(name)
        if found or reason is None:
            return found
        return [self.node(name, f"– {self.label('empty', reason)}")]

    def places(self, event: Json) -> list[Node]:
        found = [
            self.node("place", self.place(place), *self.because(place["because"]))
            for place in event["places"]
        ]
        return found or self.slot("place", event, ())

    def date(self, event: Json) -> list[Node]:
        known = event["date"]
        if known is None:
            return self.slot("date", event, ())
        span = {"start": known["text_start"], "end": known["text_end"]}
        told = f"{self.at(span)} = {days(known, self.language)}"
        if known["anchor"]:
            told += f" ({self.label('anchor', known['anchor'])})"
        return [self.node("date", told, *self.because(known["because"]))]

    def place(self, place: Json) -> str:
        if place["gazetteer_id"] is None:
            reason = place["reason"] or "unresolved"
            return f"{self.at(place)} – {self.label('empty', reason)}"
        known = [place["name"], place["admin1"], place["country"]]
        known = [value for value in dict.fromkeys(known) if value]
        precision = term("precision", place["precision"], self.language)
        return f"{self.at(place)} = {', '.join(known)} ({precision}, {place['gazetteer_id']})"

    def party(self, party: Json) -> str:
        """Give the words and, where known, who they stand for."""
        known = [party[key] for key in ("name", "actor_id") if party[key]]
        return self.at(party) + (f" = {', '.join(map(line, known))}" if known else "")

    def weapon(self, weapon: Json) -> str:
        return f"{self.at(weapon)} = {weapon_label(weapon['id'], self.language)}"

    def mention(self, mention: Json) -> str:
        claim = mention["claim_id"]
        return self.at(mention) + (f" ({claim})" if claim else "")

    def count(self, count: Json | None) -> list[str]:
        if count is None:
            return []
        return [f"{self.at(count)} = {counted('unit', count['unit'], count, self.language)}"]

    def because(self, evidence: Iterable[Json]) -> list[Node]:
        """Give the rules that fired, each with its entry and the words that it fired on."""
        return [
            self.node(
                "because",
                message(
                    "explain",
                    "tree.rule",
                    language=self.language,
                    rule=e["rule"],
                    entry=e["entry"],
                    words=self.at(e),
                ),
            )
            for e in evidence
        ]

    def at(self, span: Json) -> str:
        """Give where the words stand, and the words; of a whole article its first and last."""
        words = line(self.of(span))
        if len(words) > LONGEST:
            words = f"{words[:ENDS]} … {words[-ENDS:]}"
        return f"{_range(span)} {words}"

    def of(self, span: Json) -> str:
        return self.text[span["start"] : span["end"]]

    def label(self, kind: str, value: str) -> str:
        return term(kind, value, self.language, area="explain")

    def node(self, label: str, words: str, *children: Node) -> Node:
        return Node(self.label("label", label), words, children)


def _range(span: Json) -> str:
    return f"[{span['start']}:{span['end']}]"


def _drawn(node: Node) -> Iterator[str]:
    """Draw a node and what hangs from it, labels of one parent flush."""
    yield f"{node.label} {node.words}"
    width = max((len(child.label) for child in node.children), default=0)
    for child in node.children:
        last = child is node.children[-1]
        padded = Node(f"{child.label:<{width}} ", child.words, child.children)
        rows = _drawn(padded)
        yield f"{'`-' if last else '|-'} {next(rows)}"
        yield from (f"{'  ' if last else '| '} {row}" for row in rows)

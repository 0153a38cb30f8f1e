"""What was coded, a card an event and a card a claim, each field linked to its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.contract import Json
from selon.explain.boards import stance
from selon.explain.markup import Content, Html, element, join
from selon.formats import Output
from selon.formats.tolls import Told, by_source
from selon.formats.wording import (
    confidence,
    counted,
    days,
    event_type,
    flags,
    line,
    term,
    toll,
    weapon,
    who,
)
from selon.messages import message


def event_cards(output: Output, *, prefix: str, language: str) -> list[Html]:
    """Give a card for each event."""
    cards = _Cards(output.text, output.document["language"], prefix, language)
    return [cards.event(event) for event in output.document.get("events", ())]


def claim_cards(output: Output, *, prefix: str, language: str) -> list[Html]:
    """Give a card for each claim of somebody; the article's own voice is the article."""
    cards = _Cards(output.text, output.document["language"], prefix, language)
    claims = output.document.get("claims", ())
    return [cards.claim(claim) for claim in claims if claim["source"]]


@dataclass(frozen=True, slots=True)
class _Cards:
    """A document, and the language in which it is explained."""

    text: str
    spoken: str | None  # the language of the text
    prefix: str
    language: str

    def claim(self, claim: Json) -> Html:
        source, content = claim["source"], claim["content"]
        told = flags(claim, ("direct",), self.language)
        told.insert(0, term("factuality", claim["factuality"], self.language))
        if claim["within"]:
            fields = {"claim": claim["within"]}
            told.append(message("formats", "flag.within", language=self.language, **fields))
        said = line(self.text[content["start"] : content["end"]])
        return element(
            "article",
            element(
                "header",
                element("span", claim["claim_id"], class_="id"),
                element("h4", self.words("source", source)),
                *self.speaker(source),
            ),
            element(
                "p",
                stance(claim, self.language),
                " ",
                element("span", " · ".join(told), class_="quiet"),
                *((" ", self.words("cue", claim["cue"])) if claim["cue"] else ()),
                class_="how",
            ),
            element("blockquote", self.linked("content", content, said), lang=self.spoken),
            self.because(claim["because"]),
            class_="card claim",
            id=f"{self.prefix}{claim['claim_id']}",
        )

    def speaker(self, source: Json) -> Iterator[Html]:
        """Give who the words stand for: the fullest mention, or the canonical name."""
        words, fullest = line(source["text"]), line(source["speaker"]["text"])
        names = [] if words == fullest else [fullest]
        names += [source["name"]] if source["name"] and source["name"] != words else []
        kind = term("kind", source["kind"], self.language)
        yield element("p", " · ".join([kind, *names]), class_="quiet")

    def event(self, event: Json) -> Html:
        status = [term("status", event["status"], self.language)]
        status += flags(event, ("aggregate", "background"), self.language)
        return element(
            "article",
            element(
                "header",
                element("span", event["event_id"], class_="id"),
                element("h4", event_type(event["sub_event_type"], self.language)),
                element(
                    "p",
                    f"{' · '.join(status)} · {confidence(event, self.language)}",
                    class_="quiet",
                ),
            ),
            element("dl", *self.slots(event)),
            element("ul", *map(self.said, by_source(event["claims"])), class_="said"),
            self.because(event["because"]),
            class_="card event",
            id=f"{self.prefix}{event['event_id']}",
        )

    def slots(self, event: Json) -> Iterator[Html]:
        yield from self.slot("who", "initiator", map(self.initiator, event["initiator"]), event)
        yield from self.slot("to_whom", "target", map(self.target, event["target"]), event)
        yield from self.slot("weapon", "weapon", map(self.weapon, event["weapon"]), event)
        yield from self.slot("count", "count", self.count(event["count"]), event)
        yield from self.slot("where", "place", map(self.place, event["places"]), event)
        yield from self.slot("when", "date", self.date(event["date"]), event)
        claimed = map(self.initiator, event["responsibility"])
        yield from self.slot("responsibility", "responsibility", claimed, event)
        yield from self.slot("words", "trigger", self.mentions(event["mentions"]), event)

    def slot(self, label: str, name: str, values: Iterable[Html], event: Json) -> Iterator[Html]:
        """Give a field with its values, or with why it is empty; nothing where nobody says why."""
        found = [element("dd", value) for value in values]
        reason = event.get("empty", {}).get(name)
        if not found and reason is not None:
            words = term("empty", reason, self.language, area="explain")
            found = [element("dd", words, class_="empty")]
        if found:
            yield element("dt", term("table", label, self.language))
            yield from found

    def said(self, said: Told) -> Html:
        """Give the figures of one source, each linked to its words."""
        told: list[Content] = []
        for kind, quantity in said.figures:
            words = toll(kind, quantity, self.language)
            told += [", "] if told else []
            told.append(self.linked("toll", quantity, words))
        source = said.claim["source"]
        return element(
            "li",
            *([element("span", *told, class_="tolls"), " "] if told else ()),
            element("span", who(source, self.language), class_="who", dir="auto"),
            " ",
            stance(said.claim, self.language),
            *(join(" ", self.to_claim(claim_id)) for claim_id in said.claim_ids if source),
        )

    def to_claim(self, claim_id: str) -> Html:
        return element("a", claim_id, href=f"#{self.prefix}{claim_id}", class_="to")

    def initiator(self, party: Json) -> Html:
        return join(self.words("initiator", party), *self.aside(party["name"]))

    def target(self, party: Json) -> Html:
        return join(self.words("target", party), *self.aside(party["name"]))

    def weapon(self, known: Json) -> Html:
        label = weapon(known["id"], self.language)
        same = label.casefold() == known["text"].casefold()
        return join(self.words("weapon", known), *self.aside(None if same else label))

    def count(self, count: Json | None) -> list[Html]:
        if count is None:
            return []
        return [join(counted("unit", count["unit"], count, self.language))]

    def mentions(self, mentions: Iterable[Json]) -> list[Html]:
        """Give the trigger words in one line."""
        words = [self.words("trigger", mention) for mention in mentions]
        return [join(words[0], *(join(" · ", word) for word in words[1:]))] if words else []

    def place(self, place: Json) -> Html:
        if place["gazetteer_id"] is None:
            reason = place["reason"] or "unresolved"
            told = term("empty", reason, self.language, area="explain")
            return join(self.words("place", place), *self.aside(told))
        known = dict.fromkeys([place["name"], place["admin1"], place["country"]])
        names = ", ".join(name for name in known if name and name != place["text"])
        precision = term("precision", place["precision"], self.language)
        told = " · ".join(filter(None, [names, precision]))
        return join(self.words("place", place), *self.aside(told))

    def date(self, date: Json | None) -> list[Html]:
        if date is None:
            return []
        span = {"start": date["text_start"], "end": date["text_end"], "text": date["text"]}
        return [join(days(date, self.language), *self.aside(self.words("date", span)))]

    def aside(self, words: Content | None) -> tuple[Content, ...]:
        return (" ", element("span", words, class_="quiet")) if words else ()

    def words(self, kind: str, span: Json) -> Html:
        """Give words of the text, in its language, linked to where they stand."""
        return self.linked(kind, span, line(span["text"]), lang=self.spoken)

    def linked(self, kind: str, span: Json, words: str, *, lang: str | None = None) -> Html:
        """Give anything, linked to the mark of its evidence."""
        anchor = f"#{self.prefix}m-{span['start']}-{span['end']}-{kind}"
        return element("a", words, href=anchor, lang=lang, dir="auto")

    def because(self, evidence: Iterable[Json]) -> Html:
        """Give the rules that decided, folded away."""
        rules = [
            element("li", element("code", e["rule"]), " · ", element("code", e["entry"]))
            for e in evidence
        ]
        why = element("summary", term("cards", "why", self.language, area="explain"))
        return element("details", why, element("ul", *rules), class_="because")

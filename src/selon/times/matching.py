"""Expressions found: a cascade of stages over the text (as in FASTUS, Hobbs et al. 1997).

Each stage finds the leftmost, then longest, match of its rules and replaces it by one mark, so that
the patterns of the next stage read "du <mark> au <mark>". Nothing is computed here: the result is
trees of nodes, whose days `selon.times.productions` works out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from selon.records import Span
from selon.times.model import WEAK, TimeRule, Word
from selon.times.patterns import MARKS, CompiledRule, Rules, Stage

_TOKEN: Final = re.compile(r"(\d+)|[^\W\d_]{2,}")
_LONE_BREAK: Final = re.compile(r"(?<!\n)\n(?!\n)")
_PRIVATE: Final = re.compile("[\ue000-\ue0ff]")
_ALIAS: Final = re.compile(r"_\d$")  # {unit_2} is {unit} in another branch of the pattern
# How many characters before and after a trigger, later a piece, an expression may reach.
_FIRST_REACH: Final = (36, 25)
_LATER_REACH: Final = (50, 50)


@dataclass(frozen=True, slots=True)
class Node:
    """A rule that matched, with its words and the nodes and values of its groups."""

    rule: TimeRule
    span: Span
    parts: Mapping[str, "Node | Word"]

    def word(self, name: str) -> Word | None:
        """Give the value of a group that holds words."""
        part = self.parts.get(name)
        return None if isinstance(part, Node) else part

    def number(self, name: str) -> int | None:
        """Give the value of a group that holds a number."""
        part = self.parts.get(name)
        return part if isinstance(part, int) else None

    def child(self, name: str) -> "Node | None":
        """Give the node of a group."""
        part = self.parts.get(name)
        return part if isinstance(part, Node) else None


_Window = tuple[int, int]
_Found = tuple[int, int, Node]


@dataclass(frozen=True, slots=True)
class _Layer:
    """A text in which matches are marks; `origins[i]` is where character i stood at first."""

    text: str
    origins: list[int]
    nodes: dict[int, Node]


def find_nodes(text: str, rules: Rules) -> tuple[Node, ...]:
    """Give the time expressions of a folded text as trees, in order, none overlapping another."""
    lowered = _lower(text)
    windows = _first_windows(lowered, rules.triggers)
    if not windows:
        return ()
    layer = _Layer(lowered, list(range(len(lowered) + 1)), {})
    for stage in rules.stages:
        layer = _mark(layer, list(_matches(layer, stage, windows)))
        windows = _merge(((at, at + 1) for at in sorted(layer.nodes)), _LATER_REACH)
    ordered = (layer.nodes[at] for at in sorted(layer.nodes))
    return tuple(node for node in ordered if node.rule.kind not in WEAK)


def _lower(text: str) -> str:
    """Lower-case at the same length; a single line break is a space, marks are nobody's text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _PRIVATE.sub("\ufffd", _LONE_BREAK.sub(" ", lowered))


def _first_windows(text: str, triggers: frozenset[str]) -> list[_Window]:
    """Give the stretches of text around digits and the words that expressions are built on."""
    hits = (
        match.span()
        for match in _TOKEN.finditer(text)
        if match.lastindex or match.group() in triggers
    )
    return _merge(hits, _FIRST_REACH)


def _merge(spans: Iterator[_Window], reach: tuple[int, int]) -> list[_Window]:
    """Widen spans, given in order, by what an expression may reach, and join those that touch."""
    before, after = reach
    merged: list[_Window] = []
    for start, end in spans:
        if merged and start - before <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end + after)
        else:
            merged.append((max(0, start - before), end + after))
    return merged


def _matches(layer: _Layer, stage: Stage, windows: list[_Window]) -> Iterator[_Found]:
    """Find the leftmost, longest matches of a stage inside the windows."""
    done = 0
    for start, end in windows:
        at = max(done, start)
        while (hit := stage.seek.search(layer.text, at, end)) is not None:
            rule, match = _longest(hit, stage)
            yield match.start(), match.end(), _node(layer, rule, match)
            done = at = match.end()


def _longest(hit: re.Match[str], stage: Stage) -> tuple[CompiledRule, re.Match[str]]:
    """Choose the longest match that starts here; among equals the first rule of the file."""
    text, at, end = hit.string, hit.start(), hit.endpos
    found = ((rule, rule.regex.match(text, at, end)) for rule in stage.rules)
    matches = [(rule, match) for rule, match in found if match is not None]
    return max(matches, key=lambda pair: pair[1].end())


def _node(layer: _Layer, rule: CompiledRule, match: re.Match[str]) -> Node:
    """Make the tree of a match."""
    span = Span(layer.origins[match.start()], layer.origins[match.end()])
    parts: dict[str, Node | Word] = {}
    for name, read in rule.readers.items():
        if match.start(name) < 0:
            continue
        inner = layer.nodes.get(match.start(name))
        value = inner if inner is not None else read(match.group(name))
        if value is not None:
            parts[_ALIAS.sub("", name)] = value
    return Node(rule.entry, span, parts)


def _mark(layer: _Layer, found: list[_Found]) -> _Layer:
    """Replace each match by the mark of its kind."""
    text: list[str] = []
    origins: list[int] = []
    nodes: dict[int, Node] = {}
    last = 0
    end_mark = (len(layer.text), len(layer.text), None)
    for start, end, node in [*found, end_mark]:
        offset = len(origins) - last
        kept = ((at, inner) for at, inner in layer.nodes.items() if last <= at < start)
        nodes.update((at + offset, inner) for at, inner in kept)
        text.append(layer.text[last:start])
        origins.extend(layer.origins[last:start])
        if node is not None:
            text.append(MARKS[node.rule.kind])
            nodes[len(origins)] = node
            origins.append(node.span.start)
        last = end
    return _Layer("".join(text), [*origins, layer.origins[-1]], nodes)

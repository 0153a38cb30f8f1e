"""The versions of one article: sentences that were added to its text and taken out of it.

An article that is published again under its name is a new version; the ledger keeps them all, and
only the newest is linked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from selon.ledger import StoredDocument
    from selon.ledger.book import Ledger

ADDED: Final = "+"
REMOVED: Final = "-"
_SENTENCE: Final = re.compile(r"[^\n]+?(?:[.!?…]+[»”\"]?(?=\s|$)|(?=\n|$))")


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a document, and how it differs from the one before it."""

    text_sha256: str
    published: str | None
    stored_at: str
    current: bool
    changes: tuple[tuple[str, str], ...]  # (ADDED or REMOVED, sentence), in the order of the text


def revisions(ledger: "Ledger", doc_id: str) -> list[Revision]:
    """Give the versions of a document, oldest first; nothing for one that is not there."""
    stored = [d for d in ledger.documents(versions=True) if d.article.doc_id == doc_id]
    chain = _chain(stored)
    return [
        _revision(document, chain[place - 1] if place else None)
        for place, document in enumerate(chain)
    ]


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give the sentences that were taken out and those that were added.

    >>> list(changes("Six morts. Rien de plus.", "Neuf morts. Rien de plus."))
    [('-', 'Six morts.'), ('+', 'Neuf morts.')]
    """
    old, new = (_sentences(text) for text in (before, after))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from ((REMOVED, sentence) for sentence in old[i1:i2])
            yield from ((ADDED, sentence) for sentence in new[j1:j2])


def _sentences(text: str) -> list[str]:
    found = (match[0].strip() for match in _SENTENCE.finditer(text))
    return [sentence for sentence in found if sentence]


def _chain(stored: Sequence["StoredDocument"]) -> list["StoredDocument"]:
    """Give the versions in the order in which they replaced each other."""
    following = {document.replaces: document for document in stored}
    chain: list[StoredDocument] = []
    key: str | None = None
    while (document := following.pop(key, None)) is not None:
        chain.append(document)
        key = document.text_sha256
    return chain


def _revision(document: "StoredDocument", before: "StoredDocument | None") -> Revision:
    article = document.article
    return Revision(
        text_sha256=document.text_sha256,
        published=article.published.isoformat() if article.published else None,
        stored_at=document.stored_at,
        current=document.current,
        changes=tuple(changes(before.article.text, article.text)) if before else (),
    )

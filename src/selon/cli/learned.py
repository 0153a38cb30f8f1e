"""The coder of a ledger: it knows the names that people said are always to be read so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.ledger.book import Ledger
    from selon.pipeline import Coder


def coder_of(ledger: "Ledger") -> "Coder":
    """Give a coder that knows what this ledger learned."""
    from selon.pipeline import open_coder  # noqa: PLC0415 - loads what the languages know

    names = ledger.learned_names()
    return open_coder(names) if names else open_coder()


def digest_of(ledger: "Ledger", *, read: str = "claims") -> str:
    """Give the digest of all that its coder reads by: documents are read again where it changes."""
    from selon.ledger import lexicon_digest  # noqa: PLC0415 - only where needed

    return lexicon_digest(read=read, names=ledger.learned_names())

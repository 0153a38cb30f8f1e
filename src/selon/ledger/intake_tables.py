"""The tables of intake: feeds, what they announced, and the originals of what was fetched."""

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from selon.ledger.dialect import CLUSTERED, AnyText
from selon.ledger.tables import METADATA

feeds = Table(
    "feeds",
    METADATA,
    Column("id", Integer, primary_key=True),  # the number that people call it by
    Column("url", AnyText, nullable=False, unique=True),
    Column("title", AnyText),
    Column("category", AnyText),
    Column("every", Integer, nullable=False),  # seconds
    Column("fulltext", Boolean, nullable=False),
    Column("keep", AnyText),  # a pattern of what is taken
    Column("drop", AnyText),  # a pattern of what is left
    Column("paused", Boolean, nullable=False),
    Column("added_at", Text, nullable=False),
    # What the last answer said, so that the next question can be short.
    Column("etag", AnyText),
    Column("modified", AnyText),
    Column("checked_at", Text),
    Column("due_at", Text, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
    Column("fault", Text),  # the code of the last failure
    Column("fault_fields", AnyText),  # of its message, as JSON
    sqlite_autoincrement=True,  # the number of a feed that is gone is not given again
)

# What feeds announced. A row is there before its article is asked for, so that nothing is lost
# where the work is broken off.
entries: Table = Table(
    "entries",
    METADATA,
    Column("feed", Integer, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("key", AnyText, primary_key=True),  # as the feed names it
    Column("doc_id", AnyText, nullable=False),
    Column("url", AnyText, nullable=False),
    Column("title", AnyText),
    Column("published", Text),
    Column("changed", AnyText),  # when the feed says that it was changed, as written
    Column("content", LargeBinary),  # the text that the feed carries, deflated
    Column("state", Text, nullable=False),  # pending | taken | dropped | failed
    Column("attempts", Integer, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("fault", Text),
    Column("fault_fields", AnyText),
    Index("entries_document", "doc_id"),
    Index("entries_due", "state", "due_at"),
    **CLUSTERED,
)

# Originals as records of a web archive, each a gzip member: one after another they are a WARC file.
originals = Table(
    "originals",
    METADATA,
    Column("sha256", Text, primary_key=True),  # of the body, unpacked
    Column("url", AnyText, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# Which original a version of a document was read from.
captures: Table = Table(
    "captures",
    METADATA,
    Column(
        "document_id",
        Integer,
        ForeignKey("documents.id"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("sha256", Text, ForeignKey("originals.sha256"), nullable=False),
    Index("captures_original", "sha256"),
)

NAMES: Final = frozenset(table.name for table in (feeds, entries, originals))

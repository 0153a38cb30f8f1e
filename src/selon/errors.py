"""Everything that selon refuses, with a code that can be searched for.

SelonError
├── InputError      a document cannot be read or coded; the run goes on without it
├── LexiconError    the words of a language are not as they must be; nothing is coded
├── LedgerError     the ledger cannot be opened, read or written
└── UsageError      a command was given what it cannot use

The wording stands in `selon/messages/<language>/errors.toml`, one entry a code, so that every error
exists in every language of the interface.
"""

from selon.messages import message


class SelonError(Exception):
    """An error that says what, where and what to do. `code` is stable across versions."""

    def __init__(self, code: str, **fields: object) -> None:
        self.code = code
        self.fields = fields
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """Give the message in a language of the interface ("fr" or "en")."""
        return message("errors", self.code, language=language, **self.fields)


class InputError(SelonError):
    """A document cannot be read or coded."""


class LexiconError(SelonError):
    """The lexicon of a language has faults, all of them named in the message."""


class LedgerError(SelonError):
    """The ledger cannot be opened, read or written."""


class UsageError(SelonError):
    """A command was given something that it cannot use."""

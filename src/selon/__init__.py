"""selon: who says what happened. Reads conflict reporting and writes an attributed ledger."""

__version__ = "0.1.0"

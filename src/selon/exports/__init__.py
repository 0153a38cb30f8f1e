"""Data sets that leave: a ledger's incidents in the formats of others, and in our own.

A profile says which file is written; `writing.export` writes it with its description beside it.
"""

from selon.exports.profiles import PROFILES
from selon.exports.writing import Asked, Written, export

__all__ = ["PROFILES", "Asked", "Written", "export"]

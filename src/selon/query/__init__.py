"""One grammar to ask for incidents: for search, export, tally, page and API.

    killed>=1 initiator:"Kataeb Hezbollah" date:2024-01 -type:protest place~20km:"Jurf al-Nasr"

Terms side by side must all hold; OR, brackets and a minus before a term do what they say. Words
without a field are looked for in the texts of the documents. docs/queries.md lists the fields.
"""

from selon.query.fields import FIELDS
from selon.query.grammar import All, Any, Not, Query, Term, parse
from selon.query.matching import Matcher, matching

__all__ = ["FIELDS", "All", "Any", "Matcher", "Not", "Query", "Term", "matching", "parse"]

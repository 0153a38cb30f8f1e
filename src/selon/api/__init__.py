"""The ledger over HTTP, version 1: for programs on this machine, beside the page for people.

Lists come in pages with a cursor, queries are those of `selon incidents --where`, errors are
problems (RFC 9457) with selon's codes, and what is decided names the version that was seen.
"""

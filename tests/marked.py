"""Examples of lexicons that mark, in brackets, the words that must be found."""


def unmark(example: str) -> tuple[str, str, int]:
    """Give the example without its brackets, the marked words, and where they start."""
    before, _, rest = example.partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, words, len(before)

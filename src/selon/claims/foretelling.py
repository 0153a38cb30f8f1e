"""Conditionals that are the future of a past: "il a dit qu'il irait"."""

from selon.syntax import Tree


def is_foretold(tree: Tree, i: int) -> bool:
    """Say whether a simple conditional is the future of a past report: "a dit qu'il irait"."""
    word = tree.parse.words[i]
    return word.dep in tree.labels.clause and any(
        tree.has(j, tree.labels.past)
        for j in (word.head, *tree.dependents(word.head, tree.labels.auxiliary))
    )

"""An iterator whose next item is made while the last one is being worked on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Give the items in their order; another thread makes one of them in advance.

    Worth it where the making leaves the interpreter free. An error comes up where its item would.
    """
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(lambda: next(items, None))
        while (item := coming.result()) is not None:
            coming = maker.submit(lambda: next(items, None))
            yield item

"""Shards coded by Ray: on the processors of this machine, or of a cluster that is running.

The only module that sees Ray. Workers write parts where `task.folder` says: on a cluster, a folder
that all of its machines share.
"""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from selon.errors import UsageError
from selon.shards.manifest import Entry
from selon.shards.planning import Shard
from selon.shards.working import Task, code_shard


def code_by_ray(task: Task, shards: Sequence[Shard], workers: int) -> Iterator[tuple[Shard, Entry]]:
    """Code shards by as many workers of Ray; give each as it is done, in any order.

    Joins the cluster that RAY_ADDRESS names, else starts one of its own and ends it. Raises
    UsageError where Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415 - an extra
        import ray.data  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise UsageError("cli.ray") from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    own = not ray.is_initialized()
    if own:
        here: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False}
        here = {} if "RAY_ADDRESS" in os.environ else here
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **here)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        numbered = {shard.number: shard for shard in shards}
        todo = ray.data.from_items(
            [{"number": number} for number in numbered], override_num_blocks=len(numbered)
        )
        done = todo.map_batches(
            _Worker,
            fn_constructor_args=(task, numbered),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=workers),
            num_cpus=1,
        )
        for row in done.iter_rows():
            counts = (int(row["documents"]), int(row["refused"]))
            yield numbered[int(row["number"])], Entry(row["key"], *counts, row["failed"] or None)
    finally:
        if own:
            ray.shutdown()


class _Worker:
    """One process of Ray; its model is loaded once."""

    def __init__(self, task: Task, shards: Mapping[int, Shard]) -> None:
        self.task = task
        self.shards = shards

    def __call__(self, batch: Mapping[str, Any]) -> Mapping[str, list[Any]]:
        """Code the shards of a batch."""
        numbers = [int(number) for number in batch["number"]]
        entries = [code_shard(self.task, self.shards[number]) for number in numbers]
        return {
            "number": numbers,
            "key": [entry.key for entry in entries],
            "documents": [entry.documents for entry in entries],
            "refused": [entry.refused for entry in entries],
            "failed": [entry.failed or "" for entry in entries],
        }

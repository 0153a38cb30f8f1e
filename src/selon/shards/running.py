"""Shards coded by one engine or another; what the manifest has is not coded again."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from selon.errors import SelonError
from selon.shards.manifest import Entry
from selon.shards.planning import Shard
from selon.shards.raying import code_by_ray
from selon.shards.working import Task, code_shard

Done = tuple[Shard, Entry]
Engine = Callable[[Task, Sequence[Shard], int], Iterator[Done]]


def code_shards(
    task: Task, shards: Sequence[Shard], *, engine: str, workers: int
) -> Iterator[Done]:
    """Code what the manifest lacks; give each shard as it is done, in any order."""
    manifest = task.manifest()
    manifest.folder.mkdir(parents=True, exist_ok=True)
    todo = [shard for shard in shards if not manifest.is_done(shard)]
    if not todo:
        return
    code: Engine = code_by_ray if engine == "ray" else _here
    yield from code(task, todo, min(workers, len(todo)))


def _here(task: Task, shards: Sequence[Shard], workers: int) -> Iterator[Done]:
    if workers == 1:
        yield from ((shard, code_shard(task, shard)) for shard in shards)
        return
    # spawn: a forked copy of a process that has threads may hang
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting = {pool.submit(code_shard, task, shard): shard for shard in shards}
        try:
            yield from ((waiting[done], done.result()) for done in as_completed(waiting))
        except BrokenProcessPool as error:
            raise SelonError("jobs.lost", jobs=workers) from error
        finally:
            pool.shutdown(cancel_futures=True)

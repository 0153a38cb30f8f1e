"""Work in the background: a queue of huey's in a SQLite file beside the ledger.

What is to be done stands in the ledger; the queue only says that somebody should look. A job may
therefore be lost, or done twice, and nothing changes: documents are named by their addresses and
versions by the hashes of their texts.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from huey import Huey

MINUTE: Final = "*"
_RETRIES: Final = 3  # of a job that found the ledger locked, or the disk full
_DELAY: Final = 30  # seconds before the next try
_MOMENT: Final = "$moment"


@dataclass(frozen=True, slots=True)
class Jobs:
    """What a worker does; each may be called again at any time."""

    due: Callable[[], list[int]]  # numbers of the feeds whose time has come
    check: Callable[[int], None]  # a feed
    take: Callable[[], bool]  # a few of the articles that wait; whether more do


def beside(ledger: Path) -> Path:
    """Give the file of the queue of a ledger."""
    return ledger.with_name(f"{ledger.name}.jobs")


def open_queue(file: Path, jobs: Jobs) -> "Huey":
    """Open a queue whose jobs are these: feeds are looked for every minute, and at once."""
    from huey import SqliteHuey, crontab  # noqa: PLC0415 - an extra
    from huey.registry import Message  # noqa: PLC0415 - as above
    from huey.serializer import Serializer  # noqa: PLC0415 - as above

    class Plain(Serializer):  # type: ignore[misc]
        """Writes jobs as JSON: a file that anybody may have touched is never unpickled."""

        def _serialize(self, data: Any) -> bytes:  # noqa: ANN401 - a message, or a value
            whole = {"message": list(data)} if isinstance(data, Message) else {"value": data}
            return json.dumps(whole, default=_written).encode()

        def _deserialize(self, data: bytes) -> Any:  # noqa: ANN401 - as above
            whole = json.loads(bytes(data), object_hook=_moment)
            return Message(*whole["message"]) if "message" in whole else whole["value"]

    options = {"filename": str(file), "results": False, "serializer": Plain(), "utc": True}
    queue = SqliteHuey("selon", **options)
    again = {"retries": _RETRIES, "retry_delay": _DELAY}

    @queue.task(name="check", **again)  # type: ignore[untyped-decorator]
    def check(number: int) -> None:
        jobs.check(number)

    @queue.task(name="take", **again)  # type: ignore[untyped-decorator]
    def take() -> None:
        if jobs.take():
            take()

    @queue.periodic_task(crontab(minute=MINUTE), name="look", **again)  # type: ignore[untyped-decorator]
    def look() -> None:
        if queue.pending_count() == 0:  # what is still to be done is not asked for twice
            for number in jobs.due():
                check(number)
            take()

    look()
    return queue


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    raise TypeError(f"not a part of a job: {value!r}")


def _moment(found: dict[str, Any]) -> Any:  # noqa: ANN401 - an object of JSON
    return datetime.fromisoformat(found[_MOMENT]) if _MOMENT in found else found

"""The time, and waiting: given to whoever needs them, so that tests need not wait."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the time and waits."""

    def now(self) -> datetime:
        """Give the time in UTC."""

    def wait(self, seconds: float) -> None:
        """Return after so many seconds."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Give the time in UTC."""
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        """Return after so many seconds."""
        time.sleep(seconds)


def stamp(moment: datetime, *, later: float = 0.0) -> str:
    """Give a moment, or one so many seconds later, as the ledger writes it.

    >>> stamp(datetime(2024, 1, 24, 9, tzinfo=UTC), later=60)
    '2024-01-24T09:01:00Z'
    """
    told = (moment + timedelta(seconds=later)).astimezone(UTC)
    return told.replace(microsecond=0, tzinfo=None).isoformat() + "Z"

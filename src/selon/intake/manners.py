"""How selon behaves as a guest: robots.txt, one request at a time, away when it is asked to be.

Every request goes through here, those of a redirect too. What a site asks for is kept for as long
as this object lives; what feeds are asked to wait stands in the ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from selon.errors import InputError
from selon.intake.clock import Clock, SystemClock, stamp
from selon.intake.net import Answer, Gate
from selon.intake.targets import Target

if TYPE_CHECKING:
    from protego import Protego

PAUSE: Final = 5.0  # seconds between two requests to one site, where it does not ask for more
LONGEST: Final = 60.0  # seconds that a site may ask for between two requests
AGENT: Final = "selon"  # as robots.txt names us
BUSY: Final = frozenset({429, 503})

_KEPT: Final = timedelta(hours=24)  # how long robots.txt is believed (RFC 9309, 2.4)
_UNSURE: Final = timedelta(minutes=10)  # how long one that could not be read
_ROBOTS: Final = 500_000  # bytes of robots.txt that are read (RFC 9309, 2.5, asks for as many)
_AWAY: Final = 24 * 3600.0  # seconds, the longest that a site may send us away for at once


@dataclass(frozen=True, slots=True)
class _Rules:
    """What robots.txt of a site says; `rules` is None where all is allowed."""

    rules: "Protego | None"
    until: datetime
    unread: str | None = None  # why it could not be read; then nothing is allowed


@dataclass(slots=True)
class Manners:
    """A gate with manners; one for all requests of a process."""

    gate: Gate
    clock: Clock = field(default_factory=SystemClock)
    pause: float = PAUSE
    _robots: dict[str, _Rules] = field(default_factory=dict)
    _free: dict[str, datetime] = field(default_factory=dict)  # when a site may be asked again
    _away: dict[str, datetime] = field(default_factory=dict)  # until when it asked for peace

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Give what stands at an address; InputError `net.…` says why it was not asked for."""
        last: list[Target] = []

        def before(target: Target) -> None:
            self._before(target)
            last.append(target)

        answer = self.gate.fetch(url, headers=headers, before=before)
        if answer.status in BUSY and last:
            self._away[last[-1].origin] = self.clock.now() + retry_after(answer, self.clock.now())
        return answer

    def _before(self, target: Target) -> None:
        """Wait for one's turn; InputError where the site does not want to be asked."""
        until = self._away.get(target.origin)
        if until is not None and until > self.clock.now():
            raise InputError("net.wait", doc_id=target.url, until=stamp(until))
        told = self._rules(target)
        if told.unread is not None:
            raise InputError("net.unsure", doc_id=target.url, detail=told.unread)
        if told.rules is not None and not told.rules.can_fetch(target.url, AGENT):
            raise InputError("net.robots", doc_id=target.url)
        self._turn(target, told)

    def _turn(self, target: Target, told: _Rules) -> None:
        now = self.clock.now()
        free = self._free.get(target.origin, now)
        if free > now:
            self.clock.wait((free - now).total_seconds())
        asked = float(told.rules.crawl_delay(AGENT) or 0.0) if told.rules is not None else 0.0
        pause = max(self.pause, min(asked, LONGEST))
        self._free[target.origin] = self.clock.now() + timedelta(seconds=pause)

    def _rules(self, target: Target) -> _Rules:
        known = self._robots.get(target.origin)
        if known is None or known.until <= self.clock.now():
            known = self._robots[target.origin] = self._asked(target)
        return known

    def _asked(self, target: Target) -> _Rules:
        """Ask a site for its robots.txt, as RFC 9309 (2.3.1) wants its answers understood."""
        from protego import Protego  # noqa: PLC0415 - an extra

        now = self.clock.now()
        try:
            answer = self.gate.fetch(f"{target.origin}/robots.txt")
        except InputError as error:
            if error.code == "net.private":
                raise
            return _Rules(None, now + _UNSURE, unread=error.code)
        if answer.status >= 500 or answer.status == 429:
            return _Rules(None, now + _UNSURE, unread=str(answer.status))
        if answer.status >= 300:
            return _Rules(None, now + _KEPT)
        text = answer.body[:_ROBOTS].decode("utf-8", "replace")
        return _Rules(Protego.parse(text), now + _KEPT)


def retry_after(answer: Answer, now: datetime) -> timedelta:
    """Give how long a server asks us to stay away (RFC 9110, 10.2.3): a minute where it does not.

    Never more than a day.
    """
    told = (answer.header("Retry-After") or "").strip()
    seconds = 60.0
    if told.isdecimal():
        seconds = float(told[:9])
    elif told:
        seconds = _until(told, now)
    return timedelta(seconds=min(max(seconds, 0.0), _AWAY))


def _until(told: str, now: datetime) -> float:
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return 60.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()

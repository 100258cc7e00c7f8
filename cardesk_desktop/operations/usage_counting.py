"""Counters of use: shown before anything leaves, off until the owner agrees, sent by day once it is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.sync.usage import UsageReport, is_still_taken


@dataclass(frozen=True, slots=True)
class UsageView:
    """Whether it is on, and what was counted today, by the names of the counters."""

    is_on: bool = False
    today: Mapping[str, int] = field(default_factory=dict)


def usage_view(desk: Desk) -> Outcome[UsageView]:
    """What stands beside the switch."""
    with desk.store.read() as work:
        return Outcome(UsageView(work.usage.is_on(), work.usage.counts(_today(desk))))


def choose_usage(desk: Desk, *, staff_id: UUID, is_on: bool) -> Outcome[None]:
    """Agree, or take it back: then nothing is counted any more, and what was not sent is gone."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        work.usage.choose(is_on)
        return Outcome(None)


def next_usage_report(desk: Desk) -> Outcome[UsageReport | None]:
    """The counters of the oldest day that is over; None where there are none, or nobody agreed.

    A day that the service takes no more is forgotten.
    """
    with desk.store.write() as work:
        usage, today = work.usage, _today(desk)
        if not usage.is_on():
            return Outcome(None)
        while (day := usage.oldest_over(today)) is not None:
            if is_still_taken(day, today):
                return Outcome(UsageReport(day, usage.counts(day)))
            usage.forget(day)
        return Outcome(None)


def usage_report_sent(desk: Desk, *, day: str) -> Outcome[None]:
    """The service took the counters of this day, or will never take them."""
    with desk.store.write() as work:
        work.usage.forget(day)
        return Outcome(None)


def _today(desk: Desk) -> str:
    return desk.clock.now().astimezone(UTC).date().isoformat()

"""What comes next is asked for while a page is put in place, and used only where it is what was asked."""

from __future__ import annotations

from threading import Thread, current_thread, main_thread

import msgspec
import pytest

from cardesk_desktop.store.sync.told_keys import SeriesKey
from cardesk_desktop.sync.ahead import Ahead, next_guessed
from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal, Snapshot

LAST = 3
KEYS = KeyRequest("c", 1, (SeriesKey("R01", "A", bytes(32)),))


def request(cursor: int, **changes: object) -> ExchangeRequest:
    """A register that pulls."""
    asked = ExchangeRequest(1, 1, 1, "g1", cursor, 1_800, "chain", [], 100)
    return msgspec.structs.replace(asked, **changes)


def reply(cursor: int, head: int = LAST) -> ExchangeReply:
    """A page that leads here."""
    return ExchangeReply("g1", 0, 0, cursor, head, 0)


class Line:
    """A service of three pages, which notes who asked and may fail those who ask ahead."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.asked: list[tuple[int, bool]] = []

    def ask(self, asked: Request) -> Reply:
        assert isinstance(asked, ExchangeRequest)
        is_ahead = current_thread() is not main_thread()
        self.asked.append((asked.cursor, is_ahead))
        if is_ahead and self.fault is not None:
            raise self.fault
        return reply(asked.cursor + 1)


def test_each_page_but_the_first_is_asked_for_ahead() -> None:
    line = Line()
    ahead = Ahead(line.ask)
    for cursor in range(LAST):
        # The hour is another one by then.
        assert ahead.ask(request(cursor, now=cursor)) == reply(cursor + 1)
    ahead.end()
    assert line.asked == [(0, False), (1, True), (2, True)]


@pytest.mark.parametrize(
    "changes",
    [{"ops": [msgspec.Raw(b"[]")]}, {"chain": "another"}, {"limit": 7}, {"epoch": 2}, {"generation": "g2"}],
    ids=lambda changes: next(iter(changes)),
)
def test_an_answer_to_anything_else_is_thrown_away(changes: dict[str, object]) -> None:
    line = Line()
    ahead = Ahead(line.ask)
    ahead.ask(request(0))
    ahead.ask(request(1, **changes))
    ahead.end()
    assert (1, False) in line.asked


@pytest.mark.parametrize(
    "fault", [ServiceAway(Away.OFFLINE), ServiceRefused(Refusal(RefusalCode.RATE_LIMITED))], ids=repr
)
def test_what_failed_ahead_is_asked_again_when_it_is_due(fault: Exception) -> None:
    line = Line(fault)
    ahead = Ahead(line.ask)
    ahead.ask(request(0))
    assert ahead.ask(request(1)) == reply(2)
    ahead.end()
    assert line.asked[:3] == [(0, False), (1, True), (1, False)]


def test_who_closes_while_a_guess_begins_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line()
    faults: list[RuntimeError] = []
    ahead, begin = Ahead(line.ask), Thread.start

    def close() -> None:
        try:
            ahead.end()
        except RuntimeError as fault:
            faults.append(fault)

    closing = Thread(target=close)

    def begin_late(guess: Thread) -> None:
        """The window is closed on another thread just before the guess begins."""
        begin(closing)
        closing.join(0.1)
        begin(guess)

    monkeypatch.setattr("cardesk_desktop.sync.ahead._Guess.start", begin_late)
    ahead.ask(request(0))
    closing.join()
    ahead.end()
    assert faults == []
    assert (1, True) in line.asked


def test_of_a_snapshot_the_part_that_follows_is_guessed() -> None:
    first = Snapshot("g1", 0, 40, "", "client AAA", 3, [])
    assert next_guessed(PartRequest(), first) == PartRequest(40, "client AAA")
    last = Snapshot("g1", 0, 40, "client AAA", "", 3, [])
    assert next_guessed(PartRequest(40, "client AAA"), last) is None


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (request(0, ops=[msgspec.Raw(b"[]")]), reply(1)),
        (request(0, generation=""), reply(1)),
        (request(0, limit=1), reply(1)),
        (request(2), reply(3)),
        (request(1), reply(1)),
        (KEYS, KeysTold()),
        (PartRequest(), reply(1)),
    ],
    ids=["hands in", "joins", "speaks first", "is at the head", "stays", "tells keys", "crossed"],
)
def test_nothing_is_asked_ahead_where_it_cannot_be_told(asked: Request, answer: Reply) -> None:
    assert next_guessed(asked, answer) is None

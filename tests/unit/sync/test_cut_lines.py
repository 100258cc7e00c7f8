"""A line to the service that is cut: whoever waits on it is let go, and no socket stays open."""

from __future__ import annotations

import gc
import threading
import warnings
from pathlib import Path
from typing import Any

import httpx
import pytest

from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.line import Line
from cardesk_desktop.sync.trusting import trust
from tests.unit.sync.authority import Authority
from tests.unit.sync.https_service import ASLEEP, AWAKE, SLEEPS, served


def test_whoever_waits_to_be_woken_can_be_let_go(tmp_path: Path) -> None:
    authority = Authority("CarDesk")
    with served(authority, tmp_path) as address:
        client = ServiceClient(address, trust(authority.pem), cookie="c")
        reasons: list[Away] = []

        def wait() -> None:
            try:
                client.wake(SLEEPS)
            except ServiceAway as away:
                reasons.append(away.reason)

        waiting = threading.Thread(target=wait)
        waiting.start()
        assert ASLEEP.wait(60)
        client.stop_waiting()
        waiting.join(60)
        assert reasons == [Away.OFFLINE]
        wait()
        assert reasons == [Away.OFFLINE] * 2, "and none waits after that"
        AWAKE.set()
        client.close()


@pytest.mark.parametrize(
    "moment",
    [
        "connection.connect_tcp.started",
        "connection.connect_tcp.complete",
        "connection.start_tls.started",
        "connection.start_tls.complete",
        "http11.send_request_headers.started",
    ],
)
def test_a_line_that_is_cut_at_any_moment_leaves_no_socket_open(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register closes while a wake is being asked for on another thread."""
    authority = Authority("CarDesk")
    note = Line.note

    def note_or_be_cut(line: Line, event: str, info: dict[str, Any]) -> None:
        if event == moment:
            line.cut()
        note(line, event, info)

    monkeypatch.setattr(Line, "note", note_or_be_cut)
    with served(authority, tmp_path) as address, warnings.catch_warnings(record=True) as unclosed:
        warnings.simplefilter("always", ResourceWarning)
        with ServiceClient(address, trust(authority.pem), cookie="c") as client:
            with pytest.raises(ServiceAway) as away:
                client.wake(0)
            assert away.value.reason is Away.OFFLINE
        # What the error holds on to is let go before what was left open is counted.
        del client, away
        gc.collect()
    # Python's own server leaves the ends open whose client hung up before the greeting.
    its_end = f"laddr=('127.0.0.1', {httpx.URL(address).port})"
    assert [text for each in unclosed if its_end not in (text := str(each.message))] == []

"""The comparison with the service, and leaving the company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.operations.joining import pause_sync
from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.status import Link
from cardesk_desktop.ui.screens.sync.leave_panel import LeavePanel
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.screens.sync.proof_part import ProofPart
from cardesk_desktop.ui.sync_proof import ProofState, SyncProof
from cardesk_desktop.ui.widgets.side_panel import SidePanel
from cardesk_wire.messages import ReconcileReply, ReconcileRequest
from tests.builders import make_client
from tests.builders.said_twice import all_out
from tests.ui.screens.sync.desk import SyncTable


class Line:
    """A line to a service that answers what the test wants."""

    def __init__(self, answer: Callable[[ReconcileRequest], ReconcileReply]) -> None:
        self._answer = answer

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to let go of."""

    def reconcile(self, request: ReconcileRequest) -> ReconcileReply:
        return self._answer(request)


def same(request: ReconcileRequest) -> ReconcileReply:
    """The service holds the same."""
    return ReconcileReply(request.cursor, request.tallies)


def compare(table: SyncTable, answer: Callable[[ReconcileRequest], ReconcileReply] | None) -> ProofPart:
    """Compare with such a service; None is nobody signed in."""
    table.shop.write(all_out)
    table.sync.put = cast("ServiceClient", Line(answer)) if answer is not None else None
    table.follow()
    table.page.on_shown()
    table.page.parts.chosen.emit(Part.PROOF)
    part = table.page.proof
    QTest.mouseClick(part.first_focus(), Qt.MouseButton.LeftButton)
    table.qtbot.waitUntil(lambda: not part.proof.is_running)
    return part


def test_both_hold_the_same(table: SyncTable) -> None:
    part = compare(table, same)
    assert part.proof.state is ProofState.DONE
    assert part.proof.proof is not None
    assert part.proof.proof.is_equal
    assert part.fetch.isHidden()
    assert "Both held the same" in part.title.text()


def test_where_they_differ_everything_is_fetched_again(table: SyncTable) -> None:
    part = compare(table, lambda request: ReconcileReply(request.cursor, request.tallies[:1]))
    assert not part.fetch.isHidden()
    assert part.fetch.is_primary
    part.fetch.click()
    table.qtbot.waitUntil(lambda: not part.fetch.is_busy)
    offered: list[bool] = []
    table.shop.write(lambda work: offered.append(work.sync.state().is_offering))
    assert offered == [True]


def test_while_both_differ_the_head_does_not_say_that_all_is_up_to_date(table: SyncTable) -> None:
    head = table.page.head
    compare(table, same)
    assert head.tag.text == "Up to date"
    assert head.advice.text() == "Everything here has gone out, and what the service had has come in."
    compare(table, lambda request: ReconcileReply(request.cursor, request.tallies[:1]))
    table.follow()
    assert head.tag.text == "Differs"
    assert "both did not hold the same" in head.advice.text()
    assert table.page.proof.title.text() == ""
    table.sync.pose(replace(table.sync.status, link=Link.OFFLINE), table.sync.account)
    assert head.tag.text == "Offline"
    compare(table, same)
    assert head.tag.text == "Up to date"


def test_why_nothing_could_be_compared(table: SyncTable) -> None:
    def silent(_request: ReconcileRequest) -> ReconcileReply:
        raise ServiceAway(Away.OFFLINE)

    assert compare(table, silent).proof.state is ProofState.AWAY
    assert compare(table, None).proof.state is ProofState.AWAY
    ahead = compare(table, lambda request: ReconcileReply(request.cursor + 1, []))
    assert ahead.proof.state is ProofState.NOT_AT_REST
    table.shop.write(lambda work: work.clients.add(make_client("Late")))
    ahead.again.click()
    table.qtbot.waitUntil(lambda: ahead.proof.state is ProofState.NOT_AT_REST)


def test_nobody_is_asked_while_nobody_is_signed_in(table: SyncTable) -> None:
    table.follow()
    table.sync._session.take("")
    proof = SyncProof(table.shop.tasks, table.sync, table.shop.clock, table.page)
    proof.begin()
    assert proof.state is ProofState.SIGNED_OUT


def test_who_leaves_sees_what_has_not_gone_out(table: SyncTable) -> None:
    table.shop.write(lambda work: work.clients.add(make_client("Noura")))
    table.follow()
    panel = LeavePanel(table.look, table.window, table.shop.tasks, table.sync, lambda: table.shop.owner.id)
    table.qtbot.addWidget(panel)
    panel.show()
    assert "not gone out" in panel.waiting.text()
    assert panel.send.isVisible()
    panel.go.click()
    table.qtbot.waitUntil(lambda: bool(table.window.toasts))
    table.follow()
    assert not table.sync.status.standing.is_joined
    assert table.sync.account is None


def test_nothing_can_be_sent_before_leaving_while_the_exchange_is_paused(table: SyncTable) -> None:
    table.shop.write(lambda work: work.clients.add(make_client("Noura")))
    table.follow()
    panel = LeavePanel(table.look, table.window, table.shop.tasks, table.sync, lambda: table.shop.owner.id)
    table.qtbot.addWidget(panel)
    table.sync.changed.emit()
    assert (panel.send.isEnabled(), panel.why_not.isHidden()) == (True, True)
    table.shop.ask(pause_sync, staff_id=table.shop.owner.id, is_paused=True)
    table.follow()
    table.sync.changed.emit()
    assert (panel.send.isEnabled(), panel.why_not.isHidden()) == (False, False)


def test_leaving_with_nothing_to_send_begins_neither_below_the_panel_nor_at_the_red_button(
    table: SyncTable,
) -> None:
    page = table.page
    table.shop.write(all_out)
    table.follow()
    page.on_shown()
    page.head.now.setFocus()
    side = SidePanel(table.look.theme, table.look.phrases, page)
    panel = LeavePanel(table.look, table.window, table.shop.tasks, table.sync, lambda: table.shop.owner.id)
    side.open_panel(panel, "Leave the company", first_focus=panel.send)
    focused = page.window().focusWidget()
    assert side.isAncestorOf(focused)
    assert focused is not panel.go


def test_who_leaves_before_all_was_handed_in_is_told_so(table: SyncTable) -> None:
    table.follow()
    table.page.on_shown()
    standing = replace(table.sync.status.standing, is_handing_in=True)
    table.sync.pose(replace(table.sync.status, standing=standing))
    assert "All that is here is being handed in" in table.page.head.figures.text()
    panel = LeavePanel(table.look, table.window, table.shop.tasks, table.sync, lambda: table.shop.owner.id)
    table.qtbot.addWidget(panel)
    assert panel.waiting.text().startswith("Not all that is here has been handed in.")
    assert not panel.send.isHidden()

"""Over TLS: a conflict is made, seen and chosen; what was refused is mended; both prove equal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.ui.screens.sync.leave_panel import LeavePanel
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.screens.sync.mend_panel import MendPanel
from cardesk_desktop.ui.screens.sync.named_field import NamedField
from cardesk_desktop.ui.screens.sync.trouble_card import TroubleCard
from cardesk_desktop.ui.sync_proof import SyncProof
from cardesk_desktop.ui.theme import register_fonts
from cardesk_desktop.ui.widgets.fields import NoteField
from tests.builders import identity, make_vehicle
from tests.service.served import served
from tests.service.sync_counter import Counter
from tests.service.till import EMAIL, PASSWORD, till

MORE_THAN_A_ROW_MAY_HAVE = 600 * 1024


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The fonts of the page."""
    register_fonts()


def test_what_two_registers_and_the_service_cannot_settle_a_person_does(
    qtbot: QtBot, tmp_path: Path, dressed: None
) -> None:
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as first:
        first.found_account(service)
        first.wait(first.is_even)
        with till(qtbot, tmp_path / "two", service) as second:
            second.pair_with(first)
            second.wait(second.is_even)
            one, two = Counter(qtbot, first), Counter(qtbot, second)
            _choose(one, two)
            _mend(one, two)
            _give_to_another_car(one, two)
            _prove(one, two)
            _leave_and_return(one, two)


def _wait_for(counter: Counter, words: str) -> None:
    counter.till.wait(lambda: counter.client().notes == words)


def _choose(one: Counter, two: Counter) -> None:
    """Both note something else of the client; the value that lost is taken on the page, and both agree."""
    two.pause(is_paused=True)
    one.note("Likes wax")
    one.exchange()
    two.note("Likes oud")
    two.pause(is_paused=False)
    two.exchange()
    one.exchange()
    one.go_to(Part.DIFFER)
    one.till.wait(lambda: len(one.differences()) == 1)
    in_force = one.client().notes
    one.till.wait(lambda: len(one.differences()) == 1)
    (card,) = one.differences()
    other = str(next(pair.lost for pair in card.difference.fields if pair.name == "notes"))
    assert {in_force, other} == {"Likes wax", "Likes oud"}
    assert card.take is not None
    card.take.click()
    _wait_for(one, other)
    one.exchange()
    _wait_for(two, other)
    for counter in (one, two):
        counter.go_to(Part.DIFFER)
        counter.till.wait(_is_without(counter))


def _is_without(counter: Counter) -> Callable[[], bool]:
    def look() -> bool:
        counter.page.differences.read()
        return not counter.differences()

    return look


def _mend(one: Counter, two: Counter) -> None:
    """A note that is longer than the service takes is shortened in the form, and reaches the other."""
    one.note("x" * MORE_THAN_A_ROW_MAY_HAVE)
    one.till.sync.sync_now()
    one.till.wait(lambda: one.till.sync.status.standing.problems == 1)
    one.go_to(Part.LOOK)
    one.till.wait(lambda: bool(one.page.troubles.cards))
    card = one.page.troubles.cards[0]
    assert isinstance(card, TroubleCard)
    assert card.mend is not None
    card.mend.click()
    assert one.window.panel is not None
    (panel,) = one.window.panel.findChildren(MendPanel)
    field = panel.fields["notes"].editor
    assert isinstance(field, NoteField)
    field.set_text("Shorter")
    panel.save.click()
    one.till.wait(lambda: one.till.sync.status.standing.problems == 0)
    one.exchange()
    _wait_for(two, "Shorter")


def _give_to_another_car(one: Counter, two: Counter) -> None:
    """A car comes in here while it is deleted there; there the visit is given to another car, for both."""
    scrapped, kept = make_vehicle("K 42 917", client=None), one.till.shop.vehicle
    one.till.shop.write(lambda work: work.vehicles.add(scrapped))
    one.exchange()
    two.till.wait(lambda: two.has_car(scrapped.id))
    one.pause(is_paused=True)
    visit = Visit(identity("late visit"), scrapped.id, one.till.shop.clock.now())
    one.till.shop.write(lambda work: work.visits.add(visit))
    two.scrap(scrapped.id)
    two.till.sync.sync_now()
    two.till.wait(two.has_said_all)
    one.pause(is_paused=False)
    one.till.sync.sync_now()
    two.till.wait(lambda: two.till.sync.status.standing.problems == 1)
    two.go_to(Part.LOOK)
    two.till.wait(lambda: bool(two.page.troubles.cards))
    card = two.page.troubles.cards[0]
    assert isinstance(card, TroubleCard)
    assert card.mend is not None
    card.mend.click()
    assert two.window.panel is not None
    (panel,) = two.window.panel.findChildren(MendPanel)
    field = panel.fields["vehicle_id"].editor
    assert isinstance(field, NamedField)
    QTest.keyClicks(field.search.editor, kept.plate.text)
    QTest.keyClick(field.search.editor, Qt.Key.Key_Return)
    two.till.wait(lambda: field.value is not None)
    QTest.keyClick(field.search.editor, Qt.Key.Key_Return)
    two.till.wait(lambda: two.till.sync.status.standing.problems == 0)
    two.exchange()
    one.till.wait(lambda: one.car_of(visit.id) == kept.id)
    assert two.car_of(visit.id) == kept.id


def _prove(one: Counter, two: Counter) -> None:
    """Both registers say the same as the service, kind by kind."""
    one.till.shop.sale()
    for counter in (one, two, one):
        counter.exchange()
    for counter in (one, two):
        counter.go_to(Part.PROOF)
        proof = counter.page.proof.proof
        counter.till.wait(partial(_is_proven, proof))
        assert proof.proof is not None
        assert proof.proof.is_equal, [line for line in proof.proof.lines if not line.is_equal]
        assert {"client", "document", "journal_entry"} <= {line.kind for line in proof.proof.lines}


def _is_proven(proof: SyncProof) -> bool:
    proof.begin()
    return proof.proof is not None


def _leave_and_return(one: Counter, two: Counter) -> None:
    """A register leaves, sells alone, and hands everything in when it comes back."""
    till = two.till
    panel = LeavePanel(two.look, two.window, till.shop.tasks, till.sync, lambda: till.shop.owner.id)
    two.window.open_panel(panel, "")
    panel.go.click()
    till.wait(lambda: not till.sync.status.standing.is_joined and not till.sync.is_signed_in)
    sold = till.shop.sale()
    assert not one.till.has_document(sold.file.invoice.id)
    till.ask(till.errands.sign_in, EMAIL, PASSWORD)
    till.wait(lambda: till.sync.status.standing.is_joined and till.sync.status.standing.waiting == 0)
    one.till.wait(lambda: one.till.has_document(sold.file.invoice.id))

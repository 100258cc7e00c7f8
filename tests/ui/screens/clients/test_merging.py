"""Duplicates shown, compared, made one and parted again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.clients import ClientForm, change_client
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.clients.duplicate_hint import COMPARE_KEY
from cardesk_desktop.ui.screens.clients.duplicates_panel import DuplicatesPanel
from cardesk_desktop.ui.screens.clients.merge_panel import MergePanel
from tests.ui.screens.clients.office import Office
from tests.ui.screens.clients.twins import TWIN

FATIMA = "Fatima Al Mansoori"


def _compare(office: Office) -> MergePanel:
    page = office.open()
    office.wait(lambda: page.pane.hint.isVisible())
    press = next(entry.run for entry in page.shortcuts() if entry.key == COMPARE_KEY)
    assert press is not None
    press()
    return office.panel(MergePanel)


def test_two_are_made_one_and_parted_again(twins: Office) -> None:
    panel = _compare(twins)
    assert set(panel.choices) == {"name", "email", "notes"}
    kept = panel.pair.first.name
    panel.choices["name"].cards[1].click()
    panel.choices["name"].cards[0].click()
    panel.choices["email"].take(0 if panel.pair.first.email else 1)
    panel.merge.click()
    twins.wait(lambda: twins.window.toasts == [f"{kept} is one client now."])
    twins.wait(lambda: twins.names() == [kept])
    twins.window.undos[-1].run()
    twins.wait(lambda: len(twins.names()) == 2)
    assert twins.window.toasts[-1] == "They are two clients again."


def _merged(twins: Office) -> MergePanel:
    panel = _compare(twins)
    panel.choices["email"].take(0 if panel.pair.first.email else 1)
    panel.merge.click()
    twins.wait(lambda: twins.window.toasts)
    twins.wait(lambda: len(twins.names()) == 1)
    return panel


def test_the_card_parts_them_when_the_notice_is_gone_and_the_look_is_another(twins: Office) -> None:
    gone = _merged(twins).pair.second.name
    twins.open(twins.page.memory())
    twins.wait(lambda: twins.page.work.merges.ways)
    twins.menu(f"Separate from {gone} again")
    twins.wait(lambda: len(twins.names()) == 2)
    assert twins.window.toasts[-1] == "They are two clients again."
    twins.wait(lambda: twins.page.pane.way.isHidden())


def test_the_card_says_until_when_they_can_be_parted(twins: Office) -> None:
    gone = _merged(twins).pair.second.name
    hint = twins.page.pane.way
    twins.wait(hint.isVisible)
    words = [label.text() for label in hint.findChildren(QLabel)]
    assert [gone in said and "Until 23 Dec 2026 you can separate them." in said for said in words] == [True]

    hint.part.click()

    twins.wait(lambda: len(twins.names()) == 2)
    twins.wait(hint.isHidden)


def test_the_card_offers_no_way_back_once_something_changed(twins: Office) -> None:
    pair = _merged(twins).pair
    twins.wait(twins.page.pane.way.isVisible)
    twins.shop.ask(
        change_client,
        staff_id=twins.shop.owner.id,
        client_id=pair.first.id,
        form=ClientForm(pair.first.name, notes="New"),
    )
    twins.wait(twins.page.pane.way.isHidden)


def test_a_way_that_was_closed_meanwhile_says_why(twins: Office) -> None:
    pair = _merged(twins).pair
    twins.wait(lambda: twins.page.work.merges.ways)
    twins.shop.write(lambda work: work.merge_ways.drop(pair.second.id))
    with twins.qtbot.waitSignal(twins.shop.tasks.refused) as refused:
        twins.menu(f"Separate from {pair.second.name} again")
    assert isinstance(refused.args[0], Refused)
    assert refused.args[0].code is Code.MERGE_SUPERSEDED


def test_two_cars_are_parted_from_the_card(twins: Office) -> None:
    page = twins.open()
    page.listing.duplicates.click()
    panel = twins.panel(DuplicatesPanel)
    twins.wait(lambda: len(panel.buttons) == 2)
    panel.buttons[1].click()
    twins.wait(lambda: twins.window.toasts == ["A 777 is one car now."])
    page.open(TWIN.id)
    twins.wait(page.pane.way.isVisible)
    assert any("A 777" in label.text() for label in page.pane.way.findChildren(QLabel))

    twins.menu("Make A 777 two cars again")

    twins.wait(lambda: twins.window.toasts[-1] == "They are two cars again.")


def test_who_is_not_the_same_is_not_shown_again(twins: Office) -> None:
    panel = _compare(twins)
    panel.apart.click()
    twins.wait(lambda: twins.window.panel is None)
    twins.wait(lambda: twins.page.pane.hint.isHidden())


def test_what_the_form_would_refuse_is_refused_here_too(twins: Office) -> None:
    def spoil(work: UnitOfWork) -> None:
        work.clients.save(replace(TWIN, tax_number="1"))

    twins.shop.write(spoil)
    panel = _compare(twins)
    panel.merge.click()
    twins.wait(lambda: not panel.merge.is_busy)
    assert twins.window.panel is not None


def test_all_duplicates_stand_in_one_list(twins: Office) -> None:
    page = twins.open()
    page.listing.duplicates.click()
    panel = twins.panel(DuplicatesPanel)
    twins.wait(lambda: len(panel.buttons) == 2)
    panel.buttons[1].click()
    twins.wait(lambda: twins.window.toasts == ["A 777 is one car now."])
    twins.window.undos[-1].run()
    twins.wait(lambda: twins.window.toasts[-1] == "They are two cars again.")
    page.listing.duplicates.click()
    again = twins.panel(DuplicatesPanel)
    twins.wait(lambda: len(again.buttons) == 2)
    again.buttons[0].click()
    assert twins.panel(MergePanel).pair.likenesses


def test_a_house_without_duplicates_says_so(office: Office) -> None:
    page = office.open()
    page.listing.duplicates.click()
    panel = office.panel(DuplicatesPanel)
    office.wait(lambda: panel.is_read)
    assert panel.buttons == []

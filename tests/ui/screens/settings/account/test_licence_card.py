"""The licence: bought in the browser, shown as it is known."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.licence_watch import MOST_QUESTIONS
from tests.ui.screens.settings.account.section import Section, signed_in
from tests.ui.window import RecordingWindow


def test_the_licence_is_bought_in_the_browser_and_shown_by_itself(qtbot: QtBot, section: Section) -> None:
    opened: list[str] = []
    section.body.watch._open_page = opened.append
    assert section.body.licence.isHidden()
    card = signed_in(qtbot, section)
    assert card.isVisible()
    assert card.tag.accessibleName()
    assert card.buy.isVisible()
    card.buy.click()
    qtbot.waitUntil(lambda: opened == ["https://checkout.example/1"])
    assert section.body.watch.is_paying
    assert "open in your browser" in card.words.text()
    section.body.watch._ask_again()
    qtbot.waitUntil(lambda: section.body.watch._questions_left == MOST_QUESTIONS - 1)
    section.service.status = "licensed"
    section.body.watch._ask_again()
    qtbot.waitUntil(lambda: not section.body.watch.is_paying)
    assert card.buy.isHidden()
    assert "all its registers" in card.words.text()


def test_offline_the_licence_is_shown_as_it_was_known(
    qtbot: QtBot, section: Section, window: RecordingWindow
) -> None:
    card = signed_in(qtbot, section)
    section.service.is_offline = True
    section.body.watch.look()
    qtbot.waitUntil(lambda: not section.body.watch.is_fresh)
    assert "As it was known" in card.words.text()
    assert card.buy.isVisible()


def test_nobody_waits_for_a_payment_for_ever(qtbot: QtBot, section: Section) -> None:
    card = signed_in(qtbot, section)
    section.body.watch._open_page = lambda _url: None
    card.buy.click()
    qtbot.waitUntil(lambda: section.body.watch.is_paying)
    section.body.watch._questions_left = 1
    section.body.watch._ask_again()
    assert not section.body.watch.is_paying


def test_a_licence_that_is_there_is_not_bought_again(
    qtbot: QtBot, section: Section, window: RecordingWindow
) -> None:
    card = signed_in(qtbot, section)
    section.service.status = "licensed"
    card.buy.click()
    qtbot.waitUntil(lambda: window.shown is not None)

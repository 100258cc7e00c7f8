"""Counters of use: shown before anybody agrees, sent once the day is over."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cardesk_desktop.operations.usage_counting import choose_usage, next_usage_report, usage_view
from cardesk_desktop.sync.usage import UsageReport
from cardesk_desktop.ui.usage_sender import UsageSender
from tests.ui.screens.settings.account.section import Section, signed_in
from tests.ui.shop import Shop


def test_counters_are_shown_word_for_word_before_anybody_agrees(
    qtbot: QtBot, section: Section, shop: Shop
) -> None:
    card = section.body.usage
    assert not card.switch.isEnabled()
    assert "before anything leaves" in card.promise.text()
    signed_in(qtbot, section)
    card.look()
    qtbot.waitUntil(lambda: card.switch.isEnabled())
    assert card.promise.text() == "Nothing else is sent."
    assert not card.switch.isChecked()
    card.switch.click()
    qtbot.waitUntil(lambda: shop.ask(usage_view).is_on)
    shop.sale()
    card.look()
    qtbot.waitUntil(lambda: card._view.today == {"sales": 1})
    card.switch.click()
    qtbot.waitUntil(lambda: not shop.ask(usage_view).is_on)


def test_what_was_counted_goes_once_the_day_is_over(qtbot: QtBot, section: Section, shop: Shop) -> None:
    signed_in(qtbot, section)
    shop.ask(choose_usage, staff_id=shop.owner.id, is_on=True)
    shop.sale()
    sender = UsageSender(section.sync, lambda: section.sync.status, shop.tasks, shop.clock)
    day = shop.clock.now().date().isoformat()
    sender._next()
    shop.clock.tick(86_400)
    section.service.is_offline = True
    sender._next()
    qtbot.waitUntil(lambda: not shop.tasks.is_running("usage report"))
    section.service.is_offline = False
    qtbot.waitUntil(lambda: _sent(sender, section) == [UsageReport(day, {"sales": 1})])
    qtbot.waitUntil(lambda: shop.ask(next_usage_report) is None)


def _sent(sender: UsageSender, section: Section) -> list[UsageReport]:
    if not section.service.reports:
        sender._next()
    return section.service.reports[:1]

"""The shop arrives at the computer that joined: the till opens as soon as one can sell."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.founding_draft import Way
from cardesk_desktop.sync.status import Link, Progress, Standing, SyncStatus
from tests.builders import make_staff
from tests.ui.setup.first_day import FirstDay
from tests.ui.setup.other_register import Show, arrive, arriving, joining, run, sign_in
from tests.walkthrough.hands import Hands

AT_HEAD = SyncStatus(Standing(is_joined=True), Link.REACHED)


OFFLINE = SyncStatus(Standing(is_joined=True), Link.OFFLINE)


def test_the_till_opens_as_soon_as_one_can_sell(newcomer: FirstDay, show: Show, qtbot: QtBot) -> None:
    window = show("joining")
    sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.sync.pose(SyncStatus(Standing(is_joined=True), Link.REACHED, is_working=True))
    window._show(3)
    body = arriving(window)
    newcomer.wait(lambda: body._arrival.register_code == "R04")
    assert body.bar.isHidden()
    newcomer.sync.pose(
        SyncStatus(Standing(is_joined=True, progress=Progress(250, 1_000)), Link.REACHED, is_working=True)
    )
    newcomer.wait(lambda: not body.bar.isHidden())
    Hands(window).see_words("250 of 1,000")
    run(newcomer, arrive)
    newcomer.wait(lambda: body._arrival.has_shop)
    with qtbot.waitSignal(window.founded, timeout=20_000):
        newcomer.sync.pose(AT_HEAD)
    assert newcomer.draft.load() is None


def test_offline_one_may_open_with_what_is_here(newcomer: FirstDay, show: Show, qtbot: QtBot) -> None:
    window = show("joining")
    sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.sync.pose(OFFLINE, newcomer.sync.account)
    window._show(3)
    body = arriving(window)
    Hands(window).see_words_with("goes on by itself")
    assert body.words() == "Look again now"
    run(newcomer, partial(arrive, with_staff=False))
    newcomer.wait(lambda: bool(body._arrival.company))
    assert body.words() == "Look again now"
    run(newcomer, _more_staff)
    newcomer.wait(lambda: body.words() == "Open the till")
    with qtbot.waitSignal(window.founded, timeout=20_000):
        Hands(window).press_named("Ctrl+Return")


def _more_staff(desk: Desk) -> Outcome[object]:
    with desk.store.write() as work:
        work.staff.add(make_staff())
    return Outcome(None, Changes.of((Noun.STAFF, make_staff().id)))


def test_an_account_without_a_shop_founds_one(newcomer: FirstDay, show: Show) -> None:
    window = show("joining")
    sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.sync.pose(AT_HEAD, newcomer.sync.account)
    window._show(3)
    body = arriving(window)
    newcomer.wait(lambda: body.words() == "Set up the shop")
    hands = Hands(window)
    hands.see_words("This account has no shop yet")
    hands.see_words("Set it up here: the registers that join later find it.")
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert not [words for words in said if "arrives on this computer" in words or "on its way" in words]
    Hands(window).press_named("Ctrl+Return")
    assert (window.step, window.answers.way) == ("country", Way.FOUND)
    assert window.answers.founding.company.name == "Blue Drop"


@pytest.mark.parametrize("link", [Link.SIGNED_OUT, Link.NOT_A_MEMBER])
def test_a_session_that_the_service_ended_is_begun_again(newcomer: FirstDay, show: Show, link: Link) -> None:
    window = show("joining")
    sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    window._show(3)
    newcomer.sync.pose(SyncStatus(Standing(is_joined=True), link), newcomer.sync.account)
    assert newcomer.sync.on_session_ended(newcomer.sync._session.number)
    body = arriving(window)
    newcomer.wait(lambda: body.words() == "Sign in")
    Hands(window).press_named("Ctrl+Return")
    assert window.step == "joining"
    form = joining(window).sign_in
    newcomer.wait(form.isVisible)
    assert (form.email.text, form.first_focus()) == ("omar@example.com", form.password)
    form.password.set_text("brushes")
    Hands(window).press_named("Ctrl+Return")
    newcomer.wait(lambda: newcomer.sync.is_signed_in and window.step != "joining")

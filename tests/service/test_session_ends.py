"""The service ends the session of a register: people sign in again where they are led; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.keychain import ACCOUNT_SESSION
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.account.account_card import AccountCard
from cardesk_desktop.ui.screens.settings.account.body import AccountBody
from cardesk_desktop.ui.screens.settings.account.join_card import JoinCard
from cardesk_desktop.ui.service_lines import account_line, chosen_place
from cardesk_desktop.ui.theme import Motion, build_theme, register_fonts
from tests.screenshots.settings import means
from tests.service.served import served
from tests.service.till import EMAIL, PASSWORD, Till, till
from tests.ui.window import RecordingWindow


def test_who_was_signed_out_signs_in_again_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        one.found_account(service)
        one.wait(one.is_even)
        body = _account_body(qtbot, one)
        assert isinstance(body.card, AccountCard)
        with account_line(chosen_place(one.preferences.settings)) as account:
            account.sign_out(one.sync.cookie)
        one.shop.sale()
        one.wait(lambda: one.sync.status.badge is Badge.SIGN_IN and not one.sync.is_signed_in)
        one.wait(lambda: one.keychain.read(ACCOUNT_SESSION) is None)
        assert isinstance(body.card, JoinCard)
        assert body.card.sign_in.email.text == EMAIL
        body.card.sign_in.password.set_text(PASSWORD)
        body.card.sign_in.submit()
        one.wait(lambda: one.is_even() and one.sync.status.standing.waiting == 0)
        assert isinstance(body.card, AccountCard)


def _account_body(qtbot: QtBot, one: Till) -> AccountBody:
    register_fonts()
    look = Look(build_theme(is_dark=False, is_rtl=False, motion=Motion(0)), load_phrasebook("en"))
    at_hand = replace(
        means(look),
        clock=one.shop.clock,
        tasks=one.shop.tasks,
        acting=lambda: one.shop.owner.id,
        sync=one.sync,
        preferences=one.preferences,
    )
    body = AccountBody(look, RecordingWindow(), at_hand, one.sync)
    qtbot.addWidget(body)
    body.show()
    return body

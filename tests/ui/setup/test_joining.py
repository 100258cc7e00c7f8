"""A computer becomes a register of a shop that already has CarDesk, step by step in the set-up's window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.founding import Founding
from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.sync.kept_asking import NAME
from cardesk_desktop.sync.membership import Introduction, Joined, Pairing
from cardesk_desktop.sync.status import Link, Progress, Standing, SyncStatus
from cardesk_desktop.ui.appearance import Appearance
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.first_run import FirstRun
from cardesk_desktop.ui.setup.steps.arriving import ArrivingStep
from cardesk_desktop.ui.setup.steps.joining import JoiningStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.builders import make_company, make_register, make_staff
from tests.ui.setup.first_day import FirstDay
from tests.walkthrough.hands import Hands

AT_HEAD = SyncStatus(Standing(is_joined=True), Link.REACHED)
OFFLINE = SyncStatus(Standing(is_joined=True), Link.OFFLINE)


class OtherRegister:
    """The account service, whose owner's password is `brushes`; a code is taken at the second question."""

    def __init__(self) -> None:
        self.introduced: list[Introduction] = []
        self.questions = 0
        self.is_offline = False
        self.is_turned_away = self.is_let_in = False

    def sign_in(self, email: str, password: str, register: Introduction) -> Joined:
        if self.is_offline:
            raise Unavailable(Code.SERVICE_OFFLINE)
        if password != "brushes":
            raise Refused(Code.ACCOUNT_WRONG)
        return self._let_in(register)

    def begin_pairing(self, register: Introduction) -> Pairing:
        self.introduced.append(register)
        return Pairing("7Q4K-M2Z8", 600, "pairing", "secret")

    def collect(self, pairing: Pairing) -> Joined | None:
        self.questions += 1
        return self._let_in(self.introduced[-1]) if self.questions > 1 else None

    def ask_to_join(self, shop_code: str, register: Introduction) -> Pairing:
        self.introduced.append(register)
        return Pairing("9X5H-3R7W", 604_800, "asking", shop_code)

    def collect_asking(self, asking: Pairing) -> Joined | None:
        self.questions += 1
        if self.is_turned_away:
            raise Refused(Code.ACCOUNT_CODE_WRONG)
        return self._let_in(self.introduced[-1]) if self.is_let_in else None

    def _let_in(self, register: Introduction) -> Joined:
        self.introduced.append(register)
        return Joined("Omar", "omar@example.com", "c", "Blue Drop", register.device_id, "R04", "opens")


@pytest.fixture
def service() -> OtherRegister:
    """Answers what the test wants."""
    return OtherRegister()


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path, service: OtherRegister) -> Iterator[FirstDay]:
    """A computer without a shop, in reach of the service."""
    made = FirstDay(qtbot.waitUntil, tmp_path, account=service)
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, newcomer: FirstDay, look: Look) -> Callable[..., SetupWindow]:
    """Shows the set-up at a step of joining."""

    def at(step: str, draft: Draft | None = None) -> SetupWindow:
        window = (
            SetupWindow(look, newcomer.means(), draft)
            if draft is not None
            else newcomer.window(look, step=step, way=Way.JOIN)
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return window

    return at


Show = Callable[..., SetupWindow]


def _joining(window: SetupWindow) -> JoiningStep:
    body = window.stage.body
    assert isinstance(body, JoiningStep)
    return body


def _arriving(window: SetupWindow) -> ArrivingStep:
    body = window.stage.body
    assert isinstance(body, ArrivingStep)
    return body


def _run(day: FirstDay, operation: Callable[..., Outcome[object]]) -> None:
    done: list[object] = []
    day.tasks.run(operation, on_done=done.append)
    day.wait(lambda: bool(done))


def _arrive(desk: Desk, *, with_staff: bool = True) -> Outcome[object]:
    """What an exchange puts in place."""
    with desk.store.write() as work:
        work.company.found(make_company(), make_register())
        if with_staff:
            work.staff.add(make_staff())
    return Outcome(None, Changes.of((Noun.COMPANY, make_company().id)))


def _sign_in(window: SetupWindow, hands: Hands, password: str = "brushes") -> None:
    hands.click(hands.see("E-mail of the account", QLineEdit))
    hands.write("omar@example.com")
    hands.press(Qt.Key.Key_Tab)
    hands.write(password)
    hands.press(Qt.Key.Key_Return)


def test_from_the_first_question_to_the_recovery_code(
    newcomer: FirstDay, service: OtherRegister, show: Show
) -> None:
    window = show("", Draft())
    hands = Hands(window)
    hands.click(hands.see_with("This shop already has CarDesk", QAbstractButton))
    assert window.step == "joining"
    assert len(window.rail.entries) == 4
    _sign_in(window, hands, "wrong")
    newcomer.wait(lambda: bool(_joining(window).sign_in.password.error))
    assert window.step == "joining"
    _sign_in(window, hands)
    newcomer.wait(lambda: window.step == "recovery")
    (told,) = service.introduced
    assert (told.name, told.code) == ("Front desk", "")
    assert newcomer.keychain.read(ACCOUNT_SESSION) == b"opens"
    founding = window.answers.founding
    assert (founding.company.name, founding.register_code) == ("Blue Drop", "R04")
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    kept = (newcomer.folder / "data" / "setup.json").read_text(encoding="utf-8")
    assert "brushes" not in kept


def test_a_code_that_another_register_takes(newcomer: FirstDay, service: OtherRegister, show: Show) -> None:
    window = show("joining")
    hands = Hands(window)
    hands.click(hands.see("With a code", QAbstractButton))
    assert _joining(window).words() == "Show a code"
    hands.press_named("Ctrl+Return")
    hands.see_words_with("7Q4K")
    assert _joining(window).words() == "Ask now"
    hands.press_named("Ctrl+Return")
    newcomer.wait(lambda: service.questions == 1)
    newcomer.wait(lambda: _joining(window).code._timer.isActive())
    hands.press_named("Ctrl+Return")
    newcomer.wait(lambda: window.step == "recovery")


def test_a_prepared_register_asks_by_itself_and_waits(
    newcomer: FirstDay, service: OtherRegister, show: Show
) -> None:
    newcomer.shop_code, service.is_turned_away = "K7QM-3TPD", True
    window = show("", Draft("joining", Founding(register_name="Exit"), Way.JOIN))
    hands = Hands(window)
    hands.see_words_with("Nobody let this register in")
    assert newcomer.keychain.read(NAME) is None
    service.is_turned_away = False
    assert _joining(window).words() == "Ask to be let in"
    hands.press_named("Ctrl+Return")
    hands.see_words_with("9X5H")
    newcomer.wait(lambda: _joining(window).ask._timer.isActive())
    assert newcomer.keychain.read(NAME) is not None
    service.is_let_in = True
    hands.press_named("Ctrl+Return")
    newcomer.wait(lambda: window.step == "recovery")
    assert [each.name for each in service.introduced] == ["Exit"] * 3
    assert newcomer.keychain.read(NAME) is None


def test_without_a_name_it_asks_for_one_first(newcomer: FirstDay, service: OtherRegister, show: Show) -> None:
    newcomer.shop_code = "K7QM-3TPD"
    window = show("joining")
    assert _joining(window).first_focus() is _joining(window).name
    newcomer.wait(lambda: newcomer.tasks.is_quiet)
    assert service.introduced == []


def test_the_same_register_in_every_try(newcomer: FirstDay, service: OtherRegister, show: Show) -> None:
    service.is_offline = True
    window = show("joining")
    _sign_in(window, Hands(window))
    Hands(window).see_words_with("not reached")
    window._save()
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    window.close()
    service.is_offline = False
    again = show("", newcomer.draft.load())
    assert again.step == "joining"
    _sign_in(again, Hands(again))
    newcomer.wait(lambda: again.step == "recovery")
    assert service.introduced[-1].device_id
    assert again.answers.register_id == window.answers.register_id


def test_a_name_and_an_address_are_needed(newcomer: FirstDay, show: Show) -> None:
    newcomer.forget_address()
    window = show("joining")
    hands = Hands(window)
    body = _joining(window)
    assert body.first_focus() is body.address
    body.name.set_text(" ")
    hands.press_named("Ctrl+Return")
    assert body.name.error
    body.name.set_text("Exit")
    hands.click(body.address.editor)
    hands.write("ftp://wash")
    hands.press(Qt.Key.Key_Return)
    assert body.address.error
    hands.press_named("Ctrl+A")
    hands.write("account.example")
    hands.press(Qt.Key.Key_Return)
    assert newcomer.preferences.settings.service_address == "https://account.example"


def test_who_has_joined_goes_on(newcomer: FirstDay, show: Show) -> None:
    window = show("joining")
    _sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    window.go_back()
    hands = Hands(window)
    hands.see_words("This register has joined under the code R04.")
    assert _joining(window).words() == "Continue"
    hands.press_named("Ctrl+Return")
    assert window.step == "recovery"


def test_the_till_opens_as_soon_as_one_can_sell(newcomer: FirstDay, show: Show, qtbot: QtBot) -> None:
    window = show("joining")
    _sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.sync.pose(SyncStatus(Standing(is_joined=True), Link.REACHED, is_working=True))
    window._show(3)
    body = _arriving(window)
    newcomer.wait(lambda: body._arrival.register_code == "R04")
    assert body.bar.isHidden()
    newcomer.sync.pose(
        SyncStatus(Standing(is_joined=True, progress=Progress(250, 1_000)), Link.REACHED, is_working=True)
    )
    newcomer.wait(lambda: not body.bar.isHidden())
    Hands(window).see_words("250 of 1,000")
    _run(newcomer, _arrive)
    newcomer.wait(lambda: body._arrival.has_shop)
    with qtbot.waitSignal(window.founded, timeout=20_000):
        newcomer.sync.pose(AT_HEAD)
    assert newcomer.draft.load() is None


def test_offline_one_may_open_with_what_is_here(newcomer: FirstDay, show: Show, qtbot: QtBot) -> None:
    window = show("joining")
    _sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.sync.pose(OFFLINE, newcomer.sync.account)
    window._show(3)
    body = _arriving(window)
    Hands(window).see_words_with("goes on by itself")
    assert body.words() == "Look again now"
    _run(newcomer, partial(_arrive, with_staff=False))
    newcomer.wait(lambda: bool(body._arrival.company))
    assert body.words() == "Look again now"
    _run(newcomer, _more_staff)
    newcomer.wait(lambda: body.words() == "Open the till")
    with qtbot.waitSignal(window.founded, timeout=20_000):
        Hands(window).press_named("Ctrl+Return")


def _more_staff(desk: Desk) -> Outcome[object]:
    with desk.store.write() as work:
        work.staff.add(make_staff())
    return Outcome(None, Changes.of((Noun.STAFF, make_staff().id)))


def test_an_account_without_a_shop_founds_one(newcomer: FirstDay, show: Show) -> None:
    window = show("joining")
    _sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.sync.pose(AT_HEAD, newcomer.sync.account)
    window._show(3)
    body = _arriving(window)
    newcomer.wait(lambda: body.words() == "Set up the shop")
    Hands(window).see_words_with("Nobody has set up a shop")
    Hands(window).press_named("Ctrl+Return")
    assert (window.step, window.answers.way) == ("country", Way.FOUND)
    assert window.answers.founding.company.name == "Blue Drop"


@pytest.mark.parametrize("link", [Link.SIGNED_OUT, Link.NOT_A_MEMBER])
def test_a_session_that_the_service_ended_is_begun_again(newcomer: FirstDay, show: Show, link: Link) -> None:
    window = show("joining")
    _sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    window._show(3)
    newcomer.sync.pose(SyncStatus(Standing(is_joined=True), link), newcomer.sync.account)
    assert newcomer.sync.on_session_ended(newcomer.sync._session.number)
    body = _arriving(window)
    newcomer.wait(lambda: body.words() == "Sign in")
    Hands(window).press_named("Ctrl+Return")
    assert window.step == "joining"
    form = _joining(window).sign_in
    newcomer.wait(form.isVisible)
    assert (form.email.text, form.first_focus()) == ("omar@example.com", form.password)
    form.password.set_text("brushes")
    Hands(window).press_named("Ctrl+Return")
    newcomer.wait(lambda: newcomer.sync.is_signed_in and window.step != "joining")


@pytest.mark.parametrize("step", ["joining", "recovery", "arriving"])
def test_it_goes_on_where_it_stopped(newcomer: FirstDay, show: Show, step: str) -> None:
    window = show(step)
    window._save()
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    window.close()

    again = show("", newcomer.draft.load())

    assert (again.step, again.answers.register_id) == (step, window.answers.register_id)


def _begin(
    newcomer: FirstDay, qapp: QApplication, qtbot: QtBot
) -> tuple[list[SetupWindow], list[bool], FirstRun]:
    shown: list[SetupWindow] = []
    opened: list[bool] = []

    def keep(window: QWidget) -> None:
        assert isinstance(window, SetupWindow)
        qtbot.addWidget(window)
        shown.append(window)

    run = FirstRun(newcomer.means(), Appearance(qapp, newcomer.preferences), keep, newcomer.tasks)
    run.opened.connect(opened.append)
    run.begin()
    return shown, opened, run


def test_a_lost_draft_goes_on_with_the_code(
    newcomer: FirstDay, show: Show, qapp: QApplication, qtbot: QtBot
) -> None:
    window = show("joining")
    _sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    newcomer.draft.remove()

    shown, _opened, _first_run = _begin(newcomer, qapp, qtbot)

    newcomer.wait(lambda: bool(shown))
    assert isinstance(shown[0].stage.body, RecoveryStep)


def test_a_draft_that_outlived_its_founding_is_put_away(
    newcomer: FirstDay, qapp: QApplication, qtbot: QtBot
) -> None:
    _run(newcomer, _arrive)
    newcomer.draft.save(Draft("beginning"))

    shown, opened, _first_run = _begin(newcomer, qapp, qtbot)

    newcomer.wait(lambda: bool(opened))
    assert (shown, opened) == ([], [False])
    assert newcomer.draft.load() is None
    houses: list[object] = []
    newcomer.tasks.run(this_house, on_done=houses.append)
    newcomer.wait(lambda: bool(houses))
    assert houses[0] is not None

"""A shop that already has CarDesk, as a computer meets it that joins, and the hands of who joins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.sync.membership import Introduction, Joined, Pairing
from cardesk_desktop.ui.setup.steps.arriving import ArrivingStep
from cardesk_desktop.ui.setup.steps.joining import JoiningStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.builders import make_company, make_register, make_staff
from tests.ui.setup.first_day import FirstDay
from tests.walkthrough.hands import Hands


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


Show = Callable[..., SetupWindow]


def joining(window: SetupWindow) -> JoiningStep:
    body = window.stage.body
    assert isinstance(body, JoiningStep)
    return body


def arriving(window: SetupWindow) -> ArrivingStep:
    body = window.stage.body
    assert isinstance(body, ArrivingStep)
    return body


def run(day: FirstDay, operation: Callable[..., Outcome[object]]) -> None:
    done: list[object] = []
    day.tasks.run(operation, on_done=done.append)
    day.wait(lambda: bool(done))


def arrive(desk: Desk, *, with_staff: bool = True) -> Outcome[object]:
    """What an exchange puts in place."""
    with desk.store.write() as work:
        work.company.found(make_company(), make_register())
        if with_staff:
            work.staff.add(make_staff())
    return Outcome(None, Changes.of((Noun.COMPANY, make_company().id)))


def sign_in(window: SetupWindow, hands: Hands, password: str = "brushes") -> None:
    hands.click(hands.see("E-mail of the account", QLineEdit))
    hands.write("omar@example.com")
    hands.press(Qt.Key.Key_Tab)
    hands.write(password)
    hands.press(Qt.Key.Key_Return)

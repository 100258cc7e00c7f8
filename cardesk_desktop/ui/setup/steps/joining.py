"""How this register comes into the company: as prepared, by an account's password, or by a code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.first_joining import Arrival, look_at_arrival
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.joining.ask_form import AskForm
from cardesk_desktop.ui.joining.asking_errands import AskingErrands
from cardesk_desktop.ui.joining.code_form import CodeForm
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.joiner import NewJoiner
from cardesk_desktop.ui.joining.service_address import ServiceAddress
from cardesk_desktop.ui.joining.sign_in_form import SignInForm
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented

_ASK, _SIGN_IN, _CODE = "ask", "sign_in", "code"


class JoiningStep(StepBody):
    """The large button signs in or shows the code. Who has joined once stays joined, and goes on."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        _, theme = look.phrases, look.theme
        self._is_joined = False
        # Where the file answers everything, nobody has to press anything at twenty registers.
        self._asks_itself = bool(means.shop_code and answers.founding.register_name)
        self.name = TextField(theme, _("Name of the register"), hint=_("Where it is, such as Front desk."))
        self.name.set_text(answers.founding.register_name or _("Front desk"))
        self.name.changed.connect(lambda _: self.edited.emit())
        self.address = ServiceAddress(look, means.sync, means.preferences)
        is_prepared = bool(means.shop_code)
        choices = [Choice(_ASK, _("As prepared"))] if is_prepared else []
        choices += [Choice(_SIGN_IN, _("I have an account")), Choice(_CODE, _("With a code"))]
        self.way = Segmented(theme, _("How to join"), choices)
        self.way.changed.connect(self._show_way)
        joiner = NewJoiner(answers.register_id, lambda: answers.founding.register_name)
        errands = JoiningErrands(means.sync, means.tasks, joiner, self)
        self.sign_in = SignInForm(
            look, errands, self._welcome, self._say, address=lambda: means.sync.address, has_button=False
        )
        asking = AskingErrands(errands, means.asking, means.shop_code)
        self.ask = AskForm(look, errands, asking, self._welcome, self._say, service=means.sync.address)
        self.code = CodeForm(look, errands, self._welcome, self._say, has_button=False)
        self.sign_in.password.submitted.disconnect()
        self.sign_in.password.submitted.connect(self.finished)
        for waiting in (self.ask, self.code):
            waiting.changed.connect(self.button_changed)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        for part in (*self._asked(), self._message):
            self.column.addWidget(part)
        self.address.follow()
        self.sign_in.remember(means.sync.email)
        self._show_way(_ASK if is_prepared else _SIGN_IN)
        means.sync.changed.connect(self._ask)
        self._ask()

    @override
    def take(self) -> None:
        founding = self.answers.founding
        self.answers.founding = replace(founding, register_name=self.name.text)

    @override
    def check(self) -> bool:
        try:
            one_line(self.name.text, field="name", is_needed=True)
        except Refused as refusal:
            self.name.set_error(sentence(self.look.phrases, refusal))
            self.name.setFocus()
            return False
        return True

    @override
    def advance(self, go_on: Callable[[], None]) -> None:
        self.take()
        self._message.hide()
        if not self.check():
            return
        if self._is_joined:
            go_on()
        else:
            self.address.keep()
            {_ASK: self.ask.submit, _SIGN_IN: self.sign_in.submit, _CODE: self.code.submit}[
                str(self.way.value)
            ]()

    @override
    def words(self) -> str:
        _ = self.look.phrases
        if self._is_joined:
            return _("Continue")
        if self.way.value == _SIGN_IN:
            return _("Sign in")
        if self.way.value == _ASK:
            return _("Ask now") if self.ask.is_waiting else _("Ask to be let in")
        return _("Ask now") if self.code.is_waiting else _("Show a code")

    @override
    def first_focus(self) -> QWidget:
        if not self.address.isHidden():
            return self.address
        return self.name if self.means.shop_code else self.sign_in.first_focus()

    def _asked(self) -> tuple[QWidget, ...]:
        """What is asked while the register has not joined."""
        return (self.name, self.address, self.way, self.ask, self.sign_in, self.code)

    def _show_way(self, way: object) -> None:
        self.ask.setVisible(way == _ASK)
        self.sign_in.setVisible(way == _SIGN_IN)
        self.code.setVisible(way == _CODE)
        self._message.hide()
        self.button_changed.emit()

    def _welcome(self) -> None:
        joined = self.means.sync.account
        if joined is not None:
            founding = self.answers.founding
            company = replace(founding.company, name=joined.company_name)
            self.answers.founding = replace(founding, company=company, register_code=joined.register_code)
        self._is_joined = True
        self.finished.emit()

    def _ask(self) -> None:
        """Before an interruption the register may have joined already."""
        self.means.tasks.run(look_at_arrival, on_done=self._know, owner=self)

    def _know(self, arrival: Arrival) -> None:
        is_in = bool(arrival.register_code) and self.means.sync.is_signed_in
        if self._asks_itself and not is_in:
            self._asks_itself = False
            self.ask.submit()
        if is_in == self._is_joined:
            return
        self._is_joined = is_in
        for part in self._asked():
            part.setVisible(not is_in)
        if is_in:
            _ = self.look.phrases
            self._message.set_tone(Tone.READY)
            self._message.setText(
                _("This register has joined under the code {code}.", code=arrival.register_code)
            )
            self._message.show()
        else:
            self.address.follow()
            self.sign_in.remember(self.means.sync.email)
            self._show_way(self.way.value)
        self.button_changed.emit()

    def _say(self, error: Refused | Unavailable) -> None:
        self._message.set_tone(Tone.DUE)
        self._message.setText(sentence(self.look.phrases, error))
        self._message.show()

"""A new account with its company: what is asked for, then the code that was mailed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.membership import NewAccount
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.form import JoiningForm
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.fields import LabelledField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.switch import Switch


class NewAccountForm(JoiningForm):
    """Asks no more than the service needs. The answer is the same whether the address has an account."""

    def __init__(
        self,
        look: Look,
        errands: JoiningErrands,
        company: str,
        on_joined: Callable[[], None],
        explain: Failed,
    ) -> None:
        super().__init__(look, errands, on_joined, explain)
        _, theme = look.phrases, look.theme
        self._request = ""
        self.name = TextField(theme, _("Your name"))
        self.email = TextField(theme, _("Your e-mail"), is_latin=True)
        hint = _("A few words that only you put together are best.")
        self.password = TextField(theme, _("A new password"), hint=hint, is_latin=True)
        self.password.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.company = TextField(theme, _("Name of the company"))
        self.company.set_text(company)
        self.is_old = Switch(theme, _("I am 16 or older"))
        self.ask = self._button(_("Make the account"), self._sign_up)
        self.sent = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.code = TextField(theme, _("Code from the e-mail"), is_latin=True)
        self.go = self._button(_("Confirm and join"), self._confirm)
        self.code.submitted.connect(self.go.click)
        self.again = Button(theme, _("Ask for a new code"), kind=ButtonKind.QUIET)
        self.again.activated.connect(self._begin_again)
        fields = (self.name, self.email, self.password, self.company)
        self._asked: tuple[QWidget, ...] = (*fields, self.is_old, self.ask)
        self._answered: tuple[QWidget, ...] = (self.sent, self.code, self.go, self.again)
        self._put(*self._asked, *self._answered)
        self._show(is_sent=False)

    def _show(self, *, is_sent: bool) -> None:
        for part in self._asked:
            part.setVisible(not is_sent)
        for part in self._answered:
            part.setVisible(is_sent)

    def _sign_up(self) -> None:
        new = NewAccount(
            name=self.name.text,
            email=self.email.text,
            password=self.password.text,
            company=self.company.text,
            language=self._phrases.language.code,
            is_16_or_older=self.is_old.isChecked(),
        )
        self._errands.sign_up(new, self._ask_for_code, self._fail)

    def _ask_for_code(self, request: str) -> None:
        _ = self._phrases
        self._request = request
        self.password.set_text("")
        self.ask.set_busy(False)
        words = _("We mailed a code to {email}. It is valid for ten minutes.", email=self.email.text)
        self.sent.setText(words)
        self._show(is_sent=True)
        self.code.setFocus()

    def _begin_again(self) -> None:
        """What was filled in stays, but for the password, which is kept nowhere."""
        self.code.set_text("")
        self._show(is_sent=False)
        self.password.setFocus()

    def _confirm(self) -> None:
        self._errands.confirm(self._request, self.code.text, self._on_joined, self._fail)

    def _fail(self, error: Refused | Unavailable) -> None:
        self.ask.set_busy(False)
        self.go.set_busy(False)
        if error.code is Code.ACCOUNT_CODE_WRONG:
            # The letter has a link beside the code: who followed it has an account by now.
            error = Refused(Code.NOT_CONFIRMED)
        field = self._field_of(error)
        if field is None:
            self._explain(error)
            return
        field.set_error(sentence(self._phrases, error))
        field.setFocus()

    def _field_of(self, error: Refused | Unavailable) -> LabelledField | None:
        named = self.company if error.params.get("field") == "company" else self.name
        return {
            Code.TEXT_MISSING: named,
            Code.TEXT_TOO_LONG: named,
            Code.EMAIL_UNREADABLE: self.email,
            Code.PASSWORD_SHORT: self.password,
            Code.PASSWORD_LONG: self.password,
            Code.PASSWORD_COMMON: self.password,
            Code.NOT_CONFIRMED: self.code,
        }.get(error.code)

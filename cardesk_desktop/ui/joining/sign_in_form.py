"""Sign in with the e-mail and the password of an account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.form import JoiningForm
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.fields import TextField


class SignInForm(JoiningForm):
    """The password is forgotten as soon as it was sent."""

    def __init__(
        self,
        look: Look,
        errands: JoiningErrands,
        on_joined: Callable[[], None],
        explain: Failed,
        *,
        address: Callable[[], str],
        has_button: bool = True,
    ) -> None:
        """`address` is that of the account service. Without a button of its own, another calls `submit`."""
        super().__init__(look, errands, on_joined, explain)
        _, theme = look.phrases, look.theme
        self.email = TextField(theme, _("E-mail of the account"), is_latin=True)
        self.password = TextField(theme, _("Password"), is_latin=True)
        self.password.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.go = self._button(_("Sign in"), self._sign_in, "log-in")
        for field in (self.email, self.password):
            field.submitted.connect(self.go.click)
        self._address = address
        self.forgot = Button(theme, _("Forgot the password?"), kind=ButtonKind.QUIET, icon="external-link")
        self.forgot.activated.connect(self._ask_for_another)
        self._put(self.email, self.password, self.go, self.forgot)
        self.go.setVisible(has_button)

    def remember(self, email: str) -> None:
        """Who was signed in here need not type the address again."""
        if not self.email.text:
            self.email.set_text(email)

    def first_focus(self) -> QWidget:
        """Where one begins."""
        return self.password if self.email.text else self.email

    def submit(self) -> None:
        """Sign in, unless that is under way."""
        self.go.click()

    def _sign_in(self) -> None:
        password = self.password.text
        self.password.set_text("")
        self._errands.sign_in(self.email.text, password, self._on_joined, self._fail)

    def _ask_for_another(self) -> None:
        """A new password is set on the web: the code for it is mailed."""
        address = self._address()
        if address:
            QDesktopServices.openUrl(QUrl(f"{address}/page/forgot"))
        else:
            self._explain(Refused(Code.SERVICE_ADDRESS_UNREADABLE))

    def _fail(self, error: Refused | Unavailable) -> None:
        self.go.set_busy(False)
        if error.code in (Code.ACCOUNT_WRONG, Code.TOO_MANY_TRIES):
            self.password.set_error(sentence(self._phrases, error))
            self.password.setFocus()
        else:
            self._explain(error)

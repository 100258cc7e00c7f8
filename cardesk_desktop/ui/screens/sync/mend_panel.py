"""The form for values that could not be taken over: only those that are wrong, each in its own field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.money import currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.mending import mend
from cardesk_desktop.store.sync_views import Problem, Trouble, Value
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.known_facts import KnownFacts
from cardesk_desktop.ui.screens.sync.mend_field import MendField
from cardesk_desktop.ui.screens.sync.named_field import Finder
from cardesk_desktop.ui.screens.sync.trouble_words import trouble_words
from cardesk_desktop.ui.screens.sync.value_words import NOTHING
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class MendPanel(PanelContent):
    """What is right stays as it is, and is shown only where it tells a person what the entry belongs to."""

    def __init__(
        self, look: Look, means: Means, trouble: Trouble, on_mended: Callable[[Problem], None]
    ) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme)
        self._look, self._means, self._trouble, self._on_mended = look, means, trouble, on_mended
        said = trouble_words(_, trouble)
        self.body.addWidget(Text(theme, said.what, tone=Tone.MUTED, is_wrapping=True))
        of = currency(trouble.currency) if trouble.currency else means.company.currency
        zone = means.company.time_zone
        if trouble.searched:
            self.body.addWidget(KnownFacts(look, trouble, zone, of))
        self.fields = {
            name: MendField(
                look,
                name,
                trouble.values.get(name),
                of,
                _named(_, trouble, name),
                Finder(means.tasks, kind, zone) if (kind := trouble.searched.get(name)) else None,
            )
            for name in trouble.mendable
        }
        for field in self.fields.values():
            field.submitted.connect(self._save)
            self.body.addWidget(field.editor)
        self.body.addStretch(1)
        self.save = Button(
            theme,
            _("Mend"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            icon="wrench",
            key="Enter",
            is_once=True,
        )
        self.save.activated.connect(self._save)
        self.footer.addWidget(self.save)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes."""
        return next(iter(self.fields.values())).focus

    def _save(self) -> None:
        typed: dict[str, Value] = {}
        for name, field in self.fields.items():
            try:
                typed[name] = field.value()
            except Refused:
                # The field says so itself.
                self.save.set_busy(False)
                field.focus.setFocus()
                return
        self.save.set_busy(True)
        self._means.tasks.run(
            mend,
            on_done=self._on_mended,
            on_refused=self._refuse,
            on_unavailable=self._refuse,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            staff_id=self._means.acting(),
            number=self._trouble.number,
            typed=typed,
        )

    def _refuse(self, error: Refused | Unavailable) -> None:
        named = error.params.get("field") if isinstance(error, Refused) else None
        field = self.fields.get(str(named)) or next(iter(self.fields.values()))
        field.editor.set_error(sentence(self._look.phrases, error))
        field.focus.setFocus()


def _named(_: Phrasebook, trouble: Trouble, name: str) -> tuple[Choice, ...]:
    """The rows that a field may name; the first is nobody, where it need not name any."""
    return tuple(
        Choice(identity, names.in_language(_.language.code) if identity else NOTHING)
        for identity, names in trouble.choices.get(name, ())
    )

"""The section about the program: its version, and the licence of every part of it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from cardesk_desktop import __version__
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.screens.settings.update_choices import UpdateChoicesCard
from cardesk_desktop.ui.screens.settings.updates_card import UpdatesCard
from cardesk_desktop.ui.support.licences import licence_text, shipped_parts
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.select_field import SelectField

_TEXT_HEIGHT = 320


class AboutBody(SectionBody):
    """What is typed into the search narrows the list of parts; the text of the chosen one stands below."""

    def __init__(self, look: Look, means: Means) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._parts = {part.name: part for part in shipped_parts()}
        program = SettingsCard(theme)
        program.content.addWidget(Text(theme, "CarDesk Desktop", size=TextSize.LARGE, is_bold=True))
        program.content.addWidget(Facts(theme, [(_("Version"), __version__)]))
        words = _("The till, the visit board and the stock room of a car wash, complete without a network.")
        program.content.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        self.add(program)
        self.updates: UpdatesCard | None = None
        self.choices: UpdateChoicesCard | None = None
        if means.updates is not None:
            self.updates = UpdatesCard(look, means, means.updates)
            self.choices = UpdateChoicesCard(look, means)
            self.add(self.updates)
            self.add(self.choices)
        parts = SettingsCard(theme, _("What it is made of"))
        self.search = TextField(theme, _("Search the parts"))
        self.search.changed.connect(self._narrow)
        self.parts = SelectField(theme, _("Part"), [])
        self.parts.changed.connect(self._show)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Licence"))
        self.text.setMinimumHeight(theme.px(_TEXT_HEIGHT))
        for part in (self.search, self.parts, self.text):
            parts.content.addWidget(part)
        self.add(parts)
        self._narrow("")

    @override
    def controls(self) -> dict[str, QWidget]:
        named: dict[str, QWidget] = {"search": self.search}
        if self.updates is not None and self.choices is not None:
            named |= {**self.updates.controls(), **self.choices.controls()}
        return named

    @override
    def first_focus(self) -> QWidget:
        return self.search if self.updates is None else self.updates.first_focus()

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold()
        found = [part for part in self._parts.values() if wanted in f"{part.name} {part.licence}".casefold()]
        choices = [
            Choice(part.name, " · ".join(filter(None, (part.name, part.version, part.licence))))
            for part in found
        ]
        self.parts.set_choices(choices, found[0].name if found else None)
        self._show(found[0].name if found else "")

    def _show(self, name: object) -> None:
        part = self._parts.get(str(name))
        self.text.setPlainText(licence_text(part) if part is not None else "")

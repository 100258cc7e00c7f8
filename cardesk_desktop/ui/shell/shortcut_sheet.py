"""The sheet of shortcuts that F1 shows, made from the tables that install them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.key_cap import KeyCap
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent

Section = tuple[str, Sequence[Shortcut]]
"""A heading and its shortcuts."""


def shortcut_sheet(look: Look, sections: Sequence[Section]) -> PanelContent:
    """The content of the panel; sections without shortcuts are left out."""
    sheet = PanelContent(look.theme)
    for title, table in sections:
        if table:
            sheet.body.addWidget(_section(look, title, table))
    sheet.body.addStretch(1)
    return sheet


def _section(look: Look, title: str, table: Sequence[Shortcut]) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, look.theme.space.one)
    column.setSpacing(look.theme.space.one)
    column.addWidget(Text(look.theme, title, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True))
    for entry in table:
        row = QHBoxLayout()
        row.setSpacing(look.theme.space.two)
        row.addWidget(Text(look.theme, entry.words, is_wrapping=True), 1)
        row.addWidget(KeyCap(look.theme, entry.key))
        column.addLayout(row)
    return section

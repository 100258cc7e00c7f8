"""What somebody typed is shown as it was typed, also where Qt would read markup or a shortcut in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QWidget

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.lock.staff_tile import StaffTile
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.visits.photos.mark_pin import MarkPin, PinFace
from cardesk_desktop.ui.theme import Tone, build_theme
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.literal import explain, menu_words
from cardesk_desktop.ui.widgets.photo_thumb import PhotoThumb
from tests.ui.lock.house import MARIAM

TYPED = '<h1>Paid & done</h1><img src="file:///etc/hostname">'


def _read(tool_tip: str) -> str:
    """What a person reads of a tool tip."""
    if not Qt.mightBeRichText(tool_tip):
        return tool_tip
    page = QTextDocument()
    page.setHtml(tool_tip)
    return page.toPlainText()


@pytest.mark.usefixtures("qapp")
def test_a_name_is_no_markup_on_hovering() -> None:
    theme = build_theme(is_dark=False, is_rtl=False)
    look = Look(theme, load_phrasebook("en"))
    around = QWidget()
    face = PinFace(None, "1", TYPED, 500, 500, is_movable=False, tone=Tone.DUE)
    widgets: list[QWidget] = [
        StaffTile(look, replace(MARIAM, name=TYPED), 1, around),
        MarkPin(theme, face, around),
        PhotoThumb(theme, TYPED, parent=around),
        IconButton(theme, "x", TYPED, around),
    ]
    assert [_read(each.toolTip()) for each in widgets] == [TYPED] * len(widgets)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("said", ["Polish & wax", "a < b", "<qt>x</qt>", "", "two\nlines", "two\n<lines>"])
def test_whatever_is_explained_is_read_as_it_is(said: str) -> None:
    widget = QWidget()
    explain(widget, said)
    assert _read(widget.toolTip()) == said


def test_an_ampersand_in_a_menu_is_a_letter() -> None:
    assert menu_words("Fish & Chips") == "Fish && Chips"

"""Fields that are typed into: text, notes, plates, searches."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.money import currency
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from cardesk_desktop.ui.widgets.date_field import DateField
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.plate_input import PlateInput
from cardesk_desktop.ui.widgets.search_field import SearchField
from tests.ui.widgets.conftest import Stage
from tests.ui.widgets.hearing import Heard

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
AED, KWD, JPY = currency("AED"), currency("KWD"), currency("JPY")


def test_a_text_field_announces_typing_and_enter(theme: Theme, stage: Stage) -> None:
    field, changes, entered = TextField(theme, "Name"), Heard(), Heard()
    stage(field)
    field.changed.connect(changes)
    field.submitted.connect(entered)
    QTest.keyClicks(field.editor, "Ali")
    QTest.keyClick(field.editor, Key.Key_Return)
    assert changes.values == ["A", "Al", "Ali"]
    assert entered.values == ["pressed"]
    field.set_text("Sara")
    assert (field.text, len(changes.values)) == ("Sara", 3)


def test_an_error_stands_below_the_field_and_goes_when_it_is_mended(theme: Theme, stage: Stage) -> None:
    field = TextField(theme, "Phone", hint="With its code")
    stage(field)
    field.set_error("This is not a phone number.")
    assert field.error == "This is not a phone number."
    assert field.editor.accessibleDescription() == "This is not a phone number."
    QTest.keyClicks(field.editor, "0")
    assert field.error == ""
    assert field.editor.accessibleName() == "Phone"


def test_a_long_name_and_markup_are_plain_text(theme: Theme, stage: Stage) -> None:
    field = TextField(theme, "<b>Name</b>")
    stage(field)
    field.set_text("x" * 10_000)
    assert field.label.textFormat() is Qt.TextFormat.PlainText
    assert len(field.text) == 10_000


def test_a_note_is_left_by_tab_and_sent_by_control_enter(theme: Theme, stage: Stage) -> None:
    note, sent, changes = NoteField(theme, "Note"), Heard(), Heard()
    stage(note)
    note.submitted.connect(sent)
    note.changed.connect(changes)
    note.set_text("old")
    assert changes.values == []
    QTest.keyClick(note.editor, Key.Key_End)
    QTest.keyClick(note.editor, Key.Key_Return)
    QTest.keyClicks(note.editor, "new")
    assert note.text == "old\nnew"
    assert sent.values == []
    QTest.keyClick(note.editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent.values == ["pressed"]
    assert note.editor.tabChangesFocus()


def test_a_plate_is_typed_in_capitals(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    plate, changes, entered, moves = PlateInput(theme, phrases, "Plate"), Heard(), Heard(), Heard()
    stage(plate)
    plate.changed.connect(changes)
    plate.submitted.connect(entered)
    plate.moved.connect(moves)
    QTest.keyClicks(plate.editor, "r 60917!")
    QTest.keyClick(plate.editor, Key.Key_Down)
    QTest.keyClick(plate.editor, Key.Key_Return)
    assert (plate.text, plate.region) == ("R 60917", Region.DUBAI)
    assert len(changes.values) == 7
    assert (entered.values, moves.values) == (["pressed"], [1])
    plate.set_plate("12 34567", Region.ABU_DHABI)
    assert (plate.text, plate.region, len(changes.values)) == ("12 34567", Region.ABU_DHABI, 7)


def test_typing_in_the_middle_of_a_plate_keeps_the_cursor(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    plate = PlateInput(theme, phrases, "Plate")
    stage(plate)
    plate.set_plate("R 917", Region.DUBAI)
    plate.editor.setCursorPosition(2)
    QTest.keyClicks(plate.editor, "60")
    assert plate.text == "R 60917"


def test_a_search_announces_words_moves_and_enter(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    search = SearchField(theme, phrases, "Find", key="Ctrl+K")
    changes, moves, entered, left = Heard(), Heard(), Heard(), Heard()
    stage(search)
    for signal, heard in (
        (search.changed, changes),
        (search.moved, moves),
        (search.submitted, entered),
        (search.left, left),
    ):
        signal.connect(heard)
    QTest.keyClicks(search.editor, "pa")
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_PageDown, Key.Key_Return):
        QTest.keyClick(search.editor, key)
    assert changes.values == ["p", "pa"]
    assert moves.values == [1, -1, 8]
    assert entered.values == ["pressed"]
    QTest.keyClick(search.editor, Key.Key_Escape)
    assert (search.text, left.values) == ("", [])
    QTest.keyClick(search.editor, Key.Key_Escape)
    assert left.values == ["pressed"]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [("Office 4, Al Quoz Industrial 2\nDubai", False), ("مكتب 4، القوز الصناعية 2\nدبي", True)],
)
def test_as_many_lines_as_a_field_is_for_need_no_scrolling(
    dressed: QApplication, theme: Theme, stage: Stage, text: str, is_rtl: bool, percent: int
) -> None:
    large = build_theme(is_dark=False, is_rtl=is_rtl, scale_percent=percent, motion=Motion(0))
    apply_theme(dressed, large)
    field = NoteField(large, "Address", lines=2)
    stage(field)
    field.set_text(text)
    QApplication.processEvents()
    assert field.editor.verticalScrollBar().maximum() == 0
    field.editor.setFocus()
    QApplication.processEvents()
    assert field.editor.verticalScrollBar().maximum() == 0


def test_words_of_any_script_begin_where_reading_does(
    rtl_theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    field, phone = TextField(rtl_theme, "Name"), TextField(rtl_theme, "Phone", is_latin=True)
    search, note = SearchField(rtl_theme, phrases, "Find"), NoteField(rtl_theme, "Note")
    for each in (field, phone, search, note):
        stage(each)
    for words in ("", "Ali", "سارة"):
        for line in (field.editor, phone.editor, search.editor):
            line.setText(words)
            line.home(False)
            assert line.cursorRect().right() > line.width() / 2, words
        note.editor.setPlainText(words)
        assert note.editor.cursorRect().right() > note.editor.width() / 2, words


def test_a_day_is_typed_in_one_order_on_every_screen(
    dressed: QApplication, theme: Theme, rtl_theme: Theme, stage: Stage
) -> None:
    for look in (theme, rtl_theme):
        apply_theme(dressed, look)
        field = DateField(look, "At the end of", date(2026, 12, 5), latest=date(2026, 12, 16))
        stage(field)
        assert field.editor.text() == "05/12/2026"
        assert field.editor.height() == look.target


def test_what_a_field_waits_for_is_read_as_easily_as_other_words(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    text, note = TextField(theme, "Name", placeholder="Ali"), NoteField(theme, "Note", placeholder="Wax")
    search = SearchField(theme, phrases, "Find")
    for each in (text, note, search):
        stage(each)
    # Qt would give the half of the ink that a style sheet gives to what is typed: 3.2 to 1 on our grounds.
    for editor in (text.editor, note.editor, search.editor):
        ink = editor.palette().color(QPalette.ColorRole.PlaceholderText)
        assert ink.alpha() == 255
        assert ink == QColor(theme.colors.muted)

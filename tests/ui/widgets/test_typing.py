"""Fields that are typed into: text, amounts, quantities, plates, searches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.number_pad import NumberPad
from cardesk_desktop.ui.widgets.plate_input import PlateInput
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from cardesk_desktop.ui.widgets.search_field import SearchField
from tests.ui.widgets.conftest import Stage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
AED, KWD, JPY = currency("AED"), currency("KWD"), currency("JPY")


class Heard:
    """Counts and keeps what a field announces."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def __call__(self, *values: object) -> None:
        self.values.extend(values or ("pressed",))


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


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("12,50", 1250),
        ("1,234.50", 123_450),
        ("12.", 1200),
        ("٢٧٩٫٩٠", 27_990),
        ("9999999999.99", 999_999_999_999),
    ],
)
def test_amounts_are_read_as_people_type_them(
    theme: Theme, phrases: Phrasebook, stage: Stage, typed: str, minor: int
) -> None:
    field = MoneyField(theme, phrases, "Cash", AED)
    stage(field)
    field.editor.setText("")
    field.editor.insert(typed)
    field.editor.textEdited.emit(typed)
    assert field.amount == Money(minor, AED)
    assert not field.has_error


@pytest.mark.parametrize("typed", ["abc", "1.234", "-5", "1..2", "9,999,999,999,999.99"])
def test_junk_is_refused_in_words_beside_the_field(
    theme: Theme, phrases: Phrasebook, stage: Stage, typed: str
) -> None:
    field, changes = MoneyField(theme, phrases, "Cash", AED), Heard()
    stage(field)
    field.changed.connect(changes)
    QTest.keyClicks(field.editor, typed)
    seen = [(field.amount, field.has_error)]
    QTest.keyClick(field.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field.editor, "7")
    seen.append((field.amount, field.has_error))
    assert seen == [(None, True), (Money(700, AED), False)]
    assert changes.values[-2] is None


def test_an_empty_amount_is_none_and_no_error(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    field = MoneyField(theme, phrases, "Cash", AED)
    stage(field)
    QTest.keyClicks(field.editor, "5")
    seen = [(field.amount, field.has_error)]
    QTest.keyClick(field.editor, Key.Key_Backspace)
    seen.append((field.amount, field.has_error))
    QTest.keyClicks(field.editor, ".")
    seen.append((field.amount, field.has_error))
    assert seen == [(Money(500, AED), False), (None, False), (Money(0, AED), False)]


def test_dinars_have_three_decimals_and_yen_none(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    dinars, yen = MoneyField(theme, phrases, "Cash", KWD), MoneyField(theme, phrases, "Cash", JPY)
    stage(dinars)
    stage(yen)
    QTest.keyClicks(dinars.editor, "1.250")
    QTest.keyClicks(yen.editor, "1250")
    assert (dinars.amount, yen.amount) == (Money(1250, KWD), Money(1250, JPY))
    QTest.keyClicks(yen.editor, ".5")
    assert yen.has_error


def test_an_amount_that_was_set_is_replaced_by_the_first_digit(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    field = MoneyField(theme, phrases, "Cash", AED)
    stage(field)
    field.set_amount(Money(27_990, AED))
    assert field.editor.text() == "279.90"
    field.press("3")
    field.press("0")
    field.press(".")
    field.press("5")
    assert field.amount == Money(3050, AED)
    field.press("back")
    assert field.amount == Money(3000, AED)
    field.set_amount(None)
    assert field.editor.text() == ""


@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_an_amount_has_the_comma_of_its_language_in_the_field_and_on_the_pad(
    theme: Theme, stage: Stage, language: str
) -> None:
    field = MoneyField(theme, load_phrasebook(language), "Cash", AED)
    stage(field)
    field.set_amount(Money(127_990, AED))
    assert field.editor.text() == "1279,90"
    for key in ("7", ".", "2", "5"):
        field.press(key)
    assert (field.editor.text(), field.amount) == ("7,25", Money(725, AED))


def test_digits_run_left_to_right_on_every_screen(
    rtl_theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    field = MoneyField(rtl_theme, phrases, "Cash", AED)
    stage(field)
    assert field.editor.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert field.editor.alignment() & Qt.AlignmentFlag.AlignRight


def test_the_pad_types_into_the_field_without_taking_the_focus(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    field, pad = MoneyField(theme, phrases, "Cash", AED), NumberPad(theme, phrases)
    column.addWidget(field)
    column.addWidget(pad)
    pad.pressed.connect(field.press)
    stage(holder)
    field.setFocus()
    for key in ("1", "2", ".", "5", "0", "back"):
        QTest.mouseClick(pad.key(key), LEFT)
    assert field.amount == Money(1250, AED)
    assert field.editor.hasFocus()
    assert pad.key("back").accessibleName() == "Delete the last digit"
    assert pad.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_pad_without_decimals_has_no_point(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    pad = NumberPad(theme, phrases, has_decimals=False)
    stage(pad)
    with pytest.raises(KeyError):
        pad.key(".")


def test_a_quantity_steps_by_one_and_keeps_its_decimals(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    stepper, changes = QuantityStepper(theme, phrases, Quantity(1500)), Heard()
    stage(stepper)
    stepper.changed.connect(changes)
    QTest.mouseClick(stepper.more, LEFT)
    QTest.keyClick(stepper.editor, Key.Key_Up)
    QTest.keyClick(stepper.editor, Key.Key_Down)
    assert changes.values == [Quantity(2500), Quantity(3500), Quantity(2500)]
    assert stepper.editor.text() == "2.5"


def test_a_quantity_never_reaches_zero(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    stepper, changes = QuantityStepper(theme, phrases), Heard()
    stage(stepper)
    stepper.changed.connect(changes)
    assert not stepper.less.isEnabled()
    QTest.keyClick(stepper.editor, Key.Key_Down)
    assert (stepper.quantity, changes.values) == (Quantity(1000), [])


def test_a_quantity_that_cannot_be_read_says_so_and_changes_nothing(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    stepper, changes = QuantityStepper(theme, phrases), Heard()
    stage(stepper)
    stepper.changed.connect(changes)
    stepper.editor.selectAll()
    QTest.keyClicks(stepper.editor, "-2")
    assert stepper.error
    assert stepper.quantity == Quantity(1000)
    stepper.editor.selectAll()
    QTest.keyClicks(stepper.editor, "2")
    assert (stepper.error, stepper.quantity) == ("", Quantity(2000))


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

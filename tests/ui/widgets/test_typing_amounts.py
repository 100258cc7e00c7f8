"""Amounts and quantities as people type them, by keys and on the pad."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.number_pad import NumberPad
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from tests.ui.widgets.conftest import Stage
from tests.ui.widgets.hearing import Heard

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
AED, KWD, JPY = currency("AED"), currency("KWD"), currency("JPY")


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
        ("12.50 AED", 1250),
        ("AED 12.50", 1250),
        ("د.إ 12,50", 1250),
        ("12. Dhs", 1200),
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


@pytest.mark.parametrize("mark", ["AED", "Dhs", "د.إ"])
def test_a_currency_that_is_still_being_typed_is_no_error(
    theme: Theme, phrases: Phrasebook, stage: Stage, mark: str
) -> None:
    field = MoneyField(theme, phrases, "Cash", AED)
    stage(field)
    for letter in f"{mark} 40":
        field.editor.insert(letter)
        field.editor.textEdited.emit(field.editor.text())
        assert not field.has_error, field.editor.text()
    assert field.amount == Money(4000, AED)


def test_another_currency_is_told_in_which_one_to_write(theme: Theme, stage: Stage) -> None:
    said = []
    for language in ("en", "ar"):
        field = MoneyField(theme, load_phrasebook(language), "Cash", AED)
        stage(field)
        QTest.keyClicks(field.editor, "12.50 $")
        said.append(field.error)
        with pytest.raises(Refused):
            field.read()
    assert said[0] == "This amount is in another currency. Write it in AED."
    assert "د.إ" in said[1]


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

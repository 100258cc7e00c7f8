"""Discounts as they are typed and given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.sell.discount_editor import DiscountEditor
from cardesk_desktop.ui.screens.sell.discount_reading import Way, read_discount, read_rate
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.pressable import Pressable
from tests.builders import amount

HUNDRED = amount(100_000)


@pytest.mark.parametrize(
    ("typed", "basis_points"),
    [("10", 1_000), ("12.5", 1_250), ("12,5 %", 1_250), ("٧٫٥", 750), ("", 0), (" % ", 0), ("100", 10_000)],
)
def test_a_rate_is_read_as_people_type_it(typed: str, basis_points: int) -> None:
    assert read_rate(typed) == basis_points


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ten", Code.AMOUNT_UNREADABLE),
        ("-5", Code.AMOUNT_NEGATIVE),
        ("3.333", Code.TOO_MANY_DECIMALS),
    ],
)
def test_what_is_no_rate_is_refused(typed: str, code: Code) -> None:
    with pytest.raises(Refused) as refusal:
        read_rate(typed)
    assert refusal.value.code is code


@pytest.mark.parametrize("typed", ["100.01", "250", "9" * 10, "9" * 40])
def test_more_than_everything_is_refused_with_what_there_is(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_discount(Way.PERCENT, rate_text=typed, amount=None, reason="Staff", on=HUNDRED)
    assert refusal.value.code is Code.DISCOUNT_TOO_LARGE
    assert refusal.value.params["most"] == HUNDRED


def test_nothing_typed_is_no_discount() -> None:
    for way in Way:
        assert read_discount(way, rate_text="", amount=None, reason="", on=HUNDRED) is None


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> DiscountEditor:
    made = DiscountEditor(theme, phrases, HUNDRED, None)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


def test_a_rate_and_a_reason_make_a_discount(editor: DiscountEditor) -> None:
    QTest.keyClicks(editor.rate.editor, "12.5")
    assert editor.result == "AED\u00a012.50 off, AED\u00a087.50 left of AED\u00a0100.00"
    QTest.keyClicks(editor.reason.editor, "Friday")
    assert editor.read() == PercentOff(1_250, "Friday")


def test_what_lies_below_stays_where_it_is_while_one_types(editor: DiscountEditor) -> None:
    def needed() -> int:
        layout = editor.layout()
        assert layout is not None
        return layout.totalHeightForWidth(editor.width())

    before = needed()
    QTest.keyClicks(editor.rate.editor, "1")
    assert editor.result
    assert needed() == before
    editor.rate.editor.selectAll()
    QTest.keyClicks(editor.rate.editor, "x")
    assert not editor.result
    assert needed() == before


def test_an_amount_and_a_pressed_reason_make_a_discount(editor: DiscountEditor) -> None:
    percent, amounts = editor.way.findChildren(Pressable)
    QTest.keyClick(percent, Qt.Key.Key_Right)
    assert amounts.hasFocus()
    assert editor.amount.isVisible()
    QTest.keyClicks(editor.amount.editor, "20")
    QTest.mouseClick(editor.reasons[1], Qt.MouseButton.LeftButton)
    assert editor.read() == AmountOff(amount(20_000), "Offer of the day")


def test_a_missing_reason_is_asked_for_beside_its_field(editor: DiscountEditor) -> None:
    QTest.mouseClick(editor.rates[1], Qt.MouseButton.LeftButton)
    with pytest.raises(Refused):
        editor.read()
    assert editor.reason.error == "Give a reason for the discount."
    assert editor.reason.editor.hasFocus()


def test_what_is_wrong_with_one_field_leaves_the_other_where_it_is(
    qtbot: QtBot, editor: DiscountEditor
) -> None:
    def place() -> int:
        return editor.rate.editor.mapTo(editor, QPoint()).y()

    before = place()
    editor.reason.set_error("Give a reason for the discount.")
    qtbot.waitUntil(lambda: editor.reason.height() > editor.rate.height())
    assert place() == before


def test_a_figure_that_cannot_be_is_said_beside_it(editor: DiscountEditor) -> None:
    QTest.keyClicks(editor.rate.editor, "ten")
    assert editor.result == ""
    with pytest.raises(Refused):
        editor.read()
    assert editor.rate.error == "This is not an amount. Write it like 12.50."


def test_a_given_discount_fills_the_form(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    for given in (PercentOff(1_250, "Friday"), AmountOff(amount(7_500), "Staff")):
        made = DiscountEditor(theme, phrases, HUNDRED, given)
        qtbot.addWidget(made)
        assert made.read() == given


def test_another_quantity_reckons_from_another_amount(editor: DiscountEditor) -> None:
    QTest.keyClicks(editor.rate.editor, "10")
    editor.set_base(amount(200_000))
    assert editor.result == "AED\u00a020.00 off, AED\u00a0180.00 left of AED\u00a0200.00"


@pytest.mark.parametrize("typed", ["12.345", "1O", "9" * 20, "-5"])
@pytest.mark.parametrize("given", [None, AmountOff(amount(20_000), "Staff")])
def test_an_amount_that_cannot_be_read_is_not_no_discount(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, given: AmountOff | None, typed: str
) -> None:
    made = DiscountEditor(theme, phrases, HUNDRED, given)
    qtbot.addWidget(made)
    made.show()
    made.way.set_value(Way.AMOUNT)
    made.way.changed.emit(Way.AMOUNT)
    made.amount.editor.selectAll()
    QTest.keyClicks(made.amount.editor, typed)
    made.reason.set_text("Regular client")
    said = made.amount.error
    assert said
    with pytest.raises(Refused):
        made.read()
    assert made.amount.error == said
    made.amount.editor.selectAll()
    QTest.keyClicks(made.amount.editor, "5")
    assert made.read() == AmountOff(amount(5_000), "Regular client")


def test_what_stands_in_the_amount_is_nothing_to_a_discount_in_percent(editor: DiscountEditor) -> None:
    QTest.keyClicks(editor.amount.editor, "12.345")
    QTest.keyClicks(editor.rate.editor, "10")
    QTest.keyClicks(editor.reason.editor, "Friday")
    assert editor.read() == PercentOff(1_000, "Friday")

"""What could not be taken over is told in sentences, mended in a form, sent again, or set aside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.sync_views import Side, Thing, Trouble, Value
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.screens.sync.mend_field import MendField
from cardesk_desktop.ui.screens.sync.mend_panel import MendPanel
from cardesk_desktop.ui.screens.sync.prices_field import PricesField
from cardesk_desktop.ui.screens.sync.trouble_card import TroubleCard
from cardesk_desktop.ui.screens.sync.trouble_words import trouble_words
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_wire.codes import OpCode
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Op
from tests.builders import AED, NOW, identity
from tests.builders.said_twice import put_problem
from tests.ui.screens.sync.desk import SyncTable

_BOOKS = (
    "overpaid",
    "paid_and_credited",
    "credited_twice",
    "given_back_twice",
    "invoiced_twice",
    "not_invoiced",
    "counted_twice",
)
_CODES = [*OpCode, *_BOOKS, "names_deleted", "still_named", "of a later release"]


def trouble(table: SyncTable) -> list[TroubleCard]:
    """A client of another register with an unknown kind of phone, and a price that was refused."""
    client, product = table.shop.client.id, table.shop.freshener.id

    def put(work: UnitOfWork) -> None:
        whole = {**(work.sync_inbox.mender.row("client", client.bytes) or {}), "phone_label": "pager"}
        put_problem(work, Side.ARRIVED, "client", identity("new").bytes, "unreadable", encode(whole))
        op = Op(3, "product", written(product.bytes), 1, 0, {"sku": "F1"})
        put_problem(work, Side.SENT, "product", product.bytes, "unreadable", encode(op))
        put_problem(work, Side.FOUND, "document", identity("none").bytes, "overpaid", b"")

    table.shop.write(put)
    table.follow()
    table.page.on_shown()
    table.qtbot.waitUntil(lambda: len(table.page.troubles.cards) == 3)
    return cards(table)


def cards(table: SyncTable) -> list[TroubleCard]:
    """The cards in front."""
    return [card for card in table.page.troubles.cards if isinstance(card, TroubleCard)]


def test_what_does_not_fit_is_typed_anew(table: SyncTable) -> None:
    mended, _sent, _found = trouble(table)
    assert table.page.part is Part.LOOK
    assert table.page.troubles.first_focus() is mended.mend
    assert mended.mend is not None
    mended.mend.click()
    assert table.window.panel is not None
    (panel,) = table.window.panel.findChildren(MendPanel)
    assert table.window.panel_title == f"Client: {table.shop.client.name}"
    field = panel.fields["phone_label"].editor
    assert isinstance(field, SelectField)
    field.set_value("driver")
    panel.save.click()
    table.qtbot.waitUntil(lambda: len(cards(table)) == 2)
    assert table.window.toasts == ["Mended. The other registers hear of it."]


def test_what_concerns_costs_is_left_to_a_manager_in_words(table: SyncTable) -> None:
    product = table.shop.freshener.id

    def put(work: UnitOfWork) -> None:
        whole = {**(work.sync_inbox.mender.row("product", product.bytes) or {}), "cost_minor": "dear"}
        put_problem(work, Side.ARRIVED, "product", product.bytes, "unreadable", encode(whole))

    table.shop.write(put)
    table.means = replace(table.means, acting=lambda: table.shop.cashier.id)
    table.follow()
    table.again()
    table.qtbot.waitUntil(lambda: bool(cards(table)))
    (card,) = cards(table)
    said = [text.text() for text in card.findChildren(Text)]
    assert "A manager has to look at this: costs are not shown to you." in said
    assert (card.mend, card.again, card.aside) == (None, None, None)
    assert table.page.troubles.first_focus() is card.open


def test_it_is_sent_again_and_the_note_can_come_back(table: SyncTable) -> None:
    _mended, sent, _found = trouble(table)
    assert sent.again is not None
    assert sent.open is not None
    sent.open.click()
    assert table.window.calls[-1][0] == "open_item"
    sent.again.click()
    table.qtbot.waitUntil(lambda: len(cards(table)) == 2)
    table.window.undos[-1].run()
    table.qtbot.waitUntil(lambda: len(cards(table)) == 3)


def test_what_was_seen_is_set_aside(table: SyncTable) -> None:
    for card in trouble(table):
        assert card.aside is not None
        card.aside.click()
    table.qtbot.waitUntil(lambda: not cards(table))
    part = table.page.troubles
    assert part.first_focus() is part.nothing
    assert table.window.toasts == ["Set aside."] * 3


def test_what_cannot_be_read_is_said_at_its_field(table: SyncTable) -> None:
    mended, *_ = trouble(table)
    look = table.look
    of = replace(mended.trouble, values={}, mendable=("phone",))
    panel = MendPanel(look, table.means, of, lambda _: None)
    table.qtbot.addWidget(panel)
    panel.save.click()
    table.qtbot.waitUntil(lambda: bool(panel.fields["phone"].editor.error))
    assert not panel.save.is_busy


@pytest.mark.parametrize("name", ["cost_minor", "prices"])
def test_an_amount_that_cannot_be_read_is_not_taken_for_none(table: SyncTable, name: str) -> None:
    mended, *_ = trouble(table)
    panel = MendPanel(
        table.look, table.means, replace(mended.trouble, values={}, mendable=(name,)), lambda _: None
    )
    table.qtbot.addWidget(panel)
    field = panel.fields[name].editor
    money = field.prices[SizeClass.SEDAN] if isinstance(field, PricesField) else field
    assert isinstance(money, MoneyField)
    QTest.keyClicks(money.editor, "12.345")
    with pytest.raises(Refused):
        panel.fields[name].value()
    panel.save.click()
    assert money.error.startswith("Too many decimals")
    assert not panel.save.is_busy
    assert table.shop.tasks.is_quiet, "nothing was asked of the database"


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("code", _CODES)
def test_every_trouble_says_what_happened_and_what_to_do(phrases: Phrasebook, side: Side, code: str) -> None:
    thing = Thing("client", b"", Names("Noura"))
    said = trouble_words(phrases, Trouble(1, NOW, side, code, thing))
    assert said.what
    assert said.advice
    if side is Side.FOUND and code in _BOOKS:
        assert said != trouble_words(phrases, Trouble(1, NOW, side, "of a later release", thing))


@pytest.mark.parametrize(
    ("name", "before", "typed", "after"),
    [
        ("sku", 7, "F 1", "F 1"),
        ("notes", ["odd"], "two\nlines", "two\nlines"),
        ("barcodes", ["1", "2"], "1، 2 ,", ["1", "2"]),
        ("phones", [["1", "work"]], "050 1", [["050 1", "mobile"]]),
        ("year", 1, "٢٠٢٤", 2024),
        ("year", {}, "soon", "soon"),
        ("year", None, "", None),
    ],
)
def test_a_field_gives_what_belongs_in_it(
    theme: Theme, phrases: Phrasebook, name: str, before: Value, typed: str, after: Value
) -> None:
    field = MendField(Look(theme, phrases), name, before, AED)
    assert isinstance(field.editor, TextField | NoteField)
    field.editor.set_text(typed)
    assert field.value() == after


def test_amounts_and_choices_have_fields_of_their_own(theme: Theme, phrases: Phrasebook) -> None:
    price = MendField(Look(theme, phrases), "price_minor", "dear", AED)
    assert price.value() is None
    priced = MendField(Look(theme, phrases), "price_minor", 2_500, AED)
    assert priced.value() == 2_500
    assert MendField(Look(theme, phrases), "role", "boss", AED).value() == "owner"


def test_prices_have_a_field_for_each_size_and_keep_what_can_be_read(
    theme: Theme, phrases: Phrasebook
) -> None:
    said: Value = [["suv", 9_000], ["bus", 5], "odd"]
    field = MendField(Look(theme, phrases), "prices", said, AED)
    assert isinstance(field.editor, PricesField)
    assert field.value() == [["suv", 9_000]]
    field.editor.prices[SizeClass.SEDAN].set_amount(Money(4_000, AED))
    assert field.value() == [["sedan", 4_000], ["suv", 9_000]]
    assert MendField(Look(theme, phrases), "prices", 7, AED).value() == []


def test_what_it_belongs_to_is_chosen_by_name(table: SyncTable) -> None:
    mended, *_ = trouble(table)
    of = replace(
        mended.trouble,
        code="names_deleted",
        mendable=("supplier_id",),
        choices={"supplier_id": ((None, Names("")), ("S1", Names("Gulf Foam")))},
    )
    assert trouble_words(table.look.phrases, of).advice.startswith("Mend it")
    panel = MendPanel(table.look, table.means, of, lambda _: None)
    table.qtbot.addWidget(panel)
    field = panel.fields["supplier_id"]
    assert isinstance(field.editor, SelectField)
    assert field.value() is None
    field.editor.set_value("S1")
    assert field.value() == "S1"

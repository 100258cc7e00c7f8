"""Every widget of the foundation on one sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.avatar import Avatar
from cardesk_desktop.ui.widgets.banner import Banner
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from cardesk_desktop.ui.widgets.card import Card, PressCard
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.chips import Chip, ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.key_cap import KeyCap
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.number_pad import NumberPad
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge
from cardesk_desktop.ui.widgets.plate_input import PlateInput
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from cardesk_desktop.ui.widgets.row_list import Column, RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.ui.widgets.tag import Tag
from cardesk_desktop.ui.widgets.toast import Toast
from tests.screenshots.registry import shot

AED = currency("AED")
PATROL = Plate(Region.DUBAI, "R 60917")
NAMES = ("Mohammed Al Marri", "سارة حداد", "Ivan Petrov", "Claire Dubois", "Li Wei")


def row(*parts: QWidget) -> QWidget:
    """Widgets side by side."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return holder


def column(look: Look, title: str, *parts: QWidget) -> Card:
    """A card of the sheet."""
    card = Card(look.theme)
    card.content.addWidget(Text(look.theme, title, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True))
    for part in parts:
        card.content.addWidget(part)
    card.content.addStretch(1)
    return card


def sheet(*cards: QWidget) -> QWidget:
    """The cards in columns on the page's ground."""
    page = QWidget()
    page.setObjectName("page")
    grid = QHBoxLayout(page)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(16)
    for card in cards:
        grid.addWidget(card, 1)
    return page


@shot("gallery-small")
def small_pieces(look: Look) -> QWidget:
    """Words, plates, tags, buttons, chips."""
    theme, _ = look.theme, look.phrases
    plates = [Plate(region, "A 48213") for region in Region]
    chips = ChipRow(theme, "Categories")
    words = ("Favourites", "Wash", "Detailing", "Protection", "Products", "Packages")
    chips.set_choices([Choice(word, word) for word in words])
    pay = _("Pay {amount}", amount=Money(27_990, AED))
    return sheet(
        column(
            look,
            "Words",
            Text(theme, "14:03", size=TextSize.HERO, is_bold=True),
            Text(theme, _.money(Money(-3_110, AED)), size=TextSize.FIGURE, is_bold=True),
            Text(theme, "Large, bold", size=TextSize.LARGE, is_bold=True),
            Text(theme, "Body 1,900.00"),
            Text(theme, "Small and muted", size=TextSize.SMALL, tone=Tone.MUTED),
            PlateBadge(theme, PATROL, size=TextSize.LARGE),
            *(PlateBadge(theme, plate) for plate in plates),
        ),
        column(
            look,
            "States",
            row(Tag(theme, "6 min", Tone.WAIT), Tag(theme, "22 of 100 min", Tone.WORK)),
            row(
                Tag(theme, "ready 4 min", Tone.READY), Tag(theme, "3 in stock", Tone.DUE), Tag(theme, "Draft")
            ),
            row(KeyCap(theme, "Ctrl+K"), KeyCap(theme, "F2"), KeyCap(theme, "Return")),
            row(*(Avatar(theme, name, side=40) for name in NAMES)),
            chips,
            row(Chip(theme, "Prices for SUV", icon="car"), Chip(theme, "K 7710", tone=Tone.WAIT)),
            Segmented(
                theme, "Theme", [Choice(1, "Light", "sun"), Choice(2, "Dark", "moon"), Choice(3, "System")]
            ),
            Switch(theme, "Print the receipt by itself", is_on=True),
            Switch(theme, "Print the invoice"),
            Skeleton(theme, _, rows=3),
        ),
        column(
            look,
            "Buttons",
            Button(theme, pay, kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, key="F9"),
            Button(
                theme, "Check in a car", kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, icon="plus", key="F2"
            ),
            Button(theme, "Park", size=ButtonSize.LARGE),
            Button(theme, "Print invoice", icon="printer"),
            Button(theme, "Quiet", kind=ButtonKind.QUIET),
            Button(theme, "Void", kind=ButtonKind.DESTRUCTIVE),
            _disabled(Button(theme, "Not now", kind=ButtonKind.PRIMARY)),
            _busy(Button(theme, pay, kind=ButtonKind.PRIMARY)),
            row(IconButton(theme, "x", "Close"), IconButton(theme, "arrow-left", "Back")),
            tender(look, "Cash", "opens the drawer", "banknote", is_on=True),
            tender(look, "Card", "outside terminal", "credit-card", is_on=False),
        ),
    )


def _disabled(button: Button) -> Button:
    button.setEnabled(False)
    return button


def _busy(button: Button) -> Button:
    button.set_busy(True)
    return button


def tender(look: Look, name: str, detail: str, icon: str, *, is_on: bool) -> PressCard:
    """A card to press."""
    card = PressCard(look.theme, name, is_checkable=True)
    card.setChecked(is_on)
    card.content.addWidget(card.show_only(Text(look.theme, name, is_bold=True)))
    card.content.addWidget(card.show_only(Text(look.theme, f"{detail} · {icon}", size=TextSize.SMALL)))
    return card


@shot("gallery-forms")
def forms(look: Look) -> QWidget:
    """Fields, amounts, the number pad, notices."""
    theme, _ = look.theme, look.phrases
    name = TextField(theme, "Name", placeholder="Mohammed Al Marri")
    phone = TextField(theme, "Phone", is_latin=True)
    phone.set_text("050 12")
    phone.set_error("This is not a phone number. Write it with its code, such as 050 123 4567.")
    amount = MoneyField(theme, _, "Cash received", AED, size=TextSize.FIGURE)
    amount.set_amount(Money(30_000, AED))
    banner = Banner(theme, _)
    banner.say(
        "Epson TM-T20 did not print. Check paper and cable, then print again.",
        loudness=Loudness.FAILURE,
        action=Action("Print again", lambda: None),
    )
    done = Banner(theme, _)
    done.say("The settings are saved.", loudness=Loudness.DONE)
    progress = ProgressPanel(theme, _, "Importing clients", iter((0.0, 30.0)).__next__)
    progress.set_progress(420, 1000)
    page = sheet(
        column(
            look,
            "Fields",
            SearchField(theme, _, "Plate, phone, name, barcode", key="Ctrl+K"),
            name,
            phone,
            NoteField(theme, "Note", hint="Stands on the invoice."),
            SelectField(theme, "Language", [Choice(word, word) for word in ("English", "العربية")]),
            PlateInput(theme, _, "Plate"),
            QuantityStepper(theme, _),
        ),
        column(look, "Money", amount, NumberPad(theme, _), progress, banner, done),
        column(
            look,
            "Nothing yet",
            EmptyState(
                theme,
                "car",
                "No cars yet today",
                "Type a plate to check in the first car of the day.",
                action=Action("Check in a car", lambda: None),
                key="F2",
            ),
        ),
    )
    toast = Toast(theme, page)
    toast.say("Air freshener was taken off.", undo=Action("Undo", lambda: None))
    return page


def load(offset: int, limit: int, deliver: Callable[[Page[int]], None], fail: object) -> None:
    """Sixty rows, of which the last ones never come."""
    if offset == 0:
        deliver(Page(tuple(range(limit)), 4000, 0))


@shot("gallery-list")
def lists(look: Look) -> QWidget:
    """A list of rows with every kind of cell."""
    theme, _ = look.theme, look.phrases
    model: PagedModel[int] = PagedModel(page_size=8)
    columns: list[Column[int]] = [
        Column("Number", 130, lambda n: Cell(f"R03-A-{127 + n:06}", is_bold=True, detail="14:03")),
        Column("Client", 160, lambda n: Cell(NAMES[n % 5], detail="Nissan Patrol"), stretch=2),
        Column("Plate", 170, lambda n: Cell(kind=CellKind.PLATE, plate=PATROL)),
        Column(
            "Total",
            120,
            lambda n: Cell(_.amount(Money(27_990 * n, AED)), CellKind.FIGURE, is_bold=True),
            stretch=1,
            is_figure=True,
        ),
        Column(
            "State",
            140,
            lambda n: Cell(
                "AED 60.00 open" if n % 3 else "Paid", CellKind.TAG, Tone.DUE if n % 3 else Tone.READY
            ),
        ),
    ]
    listing = RowList(theme, "Invoices", model, columns)
    model.start(load)
    listing.choose(2)
    card = Card(theme, padding=2)
    card.content.addWidget(listing)
    return sheet(card)

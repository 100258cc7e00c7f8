"""What tiles, lines, heads, chips and totals say."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.operations.catalogue import Tile
from cardesk_desktop.operations.tickets import TicketSummary
from cardesk_desktop.ui.screens.sell.faces import LineFaces, chip_face, head_face, in_strip_order, tile_face
from cardesk_desktop.ui.screens.sell.totals import Weight, pay_words, total_rows
from cardesk_desktop.ui.theme import Tone
from tests.builders import (
    AED,
    EXEMPT,
    FRENCH_MODE,
    FRENCH_VAT,
    NOW,
    UAE_MODE,
    ZERO_RATED,
    amount,
    identity,
    make_client,
    make_line,
    make_staff,
    make_ticket,
    make_vehicle,
    make_visit,
)
from tests.ui.screens.sell.seen_tickets import seen

TAX_ON_TOP = replace(UAE_MODE, prices_include_tax=False)


WASH = Tile(
    ItemKind.SERVICE,
    identity("tile"),
    Names("Full wash", {"ar": "غسيل كامل"}),
    amount(85_000),
    "sky",
    duration_min=80,
)
IN_WORK = TicketSummary(
    id=identity("chip"),
    state=TicketState.OPEN,
    plate=make_vehicle().plate,
    client_name="",
    gross=amount(85_000),
    line_count=2,
    opened_at=NOW,
    visit_state=VisitState.IN_WORK,
)


def test_a_service_says_its_price_and_how_long_it_takes(phrases: Phrasebook) -> None:
    face = tile_face(phrases, WASH)
    assert (face.name, face.price, face.note, face.note_tone) == ("Full wash", "85.00", "1 h 20 min", None)
    assert face.spoken == "Full wash, 85.00, 1 h 20 min"


def test_a_product_says_what_is_left_and_warns_when_it_is_little(phrases: Phrasebook) -> None:
    product = replace(WASH, kind=ItemKind.PRODUCT, duration_min=None, level=Quantity.of(3), is_low=True)
    face = tile_face(phrases, product)
    assert (face.note, face.note_tone) == ("3 in stock", Tone.DUE)
    assert tile_face(phrases, replace(product, is_low=False)).note_tone is None


def test_a_product_sold_below_zero_says_so(phrases: Phrasebook) -> None:
    product = replace(WASH, kind=ItemKind.PRODUCT, duration_min=None, level=Quantity.of(-2), is_low=True)
    face = tile_face(phrases, product)
    assert (face.note, face.note_tone) == ("Below zero", Tone.DUE)
    assert face.spoken == "Full wash, 85.00, Below zero"


def test_a_tile_without_a_price_says_so_and_is_faded(phrases: Phrasebook) -> None:
    face = tile_face(phrases, replace(WASH, price=None))
    assert face.is_faded
    assert face.price == "No price"


def test_a_tile_speaks_the_language_of_the_screen() -> None:
    arabic = tile_face(load_phrasebook("ar"), WASH)
    assert arabic.name == "غسيل كامل"
    assert arabic.spoken.startswith("غسيل كامل، 85.00، ")
    assert tile_face(load_phrasebook("ru"), WASH).name == "Full wash"


def test_a_line_says_size_worker_note_and_discount(phrases: Phrasebook) -> None:
    line = replace(
        make_line(quantity=Quantity.of(2), discount=PercentOff(1_000, "Regular client")),
        note="left door",
        staff_id=make_staff().id,
    )
    (face,) = LineFaces(phrases).of(seen(replace(make_ticket((line,)), size_class=SizeClass.SUV)))
    assert face.quantity == "2"
    assert face.details == "SUV · 45.00 each · Amina Yusuf"
    assert face.note == "left door"
    assert face.discount == "Regular client −10%: −9.00"
    assert face.amount == "81.00"
    assert face.alert == ""


def test_a_line_of_more_than_there_is_warns(phrases: Phrasebook) -> None:
    line = make_line(3, quantity=Quantity.of(4))
    assert line.kind is ItemKind.PRODUCT
    for level, alert in ((4, ""), (3, "Only 3 in stock"), (0, "None in stock"), (-2, "None in stock")):
        view = seen(make_ticket((line,)), levels={line.item_id: Quantity.of(level)})
        assert LineFaces(phrases).of(view)[0].alert == alert


def test_a_line_that_takes_the_stock_below_zero_says_how_far(phrases: Phrasebook) -> None:
    line = make_line(3, quantity=Quantity.of(4))
    for level, below in ((4, ""), (3, "1 below zero"), (0, "4 below zero"), (-2, "6 below zero")):
        view = seen(make_ticket((line,)), levels={line.item_id: Quantity.of(level)})
        (face,) = LineFaces(phrases).of(view)
        assert face.below == below
        assert below in face.spoken
    assert LineFaces(phrases).of(seen(make_ticket((make_line(quantity=Quantity.of(4)),))))[0].below == ""


def test_a_line_that_has_not_changed_is_not_worked_out_again(phrases: Phrasebook) -> None:
    faces = LineFaces(phrases)
    lines = (make_line(1), make_line(2))
    before = faces.of(seen(make_ticket(lines)))
    after = faces.of(seen(make_ticket((replace(lines[0], note="door"), lines[1]))))
    assert after[0].note == "door"
    assert after[1] is before[1]


def test_the_head_of_a_car_shows_plate_client_and_states(phrases: Phrasebook) -> None:
    client = make_client()
    vehicle = make_vehicle(client=client)
    visit = replace(make_visit(vehicle), state=VisitState.READY)
    ticket = replace(make_ticket(visit=visit), state=TicketState.PARKED)
    view = replace(seen(ticket), vehicle=vehicle, client=client, visit=visit)
    face = head_face(phrases, view)
    assert (face.plate, face.title, face.client) == (vehicle.plate, "Nissan Patrol", client.name)
    assert face.tags == (("Ready", Tone.READY), ("Parked", Tone.WAIT))


def test_the_head_of_a_car_of_unknown_make_names_its_size(phrases: Phrasebook) -> None:
    vehicle = replace(make_vehicle(), make="", model="")
    assert head_face(phrases, replace(seen(make_ticket()), vehicle=vehicle)).title == "SUV"


def test_the_head_of_the_counter_has_no_plate(phrases: Phrasebook) -> None:
    for view in (None, seen(make_ticket())):
        face = head_face(phrases, view)
        assert (face.plate, face.title, face.client, face.tags) == (None, "Counter sale", "", ())


def test_a_chip_says_where_the_car_is_in_words_and_colour(phrases: Phrasebook) -> None:
    face = chip_face(phrases, IN_WORK, identity("chip"))
    assert (face.text, face.tone, face.is_current) == ("R 60917 · In work", Tone.WORK, True)
    assert face.spoken == "R 60917, In work, 2 lines, AED\u00a085.00"


def test_a_chip_is_listed_with_the_comma_of_the_language() -> None:
    face = chip_face(load_phrasebook("ar"), IN_WORK, None)
    assert face.spoken.count("،") == 3
    assert "," not in face.spoken


def test_a_chip_of_the_counter_is_named_by_its_client(phrases: Phrasebook) -> None:
    counter = replace(IN_WORK, plate=None, visit_state=None, state=TicketState.PARKED, line_count=1)
    face = chip_face(phrases, counter, None)
    assert (face.text, face.tone, face.is_parked) == ("Counter · Parked", Tone.WAIT, True)
    assert face.spoken.endswith("1 line, AED\u00a085.00")
    assert chip_face(phrases, replace(counter, client_name="Sara"), None).text == "Sara · Parked"


def test_sales_without_a_car_stand_first_in_the_strip(phrases: Phrasebook) -> None:
    older, newer = (
        replace(IN_WORK, id=identity(name), plate=None, visit_state=None) for name in ("older", "newer")
    )
    assert in_strip_order((older, IN_WORK, newer)) == [newer, older, IN_WORK]
    assert in_strip_order(()) == []


def test_totals_add_up_from_the_lines_to_what_is_paid(phrases: Phrasebook) -> None:
    lines = (make_line(1, quantity=Quantity.of(2)), make_line(3, quantity=Quantity.of(1)))
    ticket = make_ticket(lines, discount=PercentOff(1_000, "Friday"))
    rows = total_rows(phrases, seen(ticket))
    assert [(row.words, row.amount) for row in rows] == [
        ("Subtotal", "102.38"),
        ("Discount · Friday −10%", "−10.24"),
        ("VAT 5% (included)", "4.39"),
        ("Total", "AED\u00a092.14"),
    ]
    assert [row.weight for row in rows] == [Weight.PLAIN, Weight.OFF, Weight.QUIET, Weight.TOTAL]


def test_tax_that_comes_on_top_is_not_called_included(phrases: Phrasebook) -> None:
    ticket = make_ticket((make_line(quantity=Quantity.of(1)),), discount=AmountOff(amount(5_000), "Staff"))
    rows = total_rows(phrases, seen(ticket, TAX_ON_TOP))
    assert [(row.words, row.amount) for row in rows[1:3]] == [
        ("Discount · Staff", "−5.00"),
        ("VAT 5%", "2.00"),
    ]
    assert rows[-1].amount == "AED\u00a042.00"


def test_every_rate_has_its_row(phrases: Phrasebook) -> None:
    one = Quantity.of(1)
    lines = (
        make_line(1, tax=FRENCH_VAT, quantity=one),
        make_line(2, tax=ZERO_RATED, quantity=one),
        make_line(4, tax=EXEMPT, quantity=one),
    )
    rows = total_rows(phrases, seen(make_ticket(lines), FRENCH_MODE))
    quiet = [(row.words, row.amount) for row in rows if row.weight is Weight.QUIET]
    assert quiet == [
        ("VAT 20% (included)", "7.50"),
        ("Exempt from VAT: 30.00", "0.00"),
        ("VAT 0% on 249.90", "0.00"),
    ]


def test_the_large_button_says_how_much(phrases: Phrasebook) -> None:
    assert pay_words(phrases, Money(27_990, AED)) == "Pay AED\u00a0279.90"

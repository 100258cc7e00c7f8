"""What the payment page says in each of its states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.ui.requests import OpenPayment
from cardesk_desktop.ui.screens.pay.faces import (
    action_face,
    entry_face,
    head_face,
    line_count_words,
    part_faces,
)
from cardesk_desktop.ui.screens.pay.subject import Subject, subject_of_invoice
from cardesk_desktop.ui.screens.pay.tendering import Tendering, Way
from cardesk_desktop.ui.screens.pay.thanks_face import passing_words
from cardesk_desktop.ui.screens.pay.ways import way_faces
from cardesk_desktop.ui.theme import Tone
from tests.builders import (
    AED,
    JPY,
    identity,
    make_buyer,
    make_invoice,
    make_invoice_file,
    make_invoiced_vehicle,
    make_payment,
)

_ = load_phrasebook("en")
DUE = Money(27_990, AED)
CASH = Tendering(DUE)
PART = CASH.enter(Money(10_000, AED))


def words_of(state: Tendering) -> tuple[str, str]:
    face = action_face(_, state)
    return face.words.replace("\u00a0", " "), face.leave_words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("state", "words", "leave"),
    [
        (CASH, "Take AED 279.90 in cash", ""),
        (CASH.enter(Money(30_000, AED)), "Take AED 279.90 in cash", ""),
        (CASH.choose(Way.CARD), "Take AED 279.90 by card", ""),
        (CASH.choose(Way.TRANSFER), "Take AED 279.90 by transfer", ""),
        (PART, "Take AED 100.00, then 179.90 more", "Take AED 100.00, 179.90 on account"),
        (
            replace(PART, is_later=True),
            "Take AED 100.00, then 179.90 more",
            "Take AED 100.00, 179.90 stays open",
        ),
        (CASH.choose(Way.ACCOUNT), "Choose a client", ""),
        (replace(CASH, has_client=True).choose(Way.ACCOUNT), "Put AED 279.90 on account", ""),
        (
            replace(PART, has_client=True).set_aside().choose(Way.ACCOUNT),
            "Take AED 100.00, 179.90 on account",
            "",
        ),
        (Tendering(Money(0, AED)), "Finish, nothing to pay", ""),
        (PART.set_aside().for_total(Money(10_000, AED), has_client=False), "Finish the sale", ""),
        (CASH.mistype(), "Take payment", ""),
    ],
)
def test_the_buttons_say_what_they_do_and_for_how_much(state: Tendering, words: str, leave: str) -> None:
    assert words_of(state) == (words, leave)


def test_the_large_button_waits_until_the_entry_is_right() -> None:
    assert action_face(_, CASH).is_possible
    assert not action_face(_, CASH.mistype()).is_possible


def test_change_is_what_the_card_shows_of_cash() -> None:
    face = entry_face(_, CASH.enter(Money(30_000, AED)))
    assert (face.title, face.result_label, face.result_amount) == ("Cash received", "Change", "20.10")
    assert face.result_tone is Tone.READY
    assert face.error == ""


def test_what_is_still_open_is_shown_of_a_part() -> None:
    face = entry_face(_, PART)
    assert (face.result_label, face.result_amount, face.result_tone) == (
        "Still to pay",
        "179.90",
        Tone.WAIT,
    )


def test_the_account_shows_what_goes_on_it_and_takes_no_amount() -> None:
    face = entry_face(_, replace(CASH, has_client=True).choose(Way.ACCOUNT))
    assert (face.has_amount, face.quick, face.result_amount) == (False, (), "279.90")


def test_a_wrong_amount_is_said_in_words() -> None:
    face = entry_face(_, CASH.choose(Way.CARD).enter(Money(30_000, AED)))
    assert (
        face.error.replace("\u00a0", " ")
        == "This is more than there is to pay: AED 279.90. Only cash gives change."
    )
    assert (face.result_label, face.result_amount) == ("", "")


def test_cash_offers_the_notes_that_people_hand_over() -> None:
    assert [words for _amount, words in entry_face(_, CASH).quick] == ["279.90", "280", "300", "400", "500"]
    yen = Tendering(Money(1_234, JPY))
    assert entry_face(_, yen).quick[0] == (Money(1_234, JPY), "1,234")


def test_a_card_offers_the_whole_and_the_half() -> None:
    face = entry_face(_, CASH.choose(Way.CARD))
    assert face.quick == ((DUE, "All 279.90"), (Money(13_995, AED), "Half 139.95"))
    assert face.reference_label == "Slip number"
    assert len(entry_face(_, Tendering(Money(1, JPY), way=Way.CARD)).quick) == 1


def test_nothing_left_asks_for_nothing() -> None:
    face = entry_face(_, Tendering(Money(0, AED)))
    assert (face.has_amount, face.quick, face.reference_label) == (False, (), "")
    assert face.hint == "Nothing is left to pay."


def test_every_way_stands_on_its_card_with_its_key() -> None:
    faces = way_faces(_, CASH)
    assert [(face.title, face.key, face.is_chosen) for face in faces] == [
        ("Cash", "F5", True),
        ("Card", "F6", False),
        ("Bank transfer", "F7", False),
        ("On account", "F8", False),
    ]
    assert faces[3].detail == "choose a client first"
    assert way_faces(_, replace(CASH, has_client=True))[3].detail == "pays later"


def test_parts_are_listed_with_what_they_are() -> None:
    split = PART.set_aside().enter(Money(5_000, AED)).refer("0042").set_aside()
    faces = part_faces(_, split)
    assert [(face.title, face.amount.replace("\u00a0", " ")) for face in faces] == [
        ("Cash", "AED 100.00"),
        ("Card · 0042", "AED 50.00"),
    ]
    assert faces[0].removal.replace("\u00a0", " ") == "Remove Cash AED 100.00"


def test_the_head_turns_to_what_is_left() -> None:
    subject = Subject(OpenPayment(identity("ticket")), DUE, 3)
    assert head_face(_, subject, CASH).title == "To pay"
    face = head_face(_, subject, PART.set_aside())
    assert (face.title, face.amount.replace("\u00a0", " ")) == ("Still to pay", "AED 179.90")
    assert face.note.replace("\u00a0", " ") == "of AED 279.90"
    assert line_count_words(_, subject) == "3 lines"


def test_a_later_payment_names_its_invoice_and_what_it_leaves_open() -> None:
    invoice = make_invoice(buyer=make_buyer(), vehicle=make_invoiced_vehicle())
    file = make_invoice_file(invoice, [make_payment(invoice, paid=Money(1_000, AED))])
    subject = subject_of_invoice(file)
    assert subject.due == invoice.gross - Money(1_000, AED)
    assert (subject.buyer_name, subject.line_count) == ("Gulf Rent LLC", 3)
    assert subject.plate is not None
    assert subject.plate.text == "R 60917"
    head = head_face(_, subject, Tendering(subject.due, is_later=True))
    assert head.title == f"Open on invoice {invoice.number}"


def test_a_sale_in_passing_begins_where_the_language_begins() -> None:
    sale = SaleCompleted(make_invoice_file(), Money(7_500, AED), Money(0, AED), Money(0, AED))
    begins, ends = "\u2067", "\u2069"
    assert passing_words(load_phrasebook("ar"), sale).startswith(begins)
    assert passing_words(load_phrasebook("ar"), sale).endswith(ends)
    assert (
        passing_words(_, sale).replace("\u00a0", " ")
        == "AED 75.00 paid · Invoice " + sale.file.invoice.number
    )

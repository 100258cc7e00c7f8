"""Every code has a sentence, and every sentence can be said with whatever the error carries."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import SENTENCES, bug_sentence, sentence
from cardesk_desktop.ui.role_words import role
from cardesk_desktop.ui.words import field, size_class, tender, ticket_state, visit_state, visit_tone


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence_that_ends(code: Code, phrases: Phrasebook) -> None:
    said = sentence(phrases, Refused(code))
    assert said.endswith((".", "…"))
    assert said[0].isupper() or said[0] in "…{"
    assert code.value not in said
    assert "{" not in said


def test_no_sentence_is_left_without_a_code() -> None:
    assert set(SENTENCES) == set(Code)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            Refused(Code.AMOUNT_TOO_LARGE, most=Money(10**12 - 1, currency("AED"))),
            "This amount is too large. The most is AED\u00a09,999,999,999.99.",
        ),
        (Refused(Code.TEXT_MISSING, field="name"), "Name is missing. Fill it in to go on."),
        (Refused(Code.TEXT_MISSING, field="x"), "This field is missing. Fill it in to go on."),
        (
            Refused(Code.NOT_PERMITTED, permission=Permission.EDIT_STAFF, roles=(Role.OWNER, Role.MANAGER)),
            "You may not do this. Ask somebody who may: Owner, Manager.",
        ),
        (
            Refused(Code.VISIT_CANNOT_MOVE, state=VisitState.READY, to=VisitState.WAITING),
            "A visit cannot go from “Ready” to “Waiting”.",
        ),
        (
            Refused(Code.PRICE_MISSING_FOR_SIZE, service="Full wash", size_class=SizeClass.SUV),
            "Full wash has no price for “SUV”. Choose another size.",
        ),
        (
            Unavailable(Code.PRINTER_MISSING, printer="Epson"),
            "The printer Epson is not there. Switch it on or choose another one.",
        ),
    ],
)
def test_a_sentence_names_what_the_error_carries(
    error: Refused | Unavailable, said: str, phrases: Phrasebook
) -> None:
    assert sentence(phrases, error) == said


def test_a_defect_is_admitted_with_its_reference(phrases: Phrasebook) -> None:
    assert "KXTR-WPQZ" in bug_sentence(phrases, "KXTR-WPQZ")


def test_every_word_of_the_trade_can_be_said(phrases: Phrasebook) -> None:
    assert len({role(phrases, which) for which in Role}) == len(Role)
    assert len({size_class(phrases, which) for which in SizeClass}) == len(SizeClass)
    assert len({visit_state(phrases, which) for which in VisitState}) == len(VisitState)
    assert len({ticket_state(phrases, which) for which in TicketState}) == len(TicketState)
    assert len({tender(phrases, which) for which in TenderKind}) == len(TenderKind)
    assert all(visit_tone(which) for which in VisitState)
    assert field(phrases, "tax_number") == "Tax number"

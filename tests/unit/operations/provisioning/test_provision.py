"""The installer's file: read strictly, every mistake told at once, by line and field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.operations.provisioning.mistakes import Kind, Mistake
from cardesk_desktop.operations.provisioning.provision import Provision, read_provision, register_name
from cardesk_desktop.settings import AutoPrint
from tests.unit.operations.provisioning.written import WHOLE


def test_everything_that_may_stand_in_it() -> None:
    read = read_provision(WHOLE)
    assert isinstance(read, Provision)
    assert (read.service, read.shop_code, read.language) == ("https://Account.example", "K7QM-3TPD", "ar")
    assert (read.channel, read.printers.receipt, read.printers.invoice) == ("beta", "EPSON TM-T20III", "")
    assert read.printers.after_a_sale is AutoPrint.RECEIPT


def test_format_alone_is_enough() -> None:
    assert read_provision("format = 1") == Provision(format=1)


def test_every_mistake_is_told_at_once() -> None:
    text = """\
servise = "https://account.example"
language = "de"
channel = 2
owner_password = "brushes"
colour = "blue"
shop_code = "K7"

[printers]
recipt = "EPSON"
label = 3
after_a_sale = "always"
"""
    assert read_provision(text) == (
        Mistake(Kind.MISSING, "format"),
        Mistake(Kind.UNKNOWN, "servise", 1, "service"),
        Mistake(Kind.WRONG, "channel", 3),
        Mistake(Kind.SECRET, "owner_password", 4),
        Mistake(Kind.UNKNOWN, "colour", 5),
        Mistake(Kind.WRONG, "shop_code", 6),
        Mistake(Kind.UNKNOWN, "printers.recipt", 9, "printers.receipt"),
        Mistake(Kind.WRONG, "printers.label", 10),
        Mistake(Kind.WRONG, "printers.after_a_sale", 11),
    )


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("format = 1\nlanguage = de", Mistake(Kind.SYNTAX, line=2)),
        ('format = 1\nlanguage = "de', Mistake(Kind.SYNTAX, line=2)),
        ("[" * 2_000, Mistake(Kind.SYNTAX, line=1)),
        ("format = 2", Mistake(Kind.WRONG, "format", 1)),
        ('format = 1\nlanguage = "de"', Mistake(Kind.WRONG, "language", 2)),
        ('format = 1\nservice = "http://account.example"', Mistake(Kind.WRONG, "service", 2)),
        ('format = 1\nshop_code = "K7QM3TPD"', Mistake(Kind.MISSING, "service")),
        ('format = 1\nregister_name = "Till {place}"', Mistake(Kind.WRONG, "register_name", 2)),
        ('format = 1\nprinters = "EPSON"', Mistake(Kind.WRONG, "printers", 2)),
        ('format = 1\nprinters.pin = "1"', Mistake(Kind.SECRET, "printers.pin", 2)),
    ],
)
def test_one_mistake(text: str, mistake: Mistake) -> None:
    assert read_provision(text) == (mistake,)


@given(st.text())
def test_whatever_it_is_there_is_an_answer(text: str) -> None:
    read = read_provision(text)
    assert isinstance(read, Provision) or read


@pytest.mark.parametrize(
    ("pattern", "computer", "name"),
    [
        ("Till {number}", "POS-007.shop.local", "Till 7"),
        ("Till {number}", "FRONT-DESK", ""),
        ("{computer}", "FRONT-DESK", "FRONT-DESK"),
        ("Exit", "POS-007", "Exit"),
        ("", "POS-007", ""),
        ("{computer} " * 9, "POS-007", ("POS-007 " * 9)[:60]),
    ],
)
def test_the_name_of_a_register(pattern: str, computer: str, name: str) -> None:
    assert register_name(pattern, computer) == name

"""Letters to an address that nobody proved carry no text of whoever typed it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from cardesk_service.mail.plain_name import LONGEST, plain_name
from tests.service.office import RunningService
from tests.service.people import PASSWORD, sign_up_form, signed_up

VICTIM = "victim@example.org"
SPAM = "You won 500: www.evil.example/claim"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Blue & Drop", "Blue & Drop"),
        ("St. Mary's Car-Wash Co.", "St. Mary's Car-Wash Co."),
        ("مغسلة القطرة الزرقاء", "مغسلة القطرة الزرقاء"),
        ("Wash 24", "Wash 24"),
        ("Prize at evil.example now", "Prize at now"),
        ("Prize https://evil", "Prize"),
        ("evil。example", ""),
        ("ｅｖｉｌ．ｅｘａｍｐｌｅ", ""),
        ("Mail me@evil", "Mail"),
        ("Prize at evil.\u200cexample", "Prize at"),
        ("مریم\u200cسادات", "مریم\u200cسادات"),
        ("Call 0044123456", "Call"),
        ("W" * (LONGEST + 1), "W" * (LONGEST - 1) + "…"),
    ],
)
def test_a_name_is_short_and_nothing_in_it_is_a_link(name: str, shown: str) -> None:
    assert plain_name(name) == shown


def _said(letter: EmailMessage) -> str:
    parts = [letter.get_body((kind,)) for kind in ("plain", "html")]
    return str(letter["Subject"]) + "".join(part.get_content() for part in parts if part is not None)


async def test_signing_up_and_moving_carry_no_name(service: RunningService) -> None:
    form = sign_up_form(VICTIM, name=SPAM, company="Bank Support")
    assert (await service.client().post("/account/v1/sign-up", json=form)).status_code == 202
    person = await signed_up(service, name=SPAM)
    asked = {"password": PASSWORD, "email": "second@example.org"}
    assert (await person.post("/account/v1/email", json=asked)).status_code == 202
    for address in (VICTIM, "second@example.org"):
        said = _said((await service.letters(address))[-1])
        assert "You won" not in said
        assert "Bank Support" not in said


async def test_an_invitation_names_the_company_and_nobody(service: RunningService) -> None:
    owner = await signed_up(service, name=SPAM, company="Blue Drop evil.example")
    form = {"email": VICTIM, "role": "technician"}
    assert (await owner.post("/company/v1/invitations", json=form)).status_code == 202
    letter = (await service.letters(VICTIM))[-1]
    assert letter["Subject"] == "Blue Drop invites you to CarDesk"
    assert "You are invited to work with Blue Drop in CarDesk." in _said(letter)
    assert "evil" not in _said(letter)


async def test_an_invitation_of_a_company_that_is_called_like_a_link(service: RunningService) -> None:
    owner = await signed_up(service, company="www.evil.example")
    form = {"email": VICTIM, "role": "technician"}
    assert (await owner.post("/company/v1/invitations", json=form)).status_code == 202
    assert (await service.letters(VICTIM))[-1]["Subject"] == "You are invited to CarDesk"

"""A letter on its way to a mail server: as it was written, refused for now or for good, or not at all."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial

import aiosmtplib
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import Connection

from cardesk_service import settings
from cardesk_service.i18n import phrasebook
from cardesk_service.mail import outbox
from cardesk_service.mail.letter import Facts
from cardesk_service.mail.letters.every import LETTERS
from cardesk_service.mail.postman import Postman
from cardesk_service.mail.transport import Smtp, Undelivered, transport_of
from cardesk_service.office import Office
from tests.service.office import ENVIRONMENT, RunningService

TO = "mona@example.com"
LONG = ("register_joined", "register_taken")
"""Letters whose subject may not fit on a line."""


class Desk:
    """A mail server's judgement: takes letters, or says why not."""

    def __init__(self, verdict: str = "250 taken") -> None:
        self.verdict = verdict
        self.taken: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a letter or refuse it."""
        if self.verdict.startswith("250"):
            self.taken.append(envelope.content if isinstance(envelope.content, bytes) else b"")
        return self.verdict


@pytest.fixture
def desk() -> Iterator[tuple[Desk, int]]:
    """A mail server on this machine, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Desk()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, port
    controller.stop()


def _smtp(port: int) -> Smtp:
    variables = {
        "CARDESK_SMTP_HOST": "127.0.0.1",
        "CARDESK_SMTP_PORT": str(port),
        "CARDESK_SMTP_SECURITY": "none",
    }
    transport = transport_of(settings.load({**ENVIRONMENT, **variables}))
    assert isinstance(transport, Smtp)
    return transport


def _message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "CarDesk <no-reply@localhost>", TO, "Hello"
    message.set_content("Hello")
    return message


async def test_a_mail_server_takes_letters(desk: tuple[Desk, int]) -> None:
    handler, port = desk
    await _smtp(port).send(_message())
    assert b"Subject: Hello" in handler.taken[0]


@pytest.mark.parametrize(
    "company",
    ["Blue Drop & Sons Car Care and Detailing Services LLC", "Émile Zolà " * 8 + "SARL"],
    ids=["ascii", "accents"],
)
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
async def test_a_long_subject_arrives_as_it_was_written(
    service: RunningService, desk: tuple[Desk, int], language: str, company: str
) -> None:
    handler, port = desk
    office = service.application.office
    facts = {"company": company, "code": "R01", "name": "Front desk", "person": "Omar", "link": "/"}
    for letter in LONG:
        await office.store.write(partial(_put, office, letter, language, facts))
    await Postman(office, _smtp(port)).work()
    _ = phrasebook(language)
    written = [LETTERS[name](_, facts).subject for name in LONG]
    assert [_subject(raw) for raw in handler.taken] == written


def _put(office: Office, letter: str, language: str, facts: Facts, connection: Connection) -> bool:
    return outbox.write(office, connection, letter, to=TO, language=language, facts=facts)


def _subject(raw: bytes) -> str:
    """As a mail program reads it, whose first line is not empty."""
    assert b"Subject: \r\n" not in raw
    assert all(len(line) <= 78 for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n"))
    return str(message_from_bytes(raw, policy=default)["Subject"])


@pytest.mark.parametrize(("verdict", "is_final"), [("451 later", False), ("550 never", True)])
async def test_a_mail_server_refuses_for_now_or_for_good(
    desk: tuple[Desk, int], verdict: str, is_final: bool
) -> None:
    handler, port = desk
    handler.verdict = verdict
    with pytest.raises(Undelivered) as refused:
        await _smtp(port).send(_message())
    assert refused.value.is_final is is_final


@pytest.mark.parametrize(
    "fault",
    [aiosmtplib.SMTPAuthenticationError(535, "who?"), aiosmtplib.SMTPSenderRefused(550, "not you", "us")],
)
async def test_a_mail_server_that_refuses_us_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, fault: aiosmtplib.SMTPException
) -> None:
    async def refuse(*_arguments: object, **_more: object) -> None:
        raise fault

    monkeypatch.setattr(aiosmtplib, "send", refuse)
    with pytest.raises(Undelivered) as refused:
        await _smtp(25).send(_message())
    assert not refused.value.is_final


async def test_a_mail_server_that_is_not_there_is_asked_again() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(Undelivered) as refused:
            await _smtp(taken.getsockname()[1]).send(_message())
    assert not refused.value.is_final

"""Letters go out after the commit, once each, and again later when the way is closed."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from cardesk_service import housekeeping
from cardesk_service.background import Background, Job
from cardesk_service.mail import outbox
from cardesk_service.mail.postman import Postman
from cardesk_service.mail.transport import Files, Undelivered
from cardesk_service.store.tables.accounts import MAIL
from tests.conftest import LoggedWarnings
from tests.service.office import RunningService

TO = "mona@example.com"
FACTS = {"name": "Mona", "company": "Blue Drop", "link": "https://cardesk.test/page/account"}


class ClosedWay:
    """Refuses so many letters, then lets them through."""

    def __init__(self, refusals: int, *, is_final: bool = False) -> None:
        self.refusals = refusals
        self.is_final = is_final
        self.sent: list[EmailMessage] = []
        self.has_sent = asyncio.Event()

    async def send(self, message: EmailMessage) -> None:
        """Refuse or take a letter."""
        if self.refusals > 0:
            self.refusals -= 1
            raise Undelivered("no answer", is_final=self.is_final)
        self.sent.append(message)
        self.has_sent.set()


async def _write(service: RunningService, occasion: str = "", to: str = TO, language: str = "en") -> bool:
    office = service.application.office
    return await office.store.write(
        lambda c: outbox.write(office, c, "welcome", to=to, language=language, facts=FACTS, occasion=occasion)
    )


async def test_a_letter_goes_out_once(service: RunningService) -> None:
    await _write(service)
    assert len(await service.letters(TO)) == 1
    assert len(await service.letters(TO)) == 1


async def test_two_postmen_do_not_send_one_letter_twice(service: RunningService) -> None:
    for _letter in range(8):
        await _write(service)
    ways = [ClosedWay(0), ClosedWay(0)]
    postmen = [Postman(service.application.office, way) for way in ways]
    await asyncio.gather(*(postman.round() for postman in postmen))
    assert len({str(m["Message-ID"]) for way in ways for m in way.sent}) == 8
    assert sum(len(way.sent) for way in ways) == 8


async def test_an_occasion_has_one_letter(service: RunningService) -> None:
    assert await _write(service, "once:welcome:1")
    assert not await _write(service, "once:welcome:1")
    assert len(await service.letters(TO)) == 1
    service.clock.pass_by(timedelta(days=40))
    office = service.application.office
    await office.store.write(lambda c: housekeeping.sweep(office, c))
    assert not await _write(service, "once:welcome:1")


async def test_an_occasion_whose_letter_nobody_got_has_another_one(
    service: RunningService, expected_logs: LoggedWarnings
) -> None:
    assert await _write(service, "once:welcome:1")
    closed = Postman(service.application.office, ClosedWay(99))
    await closed.round()
    assert not await _write(service, "once:welcome:1")
    service.clock.pass_by(timedelta(days=3, seconds=1))
    await closed.round()
    assert await _write(service, "once:welcome:1")
    assert not await _write(service, "once:welcome:1")
    assert len(await service.letters(TO)) == 1
    assert not await _write(service, "once:welcome:1")


async def test_a_clock_that_was_put_back_keeps_no_letter(service: RunningService) -> None:
    service.clock.pass_by(timedelta(days=2))
    await _write(service)
    service.clock.pass_by(timedelta(days=-2))
    assert len(await service.letters(TO)) == 1


async def test_a_letter_waits_longer_after_each_refusal(
    service: RunningService, expected_logs: LoggedWarnings
) -> None:
    await _write(service)
    way = ClosedWay(3)
    postman = Postman(service.application.office, way)
    for wait in (30, 60, 120):
        assert await postman.round() == 1
        service.clock.pass_by(timedelta(seconds=wait - 1))
        assert await postman.round() == 0
        service.clock.pass_by(timedelta(seconds=1))
    assert await postman.round() == 1
    assert len(way.sent) == 1


async def test_a_letter_that_was_claimed_by_a_postman_who_died_goes_out_later(
    service: RunningService,
) -> None:
    await _write(service)
    postman = Postman(service.application.office, ClosedWay(0))
    dying = Postman(service.application.office, Dying())
    with pytest.raises(SystemExit):
        await dying.round()
    assert await postman.round() == 0
    service.clock.pass_by(timedelta(minutes=15))
    assert await postman.round() == 1


class Dying:
    """Ends the process in the middle of a letter."""

    async def send(self, message: EmailMessage) -> None:
        """End."""
        raise SystemExit


async def test_a_letter_is_given_up_when_refused_for_good_or_for_days(
    service: RunningService, expected_logs: LoggedWarnings
) -> None:
    await _write(service)
    assert await Postman(service.application.office, ClosedWay(1, is_final=True)).round() == 1
    await _write(service)
    closed = Postman(service.application.office, ClosedWay(99))
    await closed.round()
    service.clock.pass_by(timedelta(days=3, seconds=1))
    await closed.round()
    service.clock.pass_by(timedelta(days=9))
    assert await closed.round() == 0


@pytest.mark.parametrize(
    ("to", "letter"),
    [("=?x?q?mona?=@example.com", "welcome"), (TO, "a letter of another release"), (TO, "invitation")],
)
async def test_a_letter_that_cannot_be_made_is_given_up_and_stops_no_other(
    service: RunningService, expected_logs: LoggedWarnings, to: str, letter: str
) -> None:
    office = service.application.office
    await office.store.write(lambda c: outbox.write(office, c, letter, to=to, language="en", facts={}))
    await _write(service, to="sara@example.com")
    assert len(await service.letters("sara@example.com")) == 1
    assert expected_logs.messages == ["letter cannot be made"]
    service.clock.pass_by(timedelta(days=1))
    assert await Postman(office, service.letterbox).round() == 0


async def test_those_behind_a_letter_that_nobody_foresaw_do_not_wait_for_it(service: RunningService) -> None:
    for _letter in range(3):
        await _write(service)
    with pytest.raises(ZeroDivisionError):
        await Postman(service.application.office, Faulty()).round()
    assert await Postman(service.application.office, service.letterbox).round() == 2


class Faulty:
    """Breaks over the letter that it is given."""

    async def send(self, message: EmailMessage) -> None:
        """Break."""
        raise ZeroDivisionError


async def test_a_name_adds_no_header(service: RunningService) -> None:
    office = service.application.office
    facts = {"inviter": "Mona", "company": "=?utf-8?q?Drop=0D=0ABcc:_all=40example.com?=", "link": "/"}
    await office.store.write(
        lambda c: outbox.write(office, c, "invitation", to=TO, language="en", facts=facts)
    )
    (letter,) = await service.letters(TO)
    assert message_from_bytes(bytes(letter), policy=default)["Bcc"] is None
    assert len(str(letter["Subject"]).splitlines()) == 1


async def test_what_was_sent_is_forgotten(service: RunningService) -> None:
    await _write(service)
    store = service.application.office.store
    kept = await store.read(lambda c: bytes(c.execute(select(MAIL.c.letter)).scalar_one()))
    assert TO.encode() not in kept
    await service.letters(TO)
    assert await store.read(lambda c: bytes(c.execute(select(MAIL.c.letter)).scalar_one())) == b""


async def test_the_bell_wakes_the_postman(service: RunningService) -> None:
    way = ClosedWay(0)
    office = service.application.office
    has_looked = asyncio.Event()
    job = Job("letters", Postman(office, way).work, every_s=60, bell=office.bell)
    background = Background([job], lambda _job, _outcome: has_looked.set())
    background.start()
    async with asyncio.timeout(4):
        await has_looked.wait()
        await _write(service)
        office.bell.set()
        await way.has_sent.wait()
    await background.stop()


async def test_in_development_a_letter_is_a_file(tmp_path: Path, service: RunningService) -> None:
    await _write(service, language="ar")
    await Postman(service.application.office, Files(tmp_path)).round()
    letter = _read_only(tmp_path)
    html = letter.get_body(("html",))
    assert html is not None
    assert '<html lang="ar" dir="rtl">' in html.get_content()
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "ar"


def _read_only(folder: Path) -> EmailMessage:
    (file,) = folder.glob("*.eml")
    letter = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(letter, EmailMessage)
    return letter

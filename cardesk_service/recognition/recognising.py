"""Recognising a photo for a company that agreed, once for each question however often it is asked.

The question is noted before it goes out, so that what it costs is known whatever happens; the photo is noted
nowhere: it lives in the memory of one request.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from cardesk_service import limits
from cardesk_service.i18n import LANGUAGES
from cardesk_service.limits import Limit
from cardesk_service.office import Office
from cardesk_service.recognition import picture
from cardesk_service.recognition.provider import Failed, Provider, Taken
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import people, recognitions
from cardesk_service.store.recognitions import ASKING, RECOGNISED, Question
from cardesk_wire import recognition as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role
from cardesk_wire.recognition import Agreement, RecognitionCode

DAY = recognitions.DAY
GIVEN_UP_AFTER = timedelta(minutes=2)
"""A question without an answer after this long was cut off with its process, and may be asked again."""
TRIES_OF_EACH = 3
"""Of a day's quota of answers: what comes back may be of no use and was paid all the same (decision 306)."""
_WAIT_S = 5
_WHO_AGREES = frozenset({Role.OWNER, Role.MANAGER})
_STATUS = {RecognitionCode.AWAY: 503, RecognitionCode.PRIVACY_UNMET: 503}


def state(office: Office, connection: Connection, caller: Caller) -> wire.RecognitionState:
    """Whether photos can be recognised for the caller's company, and how many more within 24 hours."""
    settings = office.settings
    spent = recognitions.spent(connection, caller.company_id, office.clock.now())
    return wire.RecognitionState(
        is_offered=settings.recognises,
        agreement=_agreement(connection, caller.company_id),
        left=max(0, settings.recognition_daily - spent.count),
        model=settings.recognition_model,
        provider=settings.recognition_provider,
    )


async def agree(office: Office, caller: Caller, said: wire.Agree) -> wire.RecognitionState:
    """Note what the company says to it. NOT_PERMITTED for who is neither owner nor manager."""
    if caller.role not in _WHO_AGREES:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)

    def work(connection: Connection) -> wire.RecognitionState:
        recognitions.choose(connection, caller.company_id, said.is_agreed, office.clock.now())
        return state(office, connection, caller)

    return await office.store.write(work)


async def recognise(
    office: Office, provider: Provider, caller: Caller, question: UUID, language: str, photo: bytes
) -> wire.Recognised:
    """What is on a WebP photo, in words of `language`; asked again, what was answered before.

    Refuses with NOT_PERMITTED a person, MALFORMED an unknown language, BUSY while the same question is still
    being asked, and with every RecognitionCode.
    """
    if caller.device_id is None:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    if not office.settings.recognises:
        raise Refused(RecognitionCode.NOT_OFFERED)
    if language not in LANGUAGES:
        raise Refused(RefusalCode.MALFORMED, 400)
    if not picture.is_bare_webp(photo):
        raise Refused(RecognitionCode.PHOTO_UNREADABLE)
    asked = Question(
        caller.company_id,
        question,
        caller.device_id,
        office.clock.now(),
        model=office.settings.recognition_model,
    )
    known = await office.store.write(lambda connection: _begun(office, connection, asked))
    if known is not None:
        return known
    return await _answered(office, provider, asked, language, photo)


async def _answered(
    office: Office, provider: Provider, asked: Question, language: str, photo: bytes
) -> wire.Recognised:
    try:
        answered = await provider.recognise(photo, language)
    except Failed as failed:
        await _settle(office, replace(asked, outcome=str(failed.code)), failed.taken)
        after = {} if failed.retry_after_s is None else {"retry_after_s": failed.retry_after_s}
        raise Refused(failed.code, _STATUS.get(failed.code, 422), **after) from None
    text = msgspec.json.encode(answered.product).decode()
    await _settle(office, replace(asked, outcome=RECOGNISED, answer=text), answered.taken)
    return answered.product


async def _settle(office: Office, came: Question, taken: Taken) -> None:
    settled = replace(came, tokens=taken.tokens, cost_micros=taken.cost_micros)
    await office.store.write(lambda connection: recognitions.settle(connection, settled))


def _begun(office: Office, connection: Connection, asked: Question) -> wire.Recognised | None:
    """Note the question; None when it is to be asked now, else what was answered."""
    people.lock_company(connection, asked.company_id)
    match _agreement(connection, asked.company_id):
        case Agreement.NOT_ASKED:
            raise Refused(RecognitionCode.NOT_AGREED)
        case Agreement.SWITCHED_OFF:
            raise Refused(RecognitionCode.SWITCHED_OFF)
    before = recognitions.by_id(connection, asked.company_id, asked.id)
    if before is not None and before.answer:
        return msgspec.json.decode(before.answer, type=wire.Recognised)
    if before is not None and before.outcome == ASKING and asked.asked_at - before.asked_at < GIVEN_UP_AFTER:
        raise Refused(RefusalCode.BUSY, 503, retry_after_s=_WAIT_S)
    spent = recognitions.spent(connection, asked.company_id, asked.asked_at)
    if spent.first_at is not None and spent.count >= office.settings.recognition_daily:
        wait = spent.first_at + DAY - asked.asked_at
        raise Refused(RecognitionCode.QUOTA_SPENT, 429, retry_after_s=int(wait.total_seconds()) + 1)
    _count_try(office, connection, asked.company_id)
    recognitions.ask(connection, asked)
    return None


def _count_try(office: Office, connection: Connection, company_id: UUID) -> None:
    """Count a question that goes out, whatever comes back. QUOTA_SPENT."""
    most = TRIES_OF_EACH * max(1, office.settings.recognition_daily)
    tries = Limit("recognition company", most, DAY / most)
    try:
        limits.take(office, connection, (tries, company_id.hex))
    except Refused as refused:
        raise Refused(RecognitionCode.QUOTA_SPENT, 429, retry_after_s=refused.retry_after_s) from None


def _agreement(connection: Connection, company_id: UUID) -> Agreement:
    match recognitions.is_agreed(connection, company_id):
        case None:
            return Agreement.NOT_ASKED
        case True:
            return Agreement.AGREED
        case _:
            return Agreement.SWITCHED_OFF

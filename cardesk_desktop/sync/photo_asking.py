"""The service is asked what is on a photo, and told the company's word; without the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import httpx

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.recognition import PhotoQuestion, SizeUnit, Suggestion
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.sync.answers import Away, Heard, ServiceAway, heard
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.line import Line
from cardesk_desktop.sync.recognition import Agreement, Recognition
from cardesk_wire import recognition as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed, decode, encode, written
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode

T = TypeVar("T")
TIMEOUT = httpx.Timeout(connect=5.0, read=90.0, write=60.0, pool=5.0)
"""The service asks three times at most, for 25 seconds each."""
_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a question, and how the service stands to it, as far as it told."""

    answer: Heard[Suggestion]
    state: Recognition | None = None


def ask(
    connect: Callable[[], ServiceClient | None],
    question: PhotoQuestion,
    prepare: Callable[[], bytes],
    line: Line,
    now: datetime,
) -> Asked:
    """Ask about a photo, on a connection of its own; `prepare` gives it as bare WebP, or raises Refused.

    Without the company's word not a byte of it leaves this computer.
    """
    client = connect()
    if client is None:
        return Asked(Heard(refusal=Refusal(RefusalCode.SIGNED_OUT)))
    with client:
        told = heard(lambda: recognition_state(client, now))
        if told.value is None:
            return Asked(Heard(refusal=told.refusal, away=told.away))
        missing = _missing(told.value)
        if missing is not None:
            return Asked(Heard(refusal=Refusal(missing)), told.value)
        try:
            photo = prepare()
        except Refused:
            return Asked(Heard(refusal=Refusal(RecognitionCode.PHOTO_UNREADABLE)), told.value)
        return Asked(heard(lambda: recognise(client, question, photo, line)), told.value)


def recognise(client: ServiceClient, question: PhotoQuestion, photo: bytes, line: Line) -> Suggestion:
    """What is on a photo (bare WebP); on the network, without the database. Raises as `ServiceClient`."""
    answer = client.send(
        "PUT",
        f"/recognition/v1/questions/{written(question.id.bytes)}",
        params={"language": question.language},
        body=photo,
        headers={"Content-Type": wire.PHOTO_TYPE},
        timeout=TIMEOUT,
        limit=_LIMIT,
        line=line,
    )
    seen = _read(answer.body, wire.Recognised)
    return Suggestion(
        name=seen.name,
        brand=seen.brand,
        category=seen.category,
        size=seen.size,
        unit=None if seen.unit is None else SizeUnit(seen.unit.value),
        barcode=seen.barcode,
        tax=None if seen.tax is None else TaxCategory(seen.tax.value),
        confidence=seen.confidence,
    )


def recognition_state(client: ServiceClient, now: datetime) -> Recognition:
    """Whether photos are recognised for the company, and how many more."""
    answer = client.send("GET", "/recognition/v1/state", limit=_LIMIT)
    return _told(_read(answer.body, wire.RecognitionState), now)


def agree(client: ServiceClient, now: datetime, *, is_agreed: bool) -> Recognition:
    """Say the company's word; refused for who is neither its owner nor a manager."""
    answer = client.send(
        "PUT",
        "/recognition/v1/agreement",
        body=encode(wire.Agree(is_agreed)),
        headers={"Content-Type": "application/json"},
        limit=_LIMIT,
    )
    return _told(_read(answer.body, wire.RecognitionState), now)


def told(connect: Callable[[], ServiceClient | None], now: datetime) -> Heard[Recognition]:
    """`recognition_state` on a connection of its own."""
    return _errand(connect, lambda client: recognition_state(client, now))


def said(
    connect: Callable[[], ServiceClient | None], now: datetime, *, is_agreed: bool
) -> Heard[Recognition]:
    """`agree` on a connection of its own."""
    return _errand(connect, lambda client: agree(client, now, is_agreed=is_agreed))


def _errand(connect: Callable[[], ServiceClient | None], errand: Callable[[ServiceClient], T]) -> Heard[T]:
    client = connect()
    if client is None:
        return Heard(refusal=Refusal(RefusalCode.SIGNED_OUT))
    with client:
        return heard(lambda: errand(client))


def _missing(state: Recognition) -> RecognitionCode | None:
    """What is missing before anything may be sent."""
    if not state.is_offered:
        return RecognitionCode.NOT_OFFERED
    if state.agreement is Agreement.AGREED:
        return None
    is_off = state.agreement is Agreement.SWITCHED_OFF
    return RecognitionCode.SWITCHED_OFF if is_off else RecognitionCode.NOT_AGREED


def _told(state: wire.RecognitionState, now: datetime) -> Recognition:
    agreement = Agreement(state.agreement.value)
    return Recognition(state.is_offered, agreement, state.left, state.model, state.provider, now)


def _read(content: bytes, kind: type[T]) -> T:
    try:
        return decode(content, kind)
    except Malformed as error:
        raise ServiceAway(Away.UNREADABLE) from error

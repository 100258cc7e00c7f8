"""A photo goes to the service under one identity, and not a byte of it without the company's word."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import msgspec
import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recognition import PhotoQuestion, SizeUnit, Suggestion
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.line import Line
from cardesk_desktop.sync.photo_asking import agree, ask, recognise, recognition_state, said, told
from cardesk_desktop.sync.recognition import Agreement
from cardesk_desktop.sync.trusting import trust
from cardesk_wire import recognition as wire
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode
from tests.builders import NOW, identity

QUESTION = PhotoQuestion(identity("question"), NOW, "ar", photo=b"photo", not_before=NOW)
SEEN = wire.Recognised(
    "Wash", "Shinex", "Shampoos", "1.5", wire.Unit.LITRE, "6291041500213", wire.TaxKind.STANDARD, 92
)
NOTHING_SEEN = wire.Recognised("", "", "", "", None, "", None, 0)
STATE = wire.RecognitionState(True, wire.Agreement.AGREED, 17, "a model", "a provider")


def _client(answer: Callable[[httpx.Request], httpx.Response]) -> ServiceClient:
    return ServiceClient(
        "https://service.example", trust(None), cookie="opens", transport=httpx.MockTransport(answer)
    )


def _saying(body: bytes, status: int = 200) -> tuple[ServiceClient, list[httpx.Request]]:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, stream=httpx.ByteStream(body))

    return _client(answer), asked


def test_a_photo_goes_as_the_body_and_nothing_beside_it() -> None:
    client, asked = _saying(encode(SEEN))
    with client:
        seen = recognise(client, QUESTION, b"photo", Line())
    assert seen == Suggestion(
        "Wash",
        "Shinex",
        "Shampoos",
        "1.5",
        SizeUnit.LITRE,
        "6291041500213",
        TaxCategory.STANDARD,
        92,
    )
    (request,) = asked
    assert (request.method, request.content) == ("PUT", b"photo")
    assert request.headers["Content-Type"] == "image/webp"
    assert request.url.path == f"/recognition/v1/questions/{written(QUESTION.id.bytes)}"
    assert dict(request.url.params) == {"language": "ar"}


def test_what_was_not_seen_is_empty() -> None:
    client, _ = _saying(encode(NOTHING_SEEN))
    with client:
        assert recognise(client, QUESTION, b"photo", Line()).is_empty


@pytest.mark.parametrize("body", [b"<html>", b"{}", encode(SEEN).replace(b'"l"', b'"oz"')])
def test_what_is_no_answer_is_none(body: bytes) -> None:
    client, _ = _saying(body)
    with client, pytest.raises(ServiceAway) as away:
        recognise(client, QUESTION, b"photo", Line())
    assert away.value.reason is Away.UNREADABLE


def test_a_line_that_was_cut_asks_nothing() -> None:
    client, asked = _saying(encode(SEEN))
    line = Line()
    line.cut()
    with client, pytest.raises(ServiceAway):
        recognise(client, QUESTION, b"photo", line)
    assert not asked


def test_the_state_is_told_and_the_word_of_the_company_said() -> None:
    client, asked = _saying(encode(STATE))
    with client:
        state = recognition_state(client, NOW)
        assert agree(client, NOW, is_agreed=True) == state
    assert (state.agreement, state.left, state.seen_at) == (Agreement.AGREED, 17, NOW)
    assert (asked[1].method, asked[1].content) == ("PUT", b'{"is_agreed":true}')
    client, _ = _saying(encode(Refusal("not_permitted")), 403)
    with client, pytest.raises(ServiceRefused):
        agree(client, NOW, is_agreed=True)


def _answering(**bodies: tuple[int, bytes]) -> tuple[Callable[[], ServiceClient], list[httpx.Request]]:
    """A service that answers by what it is asked for."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        status, body = bodies["state" if request.url.path.endswith("/state") else "question"]
        return httpx.Response(status, stream=httpx.ByteStream(body))

    return lambda: _client(answer), asked


def _photo() -> bytes:
    return b"photo"


def _no_photo() -> bytes:
    raise Refused(Code.PHOTO_UNREADABLE)


def test_a_photo_goes_once_the_company_agreed() -> None:
    connect, asked = _answering(state=(200, encode(STATE)), question=(200, encode(SEEN)))
    came = ask(connect, QUESTION, _photo, Line(), NOW)
    assert came.answer.value is not None
    assert came.answer.value.name == "Wash"
    assert came.state is not None
    assert came.state.left == 17
    assert [request.method for request in asked] == ["GET", "PUT"]


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (msgspec.structs.replace(STATE, is_offered=False), RecognitionCode.NOT_OFFERED),
        (msgspec.structs.replace(STATE, agreement=wire.Agreement.NOT_ASKED), RecognitionCode.NOT_AGREED),
        (msgspec.structs.replace(STATE, agreement=wire.Agreement.SWITCHED_OFF), RecognitionCode.SWITCHED_OFF),
    ],
)
def test_without_the_companys_word_no_photo_leaves(state: wire.RecognitionState, code: str) -> None:
    connect, asked = _answering(state=(200, encode(state)))
    came = ask(connect, QUESTION, _photo, Line(), NOW)
    assert came.answer.refusal == Refusal(code)
    assert [request.method for request in asked] == ["GET"]


def test_whoever_cannot_be_asked_is_not() -> None:
    assert ask(lambda: None, QUESTION, _photo, Line(), NOW).answer.refusal == Refusal("signed_out")
    assert told(lambda: None, NOW).refusal == Refusal("signed_out")
    connect, _ = _answering(state=(503, encode(Refusal("busy"))))
    assert ask(connect, QUESTION, _photo, Line(), NOW).answer.refusal == Refusal("busy")


def test_a_photo_that_cannot_be_read_stays_here() -> None:
    connect, asked = _answering(state=(200, encode(STATE)))
    came = ask(connect, QUESTION, _no_photo, Line(), NOW)
    assert came.answer.refusal == Refusal(RecognitionCode.PHOTO_UNREADABLE)
    assert len(asked) == 1


def test_an_errand_has_a_line_of_its_own() -> None:
    connect, asked = _answering(state=(200, encode(STATE)), question=(200, encode(STATE)))
    assert told(connect, NOW) == said(connect, NOW, is_agreed=False)
    assert asked[1].content == b'{"is_agreed":false}'

"""The service over HTTPS: answers, refusals, silence, impostors and bombs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec
import pytest

from cardesk_desktop.store.sync.told_keys import SeriesKey
from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused
from cardesk_desktop.sync.client import MEDIA_TYPE, ServiceClient
from cardesk_desktop.sync.hearing import SESSION_COOKIE
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_desktop.sync.trusting import trust
from cardesk_wire.coding import MAX_BODY, decode, encode, pack, unpack
from cardesk_wire.companies import Keys
from cardesk_wire.messages import (
    ExchangeReply,
    ExchangeRequest,
    ReconcileReply,
    ReconcileRequest,
    Refusal,
    Snapshot,
)
from tests.unit.sync.authority import Authority
from tests.unit.sync.https_service import served

REQUEST = ExchangeRequest(1, 1, 1, "", 0, 0, "")
REPLY = ExchangeReply("g1", 0, 0, 7, 9, 0)
KEYS = KeyRequest("c", 1, (SeriesKey("R01", "A", bytes(32)),))
Answer = Callable[[httpx.Request], httpx.Response]


def said(status: int, *, content: bytes = b"", headers: dict[str, str] | None = None) -> httpx.Response:
    """An answer as it comes from the wire, unread."""
    return httpx.Response(status, stream=httpx.ByteStream(content), headers=headers)


def spoken(answer: Answer, heard: list[str] | None = None) -> ServiceClient:
    """A client whose service is this function."""
    return ServiceClient(
        "https://service.example",
        trust(None),
        cookie="first",
        on_cookie=(heard if heard is not None else []).append,
        transport=httpx.MockTransport(answer),
    )


def test_an_exchange_goes_out_compressed_with_the_session_and_comes_back() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/sync/v1/exchange"
        assert request.headers["Cookie"] == f"{SESSION_COOKIE}=first"
        assert request.headers["Content-Type"] == MEDIA_TYPE
        assert "Accept-Encoding" not in request.headers
        assert unpack(request.content, ExchangeRequest) == REQUEST
        return said(200, content=pack(REPLY))

    with spoken(answer) as client:
        assert client.exchange(REQUEST) == REPLY


def test_an_answer_without_content_confirms_what_the_register_knows() -> None:
    asked = ExchangeRequest(1, 1, 1, "g1", 40, 1_800, "")
    with spoken(lambda _: said(204)) as client:
        assert client.exchange(asked) == ExchangeReply("g1", 0, 0, 40, 40, 1_800)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(ExchangeRequest(1, 1, 1, "g1", 40, 1_800, "", [msgspec.Raw(b"[]")]), id="handed in"),
        pytest.param(ExchangeRequest(1, 1, 1, "", 0, 1_800, ""), id="no generation yet"),
    ],
)
def test_nothing_confirms_what_the_service_would_have_answered(asked: ExchangeRequest) -> None:
    with spoken(lambda _: said(204)) as client, pytest.raises(ServiceAway) as away:
        client.exchange(asked)
    assert away.value.reason is Away.UNREADABLE


def test_a_page_of_somebody_between_is_no_answer_of_the_service() -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        return said(200, content=b"<html>Please sign in to this network</html>")

    with spoken(answer) as client:
        for call in (lambda: client.ask(KEYS), lambda: client.wake(4)):
            with pytest.raises(ServiceAway) as away:
                call()
            assert away.value.reason is Away.UNREADABLE


def test_whatever_is_due_is_asked_for_in_its_own_way() -> None:
    part = Snapshot("g1", 0, 40, "client AAA", "", 3, [])

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return said(200, content=pack(REPLY))
        if request.method == "PUT":
            assert request.url.path == "/company/v1/registers/keys"
            assert request.headers["Content-Type"] == "application/json"
            assert decode(request.content, Keys) == KEYS.message
            return said(204)
        assert (request.url.path, dict(request.url.params)) == (
            "/sync/v1/snapshot",
            {"place": "40", "after": "client AAA"},
        )
        return said(200, content=pack(part))

    with spoken(answer) as client:
        assert client.ask(REQUEST) == REPLY
        assert client.ask(PartRequest(40, "client AAA")) == part
        assert client.ask(KEYS) == KeysTold()


def test_a_renewed_session_is_used_and_told() -> None:
    cookies: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        cookies.append(request.headers["Cookie"])
        value = f"{SESSION_COOKIE}=second; Path=/; Secure; HttpOnly"
        return said(200, content=pack(REPLY), headers={"Set-Cookie": value})

    heard: list[str] = []
    with spoken(answer, heard) as client:
        client.exchange(REQUEST)
        client.exchange(REQUEST)
    assert cookies == [f"{SESSION_COOKIE}=first", f"{SESSION_COOKIE}=second"]
    assert heard == ["second"]


@pytest.mark.parametrize(
    ("response", "refusal"),
    [
        (said(409, content=encode(Refusal("gap", {"acked": 4}))), Refusal("gap", {"acked": 4})),
        (said(401, content=encode(Refusal("signed_out"))), Refusal("signed_out")),
        (said(401, headers={"WWW-Authenticate": 'Basic realm="Hotel"'}), Refusal("busy")),
        (said(401, content=b"<html>"), Refusal("busy")),
        (said(413), Refusal("too_large")),
        (said(404), Refusal("not_found")),
        (said(429, headers={"Retry-After": "7"}), Refusal("rate_limited", {"retry_after_s": 7})),
        (said(429), Refusal("rate_limited", {"retry_after_s": 0})),
        (said(502, content=b"bad gateway"), Refusal("busy")),
        (said(302, headers={"Location": "https://else.example"}), Refusal("busy")),
    ],
)
def test_a_refusal_is_told_also_when_a_proxy_speaks(response: httpx.Response, refusal: Refusal) -> None:
    with spoken(lambda _: response) as client, pytest.raises(ServiceRefused) as caught:
        client.exchange(REQUEST)
    assert caught.value.refusal == refusal


@pytest.mark.parametrize("body", [b"", b"hello", pack(Refusal("x"))[:-3], b"x" * (MAX_BODY + 1)])
def test_what_is_no_message_is_no_answer(body: bytes) -> None:
    with spoken(lambda _: said(200, content=body)) as client, pytest.raises(ServiceAway) as away:
        client.exchange(REQUEST)
    assert away.value.reason is Away.UNREADABLE


def test_nobody_there() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    with spoken(answer) as client, pytest.raises(ServiceAway) as away:
        client.exchange(REQUEST)
    assert away.value.reason is Away.OFFLINE


def test_what_both_hold_is_compared() -> None:
    with spoken(lambda _: said(200, content=pack(ReconcileReply(3, [])))) as client:
        assert client.reconcile(ReconcileRequest(3, [])) == ReconcileReply(3, [])


@pytest.mark.parametrize(("status", "is_new"), [(200, True), (204, False)])
def test_the_service_wakes(status: int, is_new: bool) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.params["cursor"] == "17"
        return said(status)

    with spoken(answer) as client:
        assert client.wake(17) is is_new


def test_a_photo_goes_up_and_down_by_offset() -> None:
    kept = bytearray(b"0123")

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/sync/v1/blobs/abc"
        if request.method == "PATCH":
            assert request.headers["Upload-Offset"] == str(len(kept))
            kept.extend(request.content)
        if request.method == "GET":
            first, _, last = request.headers["Range"].removeprefix("bytes=").partition("-")
            part = bytes(kept[int(first) : int(last) + 1])
            span = f"bytes {first}-{last}/{len(kept)}"
            return said(206, content=part, headers={"Content-Range": span})
        return said(200, headers={"Upload-Offset": str(len(kept))})

    with spoken(answer) as client:
        assert client.blob_size("abc") == 4
        assert client.send_blob("abc", 4, 8, b"4567") == 8
        assert client.read_blob("abc", 2, 4) == (b"2345", 8)


def test_a_photo_that_comes_whole_or_is_not_there() -> None:
    with spoken(lambda _: said(200, content=b"all")) as client:
        assert client.read_blob("abc", 0, 100) == (b"all", 3)
    with spoken(lambda _: said(404)) as client:
        assert client.blob_size("abc") == 0
    with spoken(lambda _: said(401)) as client, pytest.raises(ServiceRefused):
        client.blob_size("abc")


def test_only_the_service_that_the_authority_vouches_for_is_believed(tmp_path: Path) -> None:
    vouched, stranger = Authority("CarDesk"), Authority("Somebody else")
    with served(vouched, tmp_path) as address:
        with ServiceClient(address, trust(vouched.pem), cookie="c") as client:
            assert client.wake(0)
        with ServiceClient(address, trust(stranger.pem), cookie="c") as client:
            with pytest.raises(ServiceAway) as away:
                client.wake(0)
            assert away.value.reason is Away.NOT_TRUSTED
        with ServiceClient(address, trust(None), cookie="c") as client, pytest.raises(ServiceAway) as away:
            client.wake(0)
        assert away.value.reason is Away.NOT_TRUSTED

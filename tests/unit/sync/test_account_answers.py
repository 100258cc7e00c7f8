"""What the account service refuses, where it is, and what it tells of licences and counters."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec
import pytest

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.account import AccountClient
from cardesk_desktop.sync.service_place import ServicePlace, read_address, service_place
from cardesk_desktop.sync.usage import UsageReport
from cardesk_wire import usage
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import decode
from cardesk_wire.licence import LicenceCode, LicenceState, LicenceStatus, Offer
from cardesk_wire.messages import Refusal, Value
from tests.builders import NOW
from tests.unit.sync.account_speaking import PLACE, REGISTER, speaking


@pytest.mark.parametrize(
    ("code", "params", "expected"),
    [
        (AccountCode.WRONG_CREDENTIALS, {}, Code.ACCOUNT_WRONG),
        (AccountCode.PASSWORD_SHORT, {"least": 12}, Code.PASSWORD_SHORT),
        (AccountCode.NAME_INVALID, {}, Code.TEXT_MISSING),
        (RefusalCode.NOT_A_MEMBER, {}, Code.ACCOUNT_WITHOUT_COMPANY),
        (RefusalCode.RATE_LIMITED, {"retry_after_s": 9}, Code.TOO_MANY_TRIES),
    ],
)
def test_what_a_person_can_mend_is_refused(code: str, params: dict[str, Value], expected: Code) -> None:
    client, _ = speaking(Refusal(code, params), 400)
    with client, pytest.raises(Refused) as refused:
        client.sign_in("mona@example.com", "brushes", REGISTER)
    assert refused.value.code is expected
    assert refused.value.params.get("least") == params.get("least")


def _broken(error: Exception) -> Callable[[httpx.Request], httpx.Response]:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no") from error

    return answer


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (_broken(OSError()), Code.SERVICE_OFFLINE),
        (_broken(ssl.SSLCertVerificationError()), Code.SERVICE_NOT_TRUSTED),
        (lambda _: httpx.Response(200, stream=httpx.ByteStream(bytes(300_000))), Code.SERVICE_BUSY),
        (lambda _: httpx.Response(200, stream=httpx.ByteStream(b"<html>")), Code.SERVICE_BUSY),
        (lambda _: httpx.Response(500, stream=httpx.ByteStream(b"")), Code.SERVICE_BUSY),
    ],
    ids=["offline", "impostor", "too long", "unreadable", "broken"],
)
def test_what_nobody_here_can_mend_is_an_outage(
    answer: Callable[[httpx.Request], httpx.Response], expected: Code
) -> None:
    with AccountClient(PLACE, httpx.MockTransport(answer)) as client, pytest.raises(Unavailable) as outage:
        client.who("opens")
    assert outage.value.code is expected


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://CarDesk.example:8443/ ", "https://cardesk.example:8443"),
        ("cardesk.example", "https://cardesk.example"),
    ],
)
def test_an_address_is_read_as_people_type_it(typed: str, address: str) -> None:
    assert read_address(typed) == address


@pytest.mark.parametrize("typed", ["http://cardesk.example", "", "https://", "a b", "https://me@there"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_address(typed)
    assert refused.value.code is Code.SERVICE_ADDRESS_UNREADABLE


def test_the_place_comes_from_the_file_before_the_settings(tmp_path: Path) -> None:
    ca, pointer = tmp_path / "ca.pem", tmp_path / "service.json"
    ca.write_text("PEM", encoding="utf-8")
    pointer.write_bytes(msgspec.json.encode({"url": "https://localhost:8443", "ca": str(ca)}))
    assert service_place(str(pointer), "other", "") == ServicePlace("https://localhost:8443", "PEM")
    assert service_place("", "other.example", str(ca)) == ServicePlace("https://other.example", "PEM")
    assert service_place("", "other.example", "") == ServicePlace("https://other.example")
    assert service_place("", "", "") is None
    for broken in (tmp_path / "missing", ca):
        with pytest.raises(Unavailable):
            service_place(str(broken), "", "")


def test_the_licence_is_told_and_bought() -> None:
    client, asked = speaking(LicenceState(LicenceStatus.TRIAL, micros(NOW), None, 149_900, "aed"))
    with client:
        assert client.licence("opens", NOW).price == 149_900
    assert asked[0].headers["Cookie"] == "__Host-cardesk=opens"
    client, _ = speaking(Offer("https://checkout.example/1", 149_900, "aed", 0))
    with client:
        assert client.buy("opens") == "https://checkout.example/1"


def test_no_other_page_than_a_safe_one_is_opened() -> None:
    client, _ = speaking(Offer("file:///etc/passwd", 149_900, "aed", 0))
    with client, pytest.raises(Unavailable) as unavailable:
        client.buy("opens")
    assert unavailable.value.code is Code.SERVICE_BUSY


@pytest.mark.parametrize(
    ("refused", "code"),
    [(LicenceCode.ALREADY_LICENSED, Code.ALREADY_LICENSED), (LicenceCode.NOT_FOR_SALE, Code.NOT_SOLD)],
)
def test_why_nothing_is_bought(refused: LicenceCode, code: Code) -> None:
    client, _ = speaking(Refusal(refused), 422)
    with client, pytest.raises(Refused) as refusal:
        client.buy("opens")
    assert refusal.value.code is code


def test_counters_are_named_in_the_language_that_was_asked_for_and_sent() -> None:
    client, asked = speaking(usage.UsageWords("Nothing else.", {"sales": "Ventes"}))
    with client:
        assert client.usage_words("fr").counters == {"sales": "Ventes"}
    assert asked[0].headers["Accept-Language"] == "fr"
    client, asked = speaking(None, 204)
    with client:
        client.report_usage("opens", UsageReport("2026-11-25", {"sales": 2}))
    assert decode(asked[0].content, usage.UsageReport) == usage.UsageReport("2026-11-25", {"sales": 2})


@pytest.mark.parametrize("refused", list(usage.UsageCode))
def test_what_is_never_taken_is_said_so(refused: usage.UsageCode) -> None:
    client, _ = speaking(Refusal(refused), 422)
    with client, pytest.raises(Refused) as refusal:
        client.report_usage("opens", UsageReport("2026-11-25", {}))
    assert refusal.value.code is Code.REPORT_NOT_TAKEN

"""What a register and the account service say to each other about joining."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import msgspec
import pytest

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.account import AccountClient
from cardesk_desktop.sync.answers import ServiceAway
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.membership import Introduction, NewAccount, Pairing, Waiting
from cardesk_desktop.sync.service_place import ServicePlace, read_address, service_place
from cardesk_desktop.sync.trusting import trust
from cardesk_desktop.sync.usage import UsageReport
from cardesk_wire import accounts, companies, usage
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import decode, encode
from cardesk_wire.licence import LicenceCode, LicenceState, LicenceStatus, Offer
from cardesk_wire.messages import Refusal, Value
from tests.builders import NOW

PLACE = ServicePlace("https://service.example")
REGISTER = Introduction("AAAA", "Front desk", "R01", "A", bytes(32))
SIGNED_IN = accounts.SignedIn(
    accounts.Account("a", "Mona", "mona@example.com", "en"),
    companies.Company("c", "Blue Drop", companies.Role.OWNER),
    0,
    companies.Register("AAAA", "R02", "Front desk", 0, 0),
)
COOKIE = {"Set-Cookie": "__Host-cardesk=opens; Path=/; Secure; HttpOnly"}


def speaking(
    message: msgspec.Struct | None, status: int = 200, headers: dict[str, str] | None = None
) -> tuple[AccountClient, list[httpx.Request]]:
    """A client whose service always answers this, and what it was asked."""
    asked: list[httpx.Request] = []
    body = encode(message) if message is not None else b""

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, stream=httpx.ByteStream(body), headers=headers)

    return AccountClient(PLACE, httpx.MockTransport(answer)), asked


def test_who_signs_in_has_joined() -> None:
    client, asked = speaking(SIGNED_IN, headers=COOKIE)
    with client:
        joined = client.sign_in("mona@example.com", "brushes", REGISTER)
    assert (joined.register_code, joined.company_name, joined.cookie) == ("R02", "Blue Drop", "opens")
    assert "opens" not in repr(joined)
    assert asked[0].headers["Content-Type"] == "application/json"
    assert "Cookie" not in asked[0].headers


@pytest.mark.parametrize(("code", "keys"), [("R01", 1), ("", 0)])
def test_who_has_no_code_yet_has_no_series_to_tell_a_key_of(code: str, keys: int) -> None:
    client, asked = speaking(SIGNED_IN, headers=COOKIE)
    with client:
        client.sign_in("mona@example.com", "brushes", replace(REGISTER, code=code))
    said = decode(asked[0].content, accounts.SignIn)
    assert said.register is not None
    assert len(said.register.keys) == keys


def test_a_new_account_is_confirmed_by_its_code() -> None:
    client, _ = speaking(accounts.CodeSent("request", 600))
    new = NewAccount("Mona", "mona@example.com", "brushes", "Blue Drop", "en", True)
    assert client.sign_up(new) == "request"
    assert "brushes" not in repr(new)
    client.close()
    client, _ = speaking(SIGNED_IN, 201, COOKIE)
    with client:
        assert client.confirm("request", "ABCD-EFGH", REGISTER).email == "mona@example.com"


def test_a_code_is_shown_and_collected() -> None:
    client, _ = speaking(companies.PairingBegun("id", "secret", "ABCD-EFGH", 600), 201)
    with client:
        pairing = client.begin_pairing(REGISTER)
    assert pairing == Pairing("ABCD-EFGH", 600, "id", "secret")
    client, _ = speaking(accounts.PairingOutcome())
    with client:
        assert client.collect(pairing) is None
    client, _ = speaking(accounts.PairingOutcome(SIGNED_IN), headers=COOKIE)
    with client:
        joined = client.collect(pairing)
    assert joined is not None
    assert joined.cookie == "opens"


def test_a_prepared_register_asks_and_is_let_in() -> None:
    client, asked = speaking(companies.PairingBegun("p", "s", "7Q4K-M2Z8", 604_800))
    with client:
        waits = client.ask_to_join("K7QM-3TPD", REGISTER)
    form = decode(asked[0].content, companies.AskToJoin)
    assert (asked[0].url.path, form.code, form.register.name) == (
        "/company/v1/askings",
        "K7QM-3TPD",
        "Front desk",
    )
    client, _ = speaking(accounts.PairingOutcome())
    with client:
        assert client.collect_asking(waits) is None
    client, asked = speaking(accounts.PairingOutcome(SIGNED_IN), headers=COOKIE)
    with client:
        joined = client.collect_asking(waits)
    assert joined is not None
    assert (asked[0].url.path, joined.cookie) == ("/company/v1/askings/collect", "opens")


def test_registers_that_wait_are_told_and_let_in() -> None:
    waits = companies.WaitingRegister("a", "Exit", "7Q4K-M2Z8", 0)
    client, asked = speaking(companies.Waiting([waits]))
    with client:
        assert client.waiting("opens") == (Waiting("a", "Exit", "7Q4K-M2Z8"),)
    client, asked = speaking(companies.Decided(1))
    with client:
        assert client.let_in("opens", ["a"]) == 1
    assert decode(asked[0].content, companies.Decide).askings == ["a"]


def test_registers_are_called_by_name_and_code() -> None:
    names = {"R01": "Front desk", "R02": "R02", "R03": ""}
    told = [companies.Register(f"of {code}", code, name, 0, 0) for code, name in names.items()]
    client, _ = speaking(companies.Registers(told))
    with client:
        called = client.registers("opens")
    assert called == {"of R01": "Front desk (R01)", "of R02": "R02", "of R03": "R03"}


def test_a_session_speaks_with_its_cookie() -> None:
    client, asked = speaking(companies.PairingSeen("Tunnel", 0))
    with client:
        assert client.look("opens", "ABCD-EFGH") == client.approve("opens", "ABCD-EFGH") == "Tunnel"
    assert {request.headers["Cookie"] for request in asked} == {"__Host-cardesk=opens"}
    person = msgspec.structs.replace(SIGNED_IN, register=None)
    client, _ = speaking(person)
    with client:
        assert (client.who("opens").cookie, client.who("opens").register_code) == ("opens", "")
    client, asked = speaking(None, 204)
    with client:
        client.sign_out("opens")
    assert asked[0].method == "POST"


@pytest.mark.parametrize(
    ("code", "params", "expected"),
    [
        (AccountCode.WRONG_CREDENTIALS, {}, Code.ACCOUNT_WRONG),
        (AccountCode.PASSWORD_SHORT, {"least": 12}, Code.PASSWORD_SHORT),
        (AccountCode.NAME_INVALID, {}, Code.TEXT_MISSING),
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


def test_a_client_that_is_let_go_closes_when_the_last_call_has_ended() -> None:
    clients: list[ServiceClient] = []

    def answer(_request: httpx.Request) -> httpx.Response:
        clients[0].let_go()
        return httpx.Response(500, stream=httpx.ByteStream(b""))

    transport = httpx.MockTransport(answer)
    client = ServiceClient("https://service.example", trust(None), cookie="c", transport=transport)
    clients.append(client)
    with pytest.raises(Exception, match="busy"):
        client.blob_size("00")
    with pytest.raises(ServiceAway):
        client.blob_size("00")
    client.let_go()


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

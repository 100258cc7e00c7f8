"""What a register and the account service say to each other about joining."""

from __future__ import annotations

from dataclasses import replace

import httpx
import msgspec
import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.sync.answers import ServiceAway
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.membership import NewAccount, Pairing, Waiting
from cardesk_desktop.sync.trusting import trust
from cardesk_wire import accounts, companies
from cardesk_wire.coding import decode
from tests.unit.sync.account_speaking import COOKIE, REGISTER, SIGNED_IN, speaking


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


@pytest.mark.parametrize(
    ("name", "company", "code", "field"),
    [
        (" ", "Blue Drop", Code.TEXT_MISSING, "name"),
        ("Mona", "B" * 121, Code.TEXT_TOO_LONG, "company"),
    ],
)
def test_a_name_that_nobody_takes_is_refused_where_it_stands(
    name: str, company: str, code: Code, field: str
) -> None:
    client, asked = speaking(accounts.CodeSent("request", 600))
    new = NewAccount(name, "mona@example.com", "brushes", company, "en", True)
    with client, pytest.raises(Refused) as refused:
        client.sign_up(new)
    assert (refused.value.code, refused.value.params["field"], asked) == (code, field, [])


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

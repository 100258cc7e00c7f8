"""What the OpenAPI document allows is asked of the running service, which never fails."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from litestar.routes import HTTPRoute
from schemathesis import Case
from schemathesis.core.result import Ok

from cardesk_service.app import application, office
from cardesk_service.settings import load
from tests.service.office import ENVIRONMENT
from tests.service.operation.raw_bodies import with_raw_bodies, written
from tests.service.people import MONA, PASSWORD, code_in, introduction, sign_up_form
from tests.service.served import Served, served

EXAMPLES = 8
APART = ("/page", "/schema", "/metrics")
"""Pages for people, the document itself, and what only an operator's program reads."""
_ANSWERS = (
    ("post", "exchange", {"200", "204"}),
    ("get", "wake", {"200", "204"}),
    ("get", "blobs/{sha256}", {"200", "206"}),
)
SYNC = {
    ("POST", "/sync/v1/exchange"),
    ("POST", "/sync/v1/reconcile"),
    ("PATCH", "/sync/v1/blobs/{sha256}"),
}
_ADDRESSES = itertools.count(1)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service behind a proxy, so that every request comes from another address and none is slowed down."""
    with served(tmp_path_factory.mktemp("openapi"), CARDESK_TLS="proxy") as started:
        yield started


def _asked(client: httpx.Client, method: str, path: str, cookie: str = "", **said: Any) -> httpx.Response:
    number = next(_ADDRESSES)
    headers = {
        **said.pop("headers", {}),
        "x-forwarded-proto": "https",
        "x-forwarded-for": f"10.{number >> 8 & 255}.{number & 255}.1",
        "cookie": cookie,
    }
    return client.request(method, path, headers=headers, **said)


def _cookies(service: Served, client: httpx.Client) -> list[str]:
    """The cookies of nobody, of a person and of a register."""
    asked = _asked(client, "POST", "/account/v1/sign-up", json=sign_up_form()).json()
    form = {"request": asked["request"], "code": code_in(service.letters()[0][1])}
    person = _asked(client, "POST", "/account/v1/confirm", json=form)
    sign_in = {"email": MONA, "password": PASSWORD, "register": introduction()}
    register = _asked(client, "POST", "/account/v1/sign-in", json=sign_in)
    return ["", *(reply.headers["set-cookie"].partition(";")[0] for reply in (person, register))]


def test_every_route_is_in_the_document(tmp_path: Path) -> None:
    made = office(load({**ENVIRONMENT, "CARDESK_DATA": str(tmp_path)}))
    litestar = application(made, has_background=False).litestar
    routes = {
        (method, route.path_format)
        for route in litestar.routes
        if isinstance(route, HTTPRoute) and not route.path_format.startswith(APART)
        for handler in route.route_handlers
        for method in handler.http_methods
    }
    document = litestar.openapi_schema.to_schema()["paths"]
    said = {each for each in routes if each[0] != "OPTIONS"} - {("GET", "/")}
    assert said == {(method.upper(), path) for path, item in document.items() for method in item}
    for method, path, statuses in _ANSWERS:
        assert statuses <= set(document[f"/sync/v1/{path}"][method]["responses"])
    made.store.close()
    made.passwords.close()


# A thousand requests are asked; a busy computer takes its time for them.
@pytest.mark.timeout(900)
def test_no_request_that_is_allowed_makes_the_service_fail(service: Served) -> None:
    with httpx.Client(base_url=service.url, timeout=60) as client:
        cookies = _cookies(service, client)
        document = _asked(client, "GET", "/schema/openapi.json").json()
        found = schemathesis.openapi.from_dict(with_raw_bodies(document)).get_all_operations()
        operations = [each.ok() for each in found if isinstance(each, Ok)]
        assert len(operations) > 45
        taken = set()
        for operation in operations:
            if operation.path in ("/account/v1/sign-out", "/sync/v1/wake"):
                # One would end what the others need, one waits for half a minute.
                continue
            if _ask_in_every_way(client, operation.as_strategy(), cookies):
                taken.add((operation.method.upper(), operation.path))
    assert "failed" not in service.log
    assert taken >= SYNC, "what is generated for sync gets as far as what it is for"


def _ask_in_every_way(client: httpx.Client, cases: SearchStrategy[Case[Any]], cookies: list[str]) -> bool:
    """Ask as nobody, as a person and as a register; whether anything was granted."""
    is_granted = False

    @settings(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
    @given(cases)
    def asked(case: Case[Any]) -> None:
        nonlocal is_granted
        said = {"headers": _headers(case), "content": written(case.media_type, case.body)}
        for cookie in cookies:
            reply = _asked(client, case.method, case.formatted_path, cookie, params=case.query, **said)
            assert reply.status_code < 500, (case.method, case.formatted_path, case.body, reply.text)
            is_granted |= reply.status_code < 400
            if reply.status_code < 400:
                assert str(reply.status_code) in case.operation.responses.status_codes

    asked()
    return is_granted


def _headers(case: Case[Any]) -> dict[str, str]:
    """The generated ones, and what the body is."""
    media_type = {"content-type": case.media_type} if case.media_type else {}
    return {**{name: str(value) for name, value in (case.headers or {}).items()}, **media_type}

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
_ADDRESSES = itertools.count(1)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service behind a proxy, so that every request comes from another address and none is slowed down."""
    with served(tmp_path_factory.mktemp("openapi"), CARDESK_TLS="proxy") as started:
        yield started


def _asked(
    client: httpx.Client, method: str, path: str, json: object = None, query: Any = None, cookie: str = ""
) -> httpx.Response:
    number = next(_ADDRESSES)
    headers = {
        "x-forwarded-proto": "https",
        "x-forwarded-for": f"10.{number >> 8 & 255}.{number & 255}.1",
        "cookie": cookie,
    }
    return client.request(method, path, headers=headers, json=json, params=query)


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
        found = schemathesis.openapi.from_dict(document).get_all_operations()
        operations = [each.ok() for each in found if isinstance(each, Ok)]
        assert len(operations) > 45
        for operation in operations:
            if operation.path in ("/account/v1/sign-out", "/sync/v1/wake"):
                # One would end what the others need, one waits for half a minute.
                continue
            _ask_in_every_way(client, operation.as_strategy(), cookies)
    assert "failed" not in service.log


def _ask_in_every_way(client: httpx.Client, cases: SearchStrategy[Case[Any]], cookies: list[str]) -> None:
    @settings(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
    @given(cases)
    def asked(case: Case[Any]) -> None:
        body = case.body if case.media_type == "application/json" else None
        for cookie in cookies:
            reply = _asked(client, case.method, case.formatted_path, body, case.query, cookie)
            assert reply.status_code < 500, (case.method, case.formatted_path, case.body, reply.text)
            assert reply.status_code >= 400 or str(reply.status_code) in case.operation.responses.status_codes

    asked()

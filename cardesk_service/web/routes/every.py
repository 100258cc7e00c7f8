"""All pages, under `/page`. A new subject adds its PAGES here."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Request, Response, Router, get
from litestar.datastructures import State
from litestar.di import Provide

from cardesk_service.web import faults, form, visitor
from cardesk_service.web.faults import PAGES_OF_ACCOUNT
from cardesk_service.web.page import go
from cardesk_service.web.routes import (
    account,
    data,
    files,
    joining,
    licence,
    members,
    policy,
    preparing,
    registers,
    sessions,
    set_aside,
    signing,
)

AnyRequest: TypeAlias = Request[None, None, State]
_PAGES = (
    *signing.PAGES,
    *joining.PAGES,
    *account.PAGES,
    *sessions.PAGES,
    *registers.PAGES,
    *preparing.PAGES,
    *members.PAGES,
    *set_aside.PAGES,
    *licence.PAGES,
    *data.PAGES,
    *policy.PAGES,
)


def _of(method: str) -> set[str]:
    return {path for page in _PAGES if method in page.http_methods for path in page.paths}


@get(["/", "/page"], include_in_schema=False)
async def root() -> Response[None]:
    """Who types the bare address wants the account."""
    return go("/page/account")


@get(sorted(_of("POST") - _of("GET")))
async def only_sent(request: AnyRequest) -> Response[None]:
    """Who types the address that a form was sent to wants the page that the form was on."""
    page = request.scope["path"].removeprefix("/page/").partition("/")[0]
    return go(f"/page/{page if page in PAGES_OF_ACCOUNT else PAGES_OF_ACCOUNT[0]}")


ROUTES = (
    root,
    Router(
        "/page",
        route_handlers=[*_PAGES, *files.PAGES, only_sent],
        dependencies={
            "visitor": Provide(visitor.visitor),
            "holder": Provide(visitor.holder),
            "oneself": Provide(visitor.oneself),
            "form": Provide(form.sent_form),
        },
        exception_handlers=faults.HANDLERS,
        include_in_schema=False,
    ),
)

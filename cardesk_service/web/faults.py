"""What a page says when there is none to show: refused, gone, too often, or a fault of ours."""

from __future__ import annotations

import logging
import secrets
from typing import TypeAlias
from urllib.parse import urlencode

from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.response.base import ASGIResponse
from litestar.types import ExceptionHandlersMap, HTTPScope

from cardesk_service import sessions
from cardesk_service.api import answers
from cardesk_service.api.answers import CODES, STORE_RETRY_S
from cardesk_service.refused import Refused
from cardesk_service.store.database import StoreUnavailable
from cardesk_service.web import words
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import Visitor, met, stranger
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal

AnyRequest: TypeAlias = Request[None, None, State]
_LOG = logging.getLogger(__name__)
PAGES_OF_ACCOUNT = ("account", "sessions", "registers", "members", "set-aside", "licence", "data")
"""Where one may go on after signing in."""


def refused(request: AnyRequest, error: Refused) -> Response[bytes] | Response[None]:
    """A refusal in words; who is not signed in is led to where she can."""
    visitor = met(request)
    if error.refusal.code == RefusalCode.SIGNED_OUT:
        return _to_sign_in(request, visitor)
    after = error.retry_after_s
    headers = {"Retry-After": str(after)} if after is not None else None
    sentence = words.sentence(visitor.phrases, error.refusal)
    return show(visitor, "fault.html", status=error.status, headers=headers, sentence=sentence)


def misused(request: AnyRequest, error: HTTPException) -> Response[bytes] | Response[None]:
    """What the framework did not understand."""
    code = CODES.get(error.status_code, RefusalCode.MALFORMED)
    answer = refused(request, Refused(code, error.status_code))
    answer.headers.update(error.headers or {})
    return answer


def elsewhere(
    request: AnyRequest, error: HTTPException
) -> Response[bytes] | Response[None] | Response[Refusal]:
    """Where no page is and no route: people who typed it get words, programs a refusal."""
    is_browser = "text/html" in request.headers.get("accept", "")
    return misused(request, error) if is_browser else answers.misused(request, error)


def from_another_site(scope: HTTPScope) -> ASGIResponse:
    """A form that somebody else's page sent, in words for who looks at the browser; no cookie is read."""
    visitor = stranger(Request(scope))
    sentence = words.sentence(visitor.phrases, Refusal(AccountCode.FORBIDDEN_ORIGIN))
    page = show(visitor, "fault.html", status=403, sentence=sentence)
    return ASGIResponse(
        body=page.content, status_code=403, headers=page.headers, media_type="text/html", encoding="utf-8"
    )


def unavailable(request: AnyRequest, _error: StoreUnavailable) -> Response[bytes] | Response[None]:
    """The database does not answer us: nothing was done, come again."""
    return refused(request, Refused(RefusalCode.BUSY, 503, retry_after_s=STORE_RETRY_S))


def failed(request: AnyRequest, error: Exception) -> Response[bytes] | Response[None]:
    """A fault of ours; the log has the place of it under the same reference."""
    reference = secrets.token_hex(4).upper()
    _LOG.error("failed %s", reference, exc_info=error)
    return refused(request, Refused(AccountCode.FAILED, 500, reference=reference))


HANDLERS: ExceptionHandlersMap = {
    Refused: refused,
    StoreUnavailable: unavailable,
    HTTPException: misused,
    Exception: failed,
}


def _to_sign_in(request: AnyRequest, visitor: Visitor) -> Response[bytes] | Response[None]:
    page = request.scope["path"].removeprefix("/page/").partition("/")[0]
    is_from_elsewhere = request.headers.get("sec-fetch-site") == "cross-site"
    if request.method == "GET" and is_from_elsewhere and sessions.COOKIE not in request.cookies:
        # A link in a letter opened this: the cookie is SameSite=Strict and was kept back. Asked again by
        # a page of ours, the browser sends it.
        query = f"?{urlencode(visitor.query)}" if visitor.query else ""
        return show(visitor, "again.html", address=f"{request.scope['path']}{query}")
    target = {"next": page} if page in PAGES_OF_ACCOUNT[1:] else {}
    return go(visitor.to("/page/sign-in", **target))

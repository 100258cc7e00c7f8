"""How faults become answers: always a Refusal, never a trace or a library's own words."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping

from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.response.base import ASGIResponse
from litestar.types import ExceptionHandlersMap

from cardesk_service.refused import Refused
from cardesk_service.store.database import StoreUnavailable
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import encode
from cardesk_wire.messages import Refusal

STORE_RETRY_S = 5
_LOG = logging.getLogger(__name__)
CODES: Mapping[int, str] = {
    400: RefusalCode.MALFORMED,
    401: RefusalCode.SIGNED_OUT,
    403: RefusalCode.NOT_PERMITTED,
    404: RefusalCode.NOT_FOUND,
    405: AccountCode.METHOD_NOT_ALLOWED,
    413: RefusalCode.TOO_LARGE,
    415: RefusalCode.MALFORMED,
    429: RefusalCode.RATE_LIMITED,
    503: RefusalCode.BUSY,
}

AnyRequest = Request[None, None, State]


def refused(_request: AnyRequest, error: Refused) -> Response[Refusal]:
    """The answer to what an operation or a guard refused."""
    after = error.retry_after_s
    headers = {"Retry-After": str(after)} if after is not None else None
    return Response(error.refusal, status_code=error.status, headers=headers, media_type="application/json")


def misused(_request: AnyRequest, error: HTTPException) -> Response[Refusal]:
    """The answer to a request that the framework did not understand."""
    refusal = Refusal(CODES.get(error.status_code, RefusalCode.MALFORMED))
    return Response(
        refusal, status_code=error.status_code, headers=error.headers, media_type="application/json"
    )


def too_deep(_request: AnyRequest, _error: RecursionError) -> Response[Refusal]:
    """The answer to a body of brackets in brackets."""
    return Response(Refusal(RefusalCode.MALFORMED), status_code=400, media_type="application/json")


def failed(_request: AnyRequest, error: Exception) -> Response[Refusal]:
    """The answer to a fault of ours; the log has the place of it under the same reference."""
    reference = secrets.token_hex(4).upper()
    _LOG.error("failed %s", reference, exc_info=error)
    refusal = Refusal(AccountCode.FAILED, {"reference": reference})
    return Response(refusal, status_code=500, media_type="application/json")


def unavailable(request: AnyRequest, _error: StoreUnavailable) -> Response[Refusal]:
    """The answer while the database does not answer us: nothing was done, come again."""
    return refused(request, Refused(RefusalCode.BUSY, 503, retry_after_s=STORE_RETRY_S))


HANDLERS: ExceptionHandlersMap = {
    Refused: refused,
    StoreUnavailable: unavailable,
    HTTPException: misused,
    RecursionError: too_deep,
    Exception: failed,
}


def code_answer(code: str, status: int) -> ASGIResponse:
    """A refusal as an ASGI answer, for what is refused before any route."""
    return ASGIResponse(
        body=encode(Refusal(str(code))), status_code=status, media_type="application/json", headers={}
    )

"""Who may ask for a change: our own pages and programs, never a form on somebody else's page.

The cookie is SameSite=Strict already. Beside that a request that changes something is refused when the
browser says that it comes from elsewhere, and when it is a plain form, which any page can send; pages of ours
that send forms check the form's token themselves (see `api/form_token.py`) and are named in FORM_PATHS.
"""

from __future__ import annotations

from collections.abc import Callable

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from cardesk_service.api.answers import code_answer
from cardesk_service.api.media import media_type
from cardesk_wire.accounts import AccountCode

FORM_PATHS = ("/page/",)
"""Paths under which forms are taken, with their token."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


class OwnOriginOnly:
    """Refuses changes that did not come from a page or a program of ours."""

    def __init__(
        self,
        app: ASGIApp,
        public_url: str,
        others: tuple[str, ...] = (),
        *,
        page: Callable[[HTTPScope], ASGIApp],
    ) -> None:
        """`others` are paths for signed messages of other services, which send no origin and no cookie.

        `page` says the refusal to people: it is shown where a browser went with the form.
        """
        self._app = app
        self._public_url = public_url
        self._others = others
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == ScopeType.HTTP and not self._is_own(scope):
            await self._refusal(scope)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: HTTPScope) -> ASGIApp:
        is_read = "text/html" in Headers.from_scope(scope).get("accept", "")
        return self._page(scope) if is_read else code_answer(AccountCode.FORBIDDEN_ORIGIN, 403)

    def _is_own(self, scope: HTTPScope) -> bool:
        if scope["method"] in SAFE_METHODS or scope["path"].startswith(self._others or ("\0",)):
            return True
        headers = Headers.from_scope(scope)
        if headers.get("sec-fetch-site", "same-origin") not in _OWN_SITES:
            return False
        if headers.get("origin", self._public_url) != self._public_url:
            return False
        kind = media_type(headers)
        has_body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
        if scope["path"].startswith(FORM_PATHS):
            return True
        return bool(kind) and kind not in _FORMS if has_body else kind not in _FORMS

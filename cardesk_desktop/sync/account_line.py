"""One line to the account service: a request, its answer or why there is none, and the cookie it gives."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import httpx
import msgspec

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_desktop.sync.client import TIMEOUT
from cardesk_desktop.sync.hearing import SESSION_COOKIE, away_of, limited, refusal_of
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.sync.trusting import trust
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed, decode, encode
from cardesk_wire.licence import LicenceCode
from cardesk_wire.messages import Refusal
from cardesk_wire.usage import UsageCode

T = TypeVar("T")
_LONGEST_ANSWER = 256 * 1024

_REFUSED: Mapping[str, Code] = MappingProxyType(
    {
        AccountCode.WRONG_CREDENTIALS: Code.ACCOUNT_WRONG,
        AccountCode.WRONG_CODE: Code.ACCOUNT_CODE_WRONG,
        AccountCode.SHOP_CODE_WRONG: Code.SHOP_CODE_WRONG,
        AccountCode.EMAIL_INVALID: Code.EMAIL_UNREADABLE,
        AccountCode.PASSWORD_SHORT: Code.PASSWORD_SHORT,
        AccountCode.PASSWORD_LONG: Code.PASSWORD_LONG,
        AccountCode.PASSWORD_COMMON: Code.PASSWORD_COMMON,
        AccountCode.TOO_YOUNG: Code.TOO_YOUNG,
        AccountCode.REGISTER_ELSEWHERE: Code.REGISTER_ELSEWHERE,
        LicenceCode.ALREADY_LICENSED: Code.ALREADY_LICENSED,
        LicenceCode.NOT_FOR_SALE: Code.NOT_SOLD,
        **dict.fromkeys(UsageCode, Code.REPORT_NOT_TAKEN),
        RefusalCode.NOT_PERMITTED: Code.ACCOUNT_NOT_PERMITTED,
        RefusalCode.NOT_A_MEMBER: Code.ACCOUNT_WITHOUT_COMPANY,
        RefusalCode.SIGNED_OUT: Code.SIGNED_OUT,
        RefusalCode.REGISTER_REVOKED: Code.SIGNED_OUT,
    }
)
_AWAY: Mapping[Away, Code] = MappingProxyType(
    {
        Away.OFFLINE: Code.SERVICE_OFFLINE,
        Away.NOT_TRUSTED: Code.SERVICE_NOT_TRUSTED,
        Away.UNREADABLE: Code.SERVICE_BUSY,
    }
)


class AccountLine:
    """Used on one thread, for one errand."""

    def __init__(self, place: ServicePlace, transport: httpx.BaseTransport | None = None) -> None:
        self._http = httpx.Client(
            base_url=place.url,
            verify=trust(place.ca),
            timeout=TIMEOUT,
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            headers={"Accept-Encoding": "identity"},
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        kind: type[T],
        form: msgspec.Struct | None,
        cookie: str = "",
        language: str = "",
    ) -> tuple[T, str]:
        """The answer to one request, and the cookie that it gives."""
        content, given = self.send(method, path, form, cookie, language)
        try:
            return decode(content, kind), given
        except Malformed as error:
            raise Unavailable(Code.SERVICE_BUSY) from error

    def send(
        self, method: str, path: str, form: msgspec.Struct | None, cookie: str, language: str = ""
    ) -> tuple[bytes, str]:
        """Send one request; the answer's bytes and the cookie that it gives, if it does."""
        headers = {"Content-Type": "application/json"} if form is not None else {}
        if language:
            headers["Accept-Language"] = language
        if cookie:
            headers["Cookie"] = f"{SESSION_COOKIE}={cookie}"
        body = encode(form) if form is not None else None
        request = self._http.build_request(method, path, content=body, headers=headers)
        try:
            answer = self._http.send(request, stream=True)
            try:
                content = limited(answer, _LONGEST_ANSWER)
            finally:
                answer.close()
        except ServiceAway as away:
            raise _unavailable(away.reason) from away
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            raise _unavailable(away_of(error)) from error
        given = answer.cookies.get(SESSION_COOKIE) or ""
        self._http.cookies.clear()
        if not answer.is_success:
            raise _refused(refusal_of(answer, content))
        return content, given


def _unavailable(reason: Away) -> Unavailable:
    return Unavailable(_AWAY[reason])


def _refused(refusal: Refusal) -> Refused | Unavailable:
    if refusal.code == AccountCode.NAME_INVALID:
        return Refused(Code.TEXT_MISSING, field=refusal.params.get("field", "name"))
    if refusal.code in _REFUSED:
        return Refused(_REFUSED[refusal.code], **refusal.params)
    if refusal.code == RefusalCode.RATE_LIMITED:
        return Refused(Code.TOO_MANY_TRIES)
    return Unavailable(Code.SERVICE_BUSY)

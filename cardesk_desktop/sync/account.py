"""The account service as a register meets it before it exchanges: accounts, joining, letting others in.

Every method raises what a person can mend as Refused, and as Unavailable that nobody answered or nobody who
can be believed: a certificate that is not the service's is final, and nothing was sent.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from types import MappingProxyType, TracebackType
from typing import TypeVar

import httpx
import msgspec

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_desktop.sync.client import TIMEOUT, trust
from cardesk_desktop.sync.hearing import SESSION_COOKIE, away_of, limited, refusal_of
from cardesk_desktop.sync.licence import Licence, told
from cardesk_desktop.sync.membership import Introduction, Joined, NewAccount, Pairing
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.sync.usage import UsageReport, UsageWords
from cardesk_wire import accounts, companies, licence, usage
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed, decode, encode, written
from cardesk_wire.licence import LicenceCode
from cardesk_wire.messages import Refusal
from cardesk_wire.usage import UsageCode

T = TypeVar("T")
_LONGEST_ANSWER = 256 * 1024

_REFUSED: Mapping[str, Code] = MappingProxyType(
    {
        AccountCode.WRONG_CREDENTIALS: Code.ACCOUNT_WRONG,
        AccountCode.WRONG_CODE: Code.ACCOUNT_CODE_WRONG,
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


class AccountClient(AbstractContextManager["AccountClient"]):
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

    def sign_up(self, new: NewAccount) -> str:
        """Ask for an account and its company; a code is mailed. The request that the code answers."""
        form = accounts.SignUp(
            new.name, new.email, new.password, new.company, new.language, new.is_16_or_older
        )
        sent, _ = self._ask("POST", "/account/v1/sign-up", accounts.CodeSent, form)
        return sent.request

    def confirm(self, request: str, code: str, register: Introduction) -> Joined:
        """Open the account whose code was mailed, and join its company."""
        form = accounts.Confirm(request, code, _introduction(register))
        return _joined(*self._ask("POST", "/account/v1/confirm", accounts.SignedIn, form))

    def sign_in(self, email: str, password: str, register: Introduction) -> Joined:
        """Join the company of an account, or come back to it after the session ended."""
        form = accounts.SignIn(email, password, register=_introduction(register))
        return _joined(*self._ask("POST", "/account/v1/sign-in", accounts.SignedIn, form))

    def begin_pairing(self, register: Introduction) -> Pairing:
        """A code to show, which somebody who is in types elsewhere."""
        begun, _ = self._ask("POST", "/company/v1/pairings", companies.PairingBegun, _introduction(register))
        return Pairing(begun.code, begun.expires_in_s, begun.pairing, begun.secret)

    def collect(self, pairing: Pairing) -> Joined | None:
        """Whether the code was typed elsewhere; None while nobody did. Refuses with ACCOUNT_CODE_WRONG."""
        form = accounts.CollectPairing(pairing.id, pairing.secret)
        outcome, cookie = self._ask("POST", "/company/v1/pairings/collect", accounts.PairingOutcome, form)
        return _joined(outcome.joined, cookie) if outcome.joined is not None else None

    def look(self, cookie: str, code: str) -> str:
        """The name of the register that shows this code."""
        form = companies.PairingCode(code)
        return self._ask("POST", "/company/v1/pairings/look", companies.PairingSeen, form, cookie)[0].name

    def approve(self, cookie: str, code: str) -> str:
        """Let the register that shows this code into the company; its name."""
        form = companies.PairingCode(code)
        return self._ask("POST", "/company/v1/pairings/approve", companies.PairingSeen, form, cookie)[0].name

    def who(self, cookie: str) -> Joined:
        """Whose session this is."""
        signed_in, renewed = self._ask("GET", "/account/v1/me", accounts.SignedIn, None, cookie)
        return _joined(signed_in, renewed or cookie)

    def registers(self, cookie: str) -> Mapping[str, str]:
        """What the registers of the company are called, by device: name and code."""
        told, _ = self._ask("GET", "/company/v1/registers", companies.Registers, None, cookie)
        return {
            each.device: f"{each.name} ({each.code})" if each.name not in ("", each.code) else each.code
            for each in told.registers
        }

    def sign_out(self, cookie: str) -> None:
        """End the session."""
        self._send("POST", "/account/v1/sign-out", None, cookie)

    def licence(self, cookie: str, now: datetime) -> Licence:
        """How the company stands."""
        return told(self._ask("GET", "/licence/v1/state", licence.LicenceState, None, cookie)[0], now)

    def buy(self, cookie: str) -> str:
        """Where the licence is paid, on the payment provider's page. Refuses ALREADY_LICENSED, NOT_SOLD."""
        url = self._ask("POST", "/licence/v1/buy", licence.Offer, None, cookie)[0].url
        if not url.startswith("https://"):
            raise Unavailable(Code.SERVICE_BUSY)
        return url

    def usage_words(self, language: str) -> UsageWords:
        """What is counted, word for word, in this language (ISO 639)."""
        words, _ = self._ask("GET", "/usage/v1/words", usage.UsageWords, None, language=language)
        return UsageWords(words.promise, words.counters)

    def report_usage(self, cookie: str, report: UsageReport) -> None:
        """Send the counters of a day. Refuses with REPORT_NOT_TAKEN what will never be taken."""
        form = usage.UsageReport(report.day, dict(report.counters))
        self._send("POST", "/usage/v1/reports", form, cookie)

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[T],
        form: msgspec.Struct | None,
        cookie: str = "",
        language: str = "",
    ) -> tuple[T, str]:
        content, given = self._send(method, path, form, cookie, language)
        try:
            return decode(content, kind), given
        except Malformed as error:
            raise Unavailable(Code.SERVICE_BUSY) from error

    def _send(
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


def _introduction(register: Introduction) -> companies.RegisterIntroduction:
    key = companies.RegisterKey(register.code, register.incarnation, written(register.public_key))
    # Who has no code yet has no series: the key is told once a code was leased.
    keys = [key] if register.code else []
    return companies.RegisterIntroduction(register.device_id, register.name, register.code, keys)


def _joined(signed_in: accounts.SignedIn, cookie: str) -> Joined:
    register = signed_in.register
    return Joined(
        account_name=signed_in.account.name,
        email=signed_in.account.email,
        company_id=signed_in.company.id,
        company_name=signed_in.company.name,
        device_id=register.device if register is not None else "",
        register_code=register.code if register is not None else "",
        cookie=cookie,
    )


def _unavailable(reason: Away) -> Unavailable:
    return Unavailable(_AWAY[reason])


def _refused(refusal: Refusal) -> Refused | Unavailable:
    if refusal.code == AccountCode.NAME_INVALID:
        return Refused(Code.TEXT_MISSING, field="name")
    if refusal.code in _REFUSED:
        return Refused(_REFUSED[refusal.code], **refusal.params)
    if refusal.code == RefusalCode.RATE_LIMITED:
        return Refused(Code.TOO_MANY_TRIES)
    return Unavailable(Code.SERVICE_BUSY)

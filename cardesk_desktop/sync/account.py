"""The account service as a register meets it before it exchanges: accounts, joining, letting others in.

Every method raises what a person can mend as Refused, and as Unavailable that nobody answered or nobody who
can be believed: a certificate that is not the service's is final, and nothing was sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.sync.account_line import AccountLine
from cardesk_desktop.sync.licence import Licence, told
from cardesk_desktop.sync.membership import Introduction, Joined, NewAccount, Pairing, Waiting
from cardesk_desktop.sync.usage import UsageReport, UsageWords
from cardesk_wire import accounts, companies, licence, usage
from cardesk_wire.coding import written


class AccountClient(AccountLine, AbstractContextManager["AccountClient"]):
    """Used on one thread, for one errand."""

    def sign_up(self, new: NewAccount) -> str:
        """Ask for an account and its company; a code is mailed. The request that the code answers.

        Refuses with TEXT_MISSING and TEXT_TOO_LONG, which name the field.
        """
        name = one_line(new.name, field="name", is_needed=True)
        company = one_line(new.company, field="company")
        form = accounts.SignUp(name, new.email, new.password, company, new.language, new.is_16_or_older)
        sent, _ = self.ask("POST", "/account/v1/sign-up", accounts.CodeSent, form)
        return sent.request

    def confirm(self, request: str, code: str, register: Introduction) -> Joined:
        """Open the account whose code was mailed, and join its company."""
        form = accounts.Confirm(request, code, _introduction(register))
        return _joined(*self.ask("POST", "/account/v1/confirm", accounts.SignedIn, form))

    def sign_in(self, email: str, password: str, register: Introduction) -> Joined:
        """Join the company of an account, or come back to it after the session ended."""
        form = accounts.SignIn(email, password, register=_introduction(register))
        return _joined(*self.ask("POST", "/account/v1/sign-in", accounts.SignedIn, form))

    def begin_pairing(self, register: Introduction) -> Pairing:
        """A code to show, which somebody who is in types elsewhere."""
        begun, _ = self.ask("POST", "/company/v1/pairings", companies.PairingBegun, _introduction(register))
        return Pairing(begun.code, begun.expires_in_s, begun.pairing, begun.secret)

    def collect(self, pairing: Pairing) -> Joined | None:
        """Whether the code was typed elsewhere; None while nobody did. Refuses with ACCOUNT_CODE_WRONG."""
        form = accounts.CollectPairing(pairing.id, pairing.secret)
        outcome, cookie = self.ask("POST", "/company/v1/pairings/collect", accounts.PairingOutcome, form)
        return _joined(outcome.joined, cookie) if outcome.joined is not None else None

    def ask_to_join(self, shop_code: str, register: Introduction) -> Pairing:
        """Ask with the code of a shop to be let in; a code to show. Refuses with SHOP_CODE_WRONG."""
        form = companies.AskToJoin(shop_code, _introduction(register))
        begun, _ = self.ask("POST", "/company/v1/askings", companies.PairingBegun, form)
        return Pairing(begun.code, begun.expires_in_s, begun.pairing, begun.secret)

    def collect_asking(self, asking: Pairing) -> Joined | None:
        """Whether the register was let in; None while nobody decided. Refuses with ACCOUNT_CODE_WRONG."""
        form = accounts.CollectPairing(asking.id, asking.secret)
        outcome, cookie = self.ask("POST", "/company/v1/askings/collect", accounts.PairingOutcome, form)
        return _joined(outcome.joined, cookie) if outcome.joined is not None else None

    def waiting(self, cookie: str) -> tuple[Waiting, ...]:
        """The registers that asked with the code of the shop and wait, the first that asked first."""
        found, _ = self.ask("GET", "/company/v1/askings", companies.Waiting, None, cookie)
        return tuple(Waiting(each.asking, each.name, each.code) for each in found.registers)

    def let_in(self, cookie: str, askings: Sequence[str]) -> int:
        """Let these in; how many that were, without those about whom somebody decided meanwhile."""
        form = companies.Decide(list(askings))
        return self.ask("POST", "/company/v1/askings/let-in", companies.Decided, form, cookie)[0].count

    def look(self, cookie: str, code: str) -> str:
        """The name of the register that shows this code."""
        form = companies.PairingCode(code)
        return self.ask("POST", "/company/v1/pairings/look", companies.PairingSeen, form, cookie)[0].name

    def approve(self, cookie: str, code: str) -> str:
        """Let the register that shows this code into the company; its name."""
        form = companies.PairingCode(code)
        return self.ask("POST", "/company/v1/pairings/approve", companies.PairingSeen, form, cookie)[0].name

    def who(self, cookie: str) -> Joined:
        """Whose session this is."""
        signed_in, renewed = self.ask("GET", "/account/v1/me", accounts.SignedIn, None, cookie)
        return _joined(signed_in, renewed or cookie)

    def registers(self, cookie: str) -> Mapping[str, str]:
        """What the registers of the company are called, by device: name and code."""
        told, _ = self.ask("GET", "/company/v1/registers", companies.Registers, None, cookie)
        return {
            each.device: f"{each.name} ({each.code})" if each.name not in ("", each.code) else each.code
            for each in told.registers
        }

    def sign_out(self, cookie: str) -> None:
        """End the session."""
        self.send("POST", "/account/v1/sign-out", None, cookie)

    def licence(self, cookie: str, now: datetime) -> Licence:
        """How the company stands."""
        return told(self.ask("GET", "/licence/v1/state", licence.LicenceState, None, cookie)[0], now)

    def buy(self, cookie: str) -> str:
        """Where the licence is paid, on the payment provider's page. Refuses ALREADY_LICENSED, NOT_SOLD."""
        url = self.ask("POST", "/licence/v1/buy", licence.Offer, None, cookie)[0].url
        if not url.startswith("https://"):
            raise Unavailable(Code.SERVICE_BUSY)
        return url

    def usage_words(self, language: str) -> UsageWords:
        """What is counted, word for word, in this language (ISO 639)."""
        words, _ = self.ask("GET", "/usage/v1/words", usage.UsageWords, None, language=language)
        return UsageWords(words.promise, words.counters)

    def report_usage(self, cookie: str, report: UsageReport) -> None:
        """Send the counters of a day. Refuses with REPORT_NOT_TAKEN what will never be taken."""
        form = usage.UsageReport(report.day, dict(report.counters))
        self.send("POST", "/usage/v1/reports", form, cookie)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


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

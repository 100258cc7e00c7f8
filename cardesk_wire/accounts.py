"""What is said about accounts, companies and registers, as it stands in JSON.

Identities are base64url without padding, instants whole microseconds since 1970 in UTC. Every answer that is
not a success is a `messages.Refusal` with a code of `codes.RefusalCode` or `AccountCode`.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from cardesk_wire.companies import Company, Register, RegisterIntroduction


class AccountCode(StrEnum):
    """Why something about an account, a company or a register was refused."""

    WRONG_CREDENTIALS = "wrong_credentials"
    """E-mail and password do not belong together; which of them is wrong is not said."""
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    WRONG_CODE = "wrong_code"
    """The code is not the one that was mailed or shown, was used, or is older than ten minutes."""
    SHOP_CODE_WRONG = "shop_code_wrong"
    """No shop has this code: it was withdrawn, is older than thirty days, or was typed wrongly."""
    NAME_INVALID = "name_invalid"
    EMAIL_INVALID = "email_invalid"
    LANGUAGE_UNKNOWN = "language_unknown"
    PASSWORD_SHORT = "password_short"  # noqa: S105
    """Shorter than `least` characters."""
    PASSWORD_LONG = "password_long"  # noqa: S105
    """Longer than `most` characters."""
    PASSWORD_COMMON = "password_common"  # noqa: S105
    """One of those that are tried first, or made of the person's own words."""
    TOO_YOUNG = "too_young"
    """Accounts are for people of 16 or older."""
    FORBIDDEN_ORIGIN = "forbidden_origin"
    """A request that changes something came from another page, or in a form without its token."""
    LAST_OWNER = "last_owner"
    """A company has at least one owner."""
    REGISTER_ELSEWHERE = "register_elsewhere"
    """This register belongs to another company."""
    KEY_INVALID = "key_invalid"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    FAILED = "failed"
    """A fault of the service; `reference` finds it in the log."""


class SignUp(msgspec.Struct, frozen=True):
    """A new account and its company; who was invited leaves `company` empty."""

    name: str
    email: str
    password: str
    company: str
    language: str
    is_16_or_older: bool


class CodeSent(msgspec.Struct, frozen=True):
    """A code is under way by e-mail, if there is anybody to send it to. `request` goes back with it."""

    request: str
    expires_in_s: int


class Confirm(msgspec.Struct, frozen=True):
    """The code that was mailed. With `register`, the session that begins is the register's."""

    request: str
    code: str
    register: RegisterIntroduction | None = None


class SignIn(msgspec.Struct, frozen=True):
    """With `register`, the session that begins is the register's. `company` chooses among several."""

    email: str
    password: str
    company: str = ""
    register: RegisterIntroduction | None = None


class Forgot(msgspec.Struct, frozen=True):
    """Asks for a code that lets somebody choose a new password."""

    email: str


class Reset(msgspec.Struct, frozen=True):
    """A new password in place of a forgotten one. Ends every session of a person; registers' when asked."""

    request: str
    code: str
    password: str
    ends_registers: bool = False


class ChangePassword(msgspec.Struct, frozen=True):
    """Ends every other session of the person; those of the registers she joined when asked."""

    password: str
    new_password: str
    ends_registers: bool = False


class ChangeEmail(msgspec.Struct, frozen=True):
    """Asks for a code that is mailed to the new address."""

    password: str
    email: str


class ConfirmEmail(msgspec.Struct, frozen=True):
    """The code that was mailed to the new address."""

    request: str
    code: str


class ChangeProfile(msgspec.Struct, frozen=True):
    """Corrects what is said of a person. None leaves it."""

    name: str | None = None
    language: str | None = None


class Account(msgspec.Struct, frozen=True):
    """A person."""

    id: str
    name: str
    email: str
    language: str


class SignedIn(msgspec.Struct, frozen=True):
    """Who is signed in; `register` when the session is a register's. The cookie is beside it."""

    account: Account
    company: Company
    expires_at: int
    register: Register | None = None


class Session(msgspec.Struct, frozen=True):
    """A session of the person, or of a register that she joined. Known to the hour when it was used."""

    id: str
    began_at: int
    last_used_at: int
    expires_at: int
    device: str | None = None
    is_current: bool = False


class Sessions(msgspec.Struct, frozen=True):
    """The living sessions of the account."""

    sessions: list[Session]


class CollectPairing(msgspec.Struct, frozen=True):
    """Asks whether the pairing was approved."""

    pairing: str
    secret: str


class PairingOutcome(msgspec.Struct, frozen=True):
    """Waiting while `joined` is None."""

    joined: SignedIn | None = None

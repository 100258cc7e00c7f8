"""The settings of one service: declared once, typed, read from the environment.

In production a setting that is missing, weak or malformed keeps the service from starting; every fault is
named at once. What development leaves out is made by `development`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlsplit

from cardesk_service.crypto import KEY_BYTES, Key

PREFIX = "CARDESK_"
DISTINCT_BYTES = 16
"""A secret with fewer different bytes was typed by a person, not made by chance."""
LEAST_ITERATIONS = 210_000
"""OWASP ASVS 5.0, appendix C, for PBKDF2-HMAC-SHA512."""

_LETTERS_OF_A_CURRENCY = 3
_STEPS = {**dict.fromkeys(("bhd", "jod", "kwd", "omr", "tnd"), 10), **dict.fromkeys(("isk", "ugx"), 100)}
"""Currencies of which Stripe takes not every number of minor units, but multiples."""


class SettingsError(Exception):
    """Why the service cannot start, a line each."""


class Mode(StrEnum):
    """Who is served."""

    PRODUCTION = "production"
    DEVELOPMENT = "development"


class Tls(StrEnum):
    """Who holds the certificate: the service itself, or a proxy in front of it in a closed network."""

    OWN = "own"
    PROXY = "proxy"


class MailSecurity(StrEnum):
    """How the way to the mail server is encrypted."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Setting:
    """How one setting is read from its variable, and what it says."""

    text: str
    read: Callable[[str], object] = str
    default: str = ""


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false", "1", "0"):
        raise ValueError("is neither true nor false")
    return text.lower() in ("true", "1")


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _https(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError("is no https:// address without a path")
    return text.rstrip("/")


def _bucket(text: str) -> str:
    parts = urlsplit(text)
    name = parts.path.strip("/")
    if text and (parts.scheme != "https" or not parts.hostname or not name or "/" in name or parts.query):
        raise ValueError("is no https:// address with the name of a bucket")
    return text.rstrip("/")


def _keys(text: str) -> tuple[Key, ...]:
    keys = []
    for entry in filter(None, text.split(",")):
        number, _, encoded = entry.partition(":")
        secret = base64.b64decode(encoded, validate=True)
        if not number.isdecimal() or not 0 <= int(number) <= 255:
            raise ValueError("has a key without a number from 0 to 255")
        if len(secret) != KEY_BYTES or len(set(secret)) < DISTINCT_BYTES:
            raise ValueError(f"has a weak key: {KEY_BYTES} random bytes are needed")
        keys.append(Key(int(number), secret))
    if not keys or len({key.number for key in keys}) != len(keys):
        raise ValueError("needs keys with different numbers")
    return tuple(keys)


def _currency(text: str) -> str:
    if len(text) != _LETTERS_OF_A_CURRENCY or not (text.isascii() and text.isalpha()):
        raise ValueError("is no currency of three letters")
    return text.lower()


def _iterations(text: str) -> int:
    if int(text) < LEAST_ITERATIONS:
        raise ValueError(f"is less than {LEAST_ITERATIONS}")
    return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of them. The variable of `public_url` is `CARDESK_PUBLIC_URL`."""

    mode: Annotated[Mode, Setting("production or development", Mode, "production")]
    public_url: Annotated[
        str, Setting("https address under which people and registers reach the service", _https)
    ]
    host: Annotated[str, Setting("address to listen on", default="127.0.0.1")]
    port: Annotated[int, Setting("port to listen on", int, "8443")]
    workers: Annotated[int, Setting("processes that answer; 1 on SQLite", int, "1")]
    data: Annotated[Path, Setting("folder of the service's own files", Path, "data")]
    database: Annotated[str, Setting("URL of the database; empty: SQLite in the data folder")]
    keys: Annotated[
        tuple[Key, ...], Setting("number:base64 of 32 random bytes, the current one first", _keys)
    ]
    tls: Annotated[
        Tls, Setting("own: the service holds the certificate; proxy: a proxy in front does", Tls, "own")
    ]
    certificate: Annotated[Path | None, Setting("file of the certificate chain (PEM)", _path)]
    certificate_key: Annotated[Path | None, Setting("file of its private key (PEM)", _path)]
    iterations: Annotated[int, Setting("PBKDF2 iterations of new hashes", _iterations, str(LEAST_ITERATIONS))]
    metrics_token: Annotated[str, Setting("what a reader of /metrics sends as Bearer; empty: nobody reads")]
    mail_from: Annotated[str, Setting("sender of e-mails", default="CarDesk <no-reply@localhost>")]
    smtp_host: Annotated[str, Setting("mail server; empty, in development only: mails become files")]
    smtp_port: Annotated[int, Setting("its port", int, "465")]
    smtp_security: Annotated[MailSecurity, Setting("tls, starttls or none", MailSecurity, "tls")]
    smtp_user: Annotated[str, Setting("name at the mail server")]
    smtp_password: Annotated[str, Setting("password at the mail server")]
    stripe_key: Annotated[str, Setting("Stripe's restricted key (rk_...); empty: no licence is sold")]
    stripe_webhook_secret: Annotated[str, Setting("secret of the webhook at Stripe (whsec_...)")]
    stripe_url: Annotated[str, Setting("another address for Stripe's API, for a test of the service")]
    licence_price: Annotated[int, Setting("price of a licence in minor units; 0: none is sold", int, "0")]
    licence_currency: Annotated[str, Setting("its currency (ISO 4217)", _currency, "aed")]
    photos_mb: Annotated[int, Setting("megabytes of photos that one company may keep", int, "5000")]
    photos_bucket: Annotated[
        str, Setting("https://host/bucket of S3-compatible storage; empty: a folder", _bucket)
    ]
    photos_region: Annotated[str, Setting("its region", default="us-east-1")]
    photos_key: Annotated[str, Setting("key at that storage")]
    photos_secret: Annotated[str, Setting("its secret")]
    trial_days: Annotated[int, Setting("days that a trial is said to last; nothing stops then", int, "30")]
    recognition_key: Annotated[str, Setting("OpenRouter's key; empty: no photo is recognised")]
    recognition_model: Annotated[
        str, Setting("model that recognises photos", default="google/gemini-3.1-flash-lite")
    ]
    recognition_provider: Annotated[
        str, Setting("the one provider of it that is asked", default="google-vertex")
    ]
    recognition_daily: Annotated[int, Setting("photos of one company in 24 hours", int, "200")]
    recognition_url: Annotated[str, Setting("another address for OpenRouter, for a test of the service")]
    updates: Annotated[Path | None, Setting("folder of the repository of updates; empty: none", _path)]
    is_verbose: Annotated[bool, Setting("true logs steps too", _flag, "false")]

    @property
    def is_production(self) -> bool:
        """True when people are served."""
        return self.mode is Mode.PRODUCTION

    @property
    def recognises(self) -> bool:
        """True when photos can be recognised."""
        return bool(self.recognition_key)

    @property
    def database_url(self) -> str:
        """Where the database is, in SQLAlchemy's words."""
        return self.database or f"sqlite:///{(self.data / 'service.db').resolve().as_posix()}"


def load(environment: Mapping[str, str]) -> Settings:
    """The settings of this environment; raises SettingsError with every fault."""
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name, setting in declared().items():
        variable = PREFIX + name.upper()
        try:
            values[name] = setting.read(environment.get(variable, setting.default))
        except ValueError as error:
            faults.append(f"{variable} {_said(error, setting.text)}")
    if not faults:
        faults = _faults(Settings(**values))
    if faults:
        raise SettingsError("\n".join(faults))
    return Settings(**values)


def described() -> str:
    """Every variable, its default and what it says, a line each."""
    lines = []
    for name, setting in declared().items():
        default = f" [{setting.default}]" if setting.default else ""
        lines.append(f"  {PREFIX + name.upper():<26} {setting.text}{default}")
    return "\n".join(lines)


def declared() -> dict[str, Setting]:
    """Every setting by the name of its field."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}


def _said(error: ValueError, text: str) -> str:
    # Of our own words all, of the library's none: they quote the value, and that may be a secret.
    own = str(error)
    return own if own.startswith(("is ", "has ", "needs ")) else f"cannot be read ({text})"


def _faults(settings: Settings) -> list[str]:
    faults = []
    if settings.tls is Tls.OWN and not (settings.certificate and settings.certificate_key):
        faults.append(
            "CARDESK_CERTIFICATE and CARDESK_CERTIFICATE_KEY are needed: nothing is served without TLS"
        )
    if settings.is_production:
        if not settings.smtp_host:
            faults.append("CARDESK_SMTP_HOST is needed: accounts are confirmed by e-mail")
        if settings.smtp_security is MailSecurity.NONE:
            faults.append("CARDESK_SMTP_SECURITY=none would send codes in the open")
        if settings.metrics_token and len(settings.metrics_token) < KEY_BYTES:
            faults.append(f"CARDESK_METRICS_TOKEN is weak: {KEY_BYTES} characters are needed")
    if settings.stripe_key and not settings.stripe_webhook_secret:
        faults.append("CARDESK_STRIPE_WEBHOOK_SECRET is needed: without it nobody hears of a payment")
    if settings.licence_price < 0 or settings.licence_price % _STEPS.get(settings.licence_currency, 1):
        faults.append("CARDESK_LICENCE_PRICE is no sum that can be paid in this currency")
    if settings.recognition_url and settings.is_production:
        faults.append("CARDESK_RECOGNITION_URL is for tests: in production photos go to OpenRouter alone")
    if settings.stripe_url and settings.is_production:
        faults.append("CARDESK_STRIPE_URL is for tests: in production payments are Stripe's own")
    if settings.photos_bucket and not (settings.photos_key and settings.photos_secret):
        faults.append("CARDESK_PHOTOS_KEY and CARDESK_PHOTOS_SECRET are needed: no storage is open to all")
    if settings.workers > 1 and settings.database_url.startswith("sqlite"):
        faults.append("CARDESK_WORKERS is more than 1, which SQLite does not serve")
    return faults

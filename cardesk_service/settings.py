"""The settings of one service: declared once, typed, read from the environment.

In production a setting that is missing, weak or malformed keeps the service from starting; every fault is
named at once. What development leaves out is made by `development`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cardesk_service.crypto import KEY_BYTES, Key

PREFIX = "CARDESK_"
DISTINCT_BYTES = 16
"""A secret with fewer different bytes was typed by a person, not made by chance."""
LEAST_ITERATIONS = 210_000
"""OWASP ASVS 5.0, appendix C, for PBKDF2-HMAC-SHA512."""


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


def _setting(text: str, read: Callable[[str], object], default: str = "") -> Any:  # noqa: ANN401
    return field(metadata={"text": text, "read": read, "default": default})


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


def _iterations(text: str) -> int:
    if int(text) < LEAST_ITERATIONS:
        raise ValueError(f"is less than {LEAST_ITERATIONS}")
    return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of them. The variable of `public_url` is `CARDESK_PUBLIC_URL`."""

    mode: Mode = _setting("production or development", Mode, Mode.PRODUCTION)
    public_url: str = _setting("https address under which people and registers reach the service", _https)
    host: str = _setting("address to listen on", str, "127.0.0.1")
    port: int = _setting("port to listen on", int, "8443")
    workers: int = _setting("processes that answer; 1 on SQLite", int, "1")
    data: Path = _setting("folder of the service's own files", Path, "data")
    database: str = _setting("URL of the database; empty: SQLite in the data folder", str)
    keys: tuple[Key, ...] = _setting("number:base64 of 32 random bytes, the current one first", _keys)
    tls: Tls = _setting("own: the service holds the certificate; proxy: a proxy in front does", Tls, Tls.OWN)
    certificate: Path | None = _setting("file of the certificate chain (PEM)", _path)
    certificate_key: Path | None = _setting("file of its private key (PEM)", _path)
    iterations: int = _setting("PBKDF2 iterations of new hashes", _iterations, str(LEAST_ITERATIONS))
    metrics_token: str = _setting("what a reader of /metrics sends as Bearer; empty: nobody reads", str)
    mail_from: str = _setting("sender of e-mails", str, "CarDesk <no-reply@localhost>")
    smtp_host: str = _setting("mail server; empty, in development only: mails become files", str)
    smtp_port: int = _setting("its port", int, "465")
    smtp_security: MailSecurity = _setting("tls, starttls or none", MailSecurity, MailSecurity.TLS)
    smtp_user: str = _setting("name at the mail server", str)
    smtp_password: str = _setting("password at the mail server", str)
    is_verbose: bool = _setting("true logs steps too", _flag, "false")

    @property
    def is_production(self) -> bool:
        """True when people are served."""
        return self.mode is Mode.PRODUCTION

    @property
    def database_url(self) -> str:
        """Where the database is, in SQLAlchemy's words."""
        return self.database or f"sqlite:///{(self.data / 'service.db').resolve().as_posix()}"


def load(environment: Mapping[str, str]) -> Settings:
    """The settings of this environment; raises SettingsError with every fault."""
    values: dict[str, Any] = {}
    faults: list[str] = []
    for each in fields(Settings):
        name = PREFIX + each.name.upper()
        try:
            values[each.name] = each.metadata["read"](environment.get(name, each.metadata["default"]))
        except ValueError as error:
            faults.append(f"{name} {_said(error, each.metadata['text'])}")
    if not faults:
        faults = _faults(Settings(**values))
    if faults:
        raise SettingsError("\n".join(faults))
    return Settings(**values)


def described() -> str:
    """Every variable, its default and what it says, a line each."""
    lines = []
    for each in fields(Settings):
        default = f" [{each.metadata['default']}]" if each.metadata["default"] else ""
        lines.append(f"  {PREFIX + each.name.upper():<26} {each.metadata['text']}{default}")
    return "\n".join(lines)


def _said(error: ValueError, text: str) -> str:
    # Of our own words all, of the library's none: they quote the value, and that may be a secret.
    own = str(error)
    return own if own.startswith(("is ", "has ", "needs ")) else f"cannot be read ({text})"


def _faults(settings: Settings) -> list[str]:
    faults = []
    if settings.tls is Tls.OWN and not (settings.certificate and settings.certificate_key):
        faults.append("CARDESK_CERTIFICATE and CARDESK_CERTIFICATE_KEY are needed: nothing is served without TLS")
    if settings.is_production:
        if not settings.smtp_host:
            faults.append("CARDESK_SMTP_HOST is needed: accounts are confirmed by e-mail")
        if settings.smtp_security is MailSecurity.NONE:
            faults.append("CARDESK_SMTP_SECURITY=none would send codes in the open")
        if settings.metrics_token and len(settings.metrics_token) < KEY_BYTES:
            faults.append(f"CARDESK_METRICS_TOKEN is weak: {KEY_BYTES} characters are needed")
    if settings.workers > 1 and settings.database_url.startswith("sqlite"):
        faults.append("CARDESK_WORKERS is more than 1, which SQLite does not serve")
    return faults

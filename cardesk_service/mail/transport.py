"""The ways out: a mail server over SMTP, or in development a file for each letter."""

from __future__ import annotations

import logging
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

import aiosmtplib

from cardesk_service.settings import MailSecurity, Settings

_LOG = logging.getLogger(__name__)
TIMEOUT_S = 30.0


class Undelivered(Exception):
    """The letter did not go out. `is_final` when no later try can change that."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


class Transport(Protocol):
    """Takes a letter out of the house."""

    async def send(self, message: EmailMessage) -> None:
        """Hand the letter over; raises Undelivered."""


class Files:
    """Writes each letter into a file, and its path into the log: for development."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, message: EmailMessage) -> None:
        """Write the file, whole or not at all: somebody may be reading the folder."""
        file = self._folder / f"{str(message['Message-ID']).strip('<>').partition('@')[0]}.eml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".tmp")
            unfinished.write_bytes(message.as_bytes())
            unfinished.replace(file)
        except OSError as error:
            raise Undelivered("the file cannot be written") from error
        _LOG.info("letter written", extra={"path": str(file)})


class Smtp:
    """Hands each letter to the mail server, over TLS whose certificate has to be right."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def send(self, message: EmailMessage) -> None:
        """Hand the letter over. A server that refuses the recipient for good is not asked again."""
        settings = self._settings
        try:
            await aiosmtplib.send(
                message,
                hostname=settings.smtp_host,
                port=settings.smtp_port,
                username=settings.smtp_user or None,
                password=settings.smtp_password or None,
                use_tls=settings.smtp_security is MailSecurity.TLS,
                start_tls=settings.smtp_security is MailSecurity.STARTTLS,
                timeout=TIMEOUT_S,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refused.code for refused in error.recipients]
            raise Undelivered("refused", is_final=all(500 <= code < 600 for code in codes)) from error
        except aiosmtplib.SMTPDataError as error:
            raise Undelivered("refused", is_final=500 <= error.code < 600) from error
        except aiosmtplib.SMTPResponseException as error:
            # A wrong password or sender is ours to mend: the letters wait for it.
            raise Undelivered("we are refused") from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise Undelivered("no answer") from error


def transport_of(settings: Settings) -> Transport:
    """The way out that the settings name."""
    return Smtp(settings) if settings.smtp_host else Files(settings.data / "mail")

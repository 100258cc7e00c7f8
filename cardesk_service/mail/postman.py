"""Sends what waits: claimed by one postman at a time, tried again later and later, forgotten when sent.

A letter is claimed for a while and committed before it goes out, so no other process sends it too. Should the
process die between the server's yes and our note of it, the letter goes out again under the same Message-ID,
by which mail programs know it as one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

import msgspec
from jinja2 import TemplateError
from msgspec import MsgspecError
from sqlalchemy import Connection

from cardesk_service.i18n import phrasebook
from cardesk_service.mail.letter import ENCODED, as_html, as_text
from cardesk_service.mail.letters.every import LETTERS
from cardesk_service.mail.outbox import NOBODY, SEAL, Posted
from cardesk_service.mail.subject import message_about
from cardesk_service.mail.transport import Transport, Undelivered
from cardesk_service.office import Office
from cardesk_service.store import post
from cardesk_service.store.post import Waiting

_LOG = logging.getLogger(__name__)
AT_ONCE = 20
CLAIMED_FOR = timedelta(minutes=15)
EVERY_S = 5.0
"""How often letters are looked for that others left."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=3)
_CANNOT_BE_MADE = (ValueError, LookupError, MessageError, MsgspecError, TemplateError)
"""What the making of a letter raises over an address, a name, or facts that this release does not know."""


class Postman:
    """Sends the letters of an office by one transport."""

    def __init__(self, office: Office, transport: Transport) -> None:
        self._office = office
        self._transport = transport

    async def work(self) -> None:
        """Send all that is due."""
        while await self.round():
            pass

    async def round(self) -> int:
        """Try what is due, some letters at most; give how many were tried."""
        now = self._office.clock.now()
        waiting = await self._office.store.write(
            lambda connection: post.claim(
                connection, now, now + CLAIMED_FOR, AT_ONCE, latest=now + LONGEST_WAIT
            )
        )
        for tried, each in enumerate(waiting):
            try:
                await self._deliver(each)
            except Exception:
                # Those behind a letter that nobody foresaw do not wait until their claim is over.
                await self._hand_back(waiting[tried + 1 :])
                raise
        return len(waiting)

    async def _hand_back(self, waiting: Sequence[Waiting]) -> None:
        now = self._office.clock.now()

        def hand_back(connection: Connection) -> None:
            for each in waiting:
                post.postpone(connection, each.id, now)

        await self._office.store.write(hand_back)

    async def _deliver(self, waiting: Waiting) -> None:
        store, facts = self._office.store, {"mail": str(waiting.id), "tries": waiting.tries + 1}
        opened = self._office.sealer.open(SEAL, waiting.letter)
        if opened is None:
            _LOG.error("letter cannot be opened", extra=facts)
            await store.write(lambda connection: post.done(connection, waiting.id, is_sent=False))
            return
        try:
            posted = msgspec.json.decode(opened, type=Posted)
            if posted.to != NOBODY:
                await self._transport.send(self._message(posted, waiting))
                _LOG.info("letter sent", extra={**facts, "template": posted.letter})
        except _CANNOT_BE_MADE as error:
            _LOG.error("letter cannot be made", extra=facts, exc_info=error)
            await store.write(lambda connection: post.done(connection, waiting.id, is_sent=False))
            return
        except Undelivered as error:
            await self._put_off(waiting, error)
            return
        await store.write(lambda connection: post.done(connection, waiting.id, is_sent=True))

    async def _put_off(self, waiting: Waiting, error: Undelivered) -> None:
        now = self._office.clock.now()
        facts = {"mail": str(waiting.id), "tries": waiting.tries + 1}
        if error.is_final or now - waiting.created_at > GIVEN_UP_AFTER:
            _LOG.warning("letter given up", extra=facts)
            await self._office.store.write(
                lambda connection: post.done(connection, waiting.id, is_sent=False)
            )
            return
        wait = min(FIRST_WAIT * 2 ** min(waiting.tries, 20), LONGEST_WAIT)
        _LOG.warning("letter put off", extra=facts)
        await self._office.store.write(lambda connection: post.postpone(connection, waiting.id, now + wait))

    def _message(self, posted: Posted, waiting: Waiting) -> EmailMessage:
        _ = phrasebook(posted.language)
        letter = LETTERS[posted.letter](_, posted.facts)
        sender, address = parseaddr(self._office.settings.mail_from)
        # A name that looks like an encoded word (RFC 2047) would be read as one, line breaks and all.
        message = message_about(letter.subject.replace(ENCODED, "= ?"))
        message["From"] = Address(sender, addr_spec=address)
        message["To"] = Address(addr_spec=posted.to)
        message["Date"] = format_datetime(waiting.created_at)
        message["Message-ID"] = f"<{waiting.id}@{address.partition('@')[2]}>"
        # RFC 3834: nobody's out-of-office answers a machine.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(as_text(letter, _))
        message.add_alternative(as_html(letter, _), subtype="html")
        # Afterwards: whoever sets the content takes away what was said of the former one.
        message["Content-Language"] = _.language.code
        return message

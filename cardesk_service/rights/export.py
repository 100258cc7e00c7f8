"""Everything that an account holds, as one ZIP: JSON that a program reads, a text that says what it is.

An owner gets the rows, documents and files of her companies too. Each page of rows is read when it is sent,
so a large company costs no memory, and a slow reader holds no connection (decision 145).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import chain

import msgspec

from cardesk_service import limits
from cardesk_service.accounts import proving
from cardesk_service.blobs.folder import MAX_BLOB
from cardesk_service.blobs.place import Blobs
from cardesk_service.companies import told
from cardesk_service.i18n import phrasebook
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.rights import personal, said
from cardesk_service.rights.archive import Entry, zipped
from cardesk_service.sessions import Person
from cardesk_service.store import holdings, people
from cardesk_service.store.holdings import Held
from cardesk_service.store.people import Account, Membership
from cardesk_wire.companies import Role
from cardesk_wire.kinds import SECRET_KINDS
from cardesk_wire.rights import AskExport

PAGE = 500
"""Rows that are read at once."""


async def export(office: Office, blobs: Blobs, person: Person, asked: AskExport) -> AsyncIterator[bytes]:
    """The ZIP, piece by piece, once the password was right. WRONG_PASSWORD, RATE_LIMITED."""
    account = await proving.prove(office, person, asked.password)
    await limits.spend(office, (limits.EXPORTS_OF_ACCOUNT, person.account))
    return _streamed(office, pieces(office, blobs, account))


def pieces(office: Office, blobs: Blobs, account: Account) -> Iterator[bytes]:
    """The bytes of the ZIP. Blocks; every piece is read when it is asked for. Raises StoreUnavailable."""
    companies = office.store.read_now(lambda connection: people.memberships(connection, account.id))
    own = [of for of in companies if of.role is Role.OWNER]
    entries = chain(
        [("README.txt", [_readme(account).encode()])],
        personal.entries(office, account),
        *(_company(office, blobs, of) for of in own),
    )
    return zipped(entries, office.clock.now().timetuple()[:6])


async def _streamed(office: Office, made: Iterator[bytes]) -> AsyncIterator[bytes]:
    while piece := await office.store.run(lambda: next(made, b"")):
        yield piece


def _company(office: Office, blobs: Blobs, of: Membership) -> Iterator[Entry]:
    company = told.text_of(of.company_id)
    folder = f"companies/{company}"
    yield from personal.of_company(office, of, folder)
    following = _Rows(office, company)
    while (kind := following.kind) is not None:
        rows = following.of_kind(kind)
        if kind not in SECRET_KINDS:
            yield f"{folder}/rows/{kind}.jsonl", rows
        # A ZIP that left something out would be no answer to the question.
        for _row in rows:
            continue
    yield f"{folder}/changes.jsonl", said.changes(office, company)
    yield f"{folder}/set_aside.jsonl", said.set_aside(office, company)
    for name in blobs.names(company):
        content = _content(blobs, company, name)
        if content is not None:
            yield f"{folder}/files/{name}", [content]


class _Rows:
    """The rows of a company in their order, a page ahead of whoever takes them."""

    def __init__(self, office: Office, company: str) -> None:
        self._office = office
        self._company = company
        self._page: list[Held] = []
        self._read(None)

    @property
    def kind(self) -> str | None:
        """The kind of the next row, None at the end."""
        return self._page[0].kind if self._page else None

    def of_kind(self, kind: str) -> Iterator[bytes]:
        """The rows of this kind, a line of JSON each, in pieces."""
        while self.kind == kind:
            page = self._page
            count = sum(1 for row in page if row.kind == kind)
            self._page = page[count:]
            if not self._page:
                self._read(page[-1])
            yield b"".join(_line(row) for row in page[:count] if not _is_secret(row))

    def _read(self, after: Held | None) -> None:
        company = self._company
        self._page = self._office.store.read_now(
            lambda connection: holdings.rows(connection, company, after, PAGE)
        )


def _is_secret(row: Held) -> bool:
    return row.kind == "conflict" and holdings.is_secret(row.kind, msgspec.json.decode(row.fields))


def _line(row: Held) -> bytes:
    identity = msgspec.json.encode(row.identity)
    return b'{"id":%b,"fields":%b}\n' % (identity, row.fields.encode())


def _content(blobs: Blobs, company: str, name: str) -> bytes | None:
    """A file, whole at once so that none breaks off; None for one that was let go since it was listed."""
    try:
        return blobs.read(company, name, 0, MAX_BLOB)[0]
    except Refused:
        return None


def _readme(account: Account) -> str:
    _ = phrasebook(account.language)
    lines = (
        _("This is everything that your CarDesk account holds."),
        _("account.json: you, as we know you, and whether your account is to be deleted."),
        _("sessions.json: where you are signed in."),
        _(
            "companies.json: the companies that you belong to, invitations to you and by you, and registers "
            "at which you signed in or which you let in."
        ),
        _("letters.json: e-mails that wait to be sent to you, and notices that everybody gets once."),
        _(
            "companies/: for each company that you own its members, registers, licence and all shared rows, "
            "one file for each kind (a line of JSON for each row; invoices and other documents are in "
            "document.jsonl), and its photos under files/."
        ),
        _(
            "changes.jsonl in there is what the registers said in the last 30 days, word for word; older "
            "words are forgotten. set_aside.jsonl is what could not be taken in and waits to be put right."
        ),
        _(
            "Passwords and PINs are not in it: we only keep what they can be checked with. Amounts are in "
            "the smallest unit of the currency, quantities in thousandths, instants in microseconds since "
            "1970 UTC."
        ),
    )
    return "\n\n".join(lines) + "\n"

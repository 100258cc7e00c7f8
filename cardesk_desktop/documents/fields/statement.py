"""The fields of a statement of account, in the languages of its paper."""

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.closing import balance_fact
from cardesk_desktop.documents.fields.model import Fact, Row, StatementFields, Table
from cardesk_desktop.documents.fields.parties import client_party, seller_party
from cardesk_desktop.documents.fields.words import Speech, Words, typed_lines
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.statement import AGES, Entry, EntryKind, Statement, StatementFile, StatementLine
from cardesk_desktop.i18n import Phrasebook


def statement_fields(file: StatementFile, speech: Speech) -> StatementFields:
    """Everything that stands on the paper of a statement."""
    _, account = speech.first, file.statement
    title = speech(lambda _: _("Statement of account"))
    period = _("{first} – {last}", first=account.from_day, last=account.to_day)
    return StatementFields(
        speech=speech,
        file_title=f"{title.first} {own_words(file.client.name)}",
        title=title,
        number=Fact(speech(lambda _: _("Period")), period),
        seller=seller_party(file.seller, speech),
        buyer_heading=speech(lambda _: _.context("statement", "Client")),
        buyer=client_party(file.client, file.seller.country, speech),
        facts=(Fact(speech(lambda _: _("Date of issue")), _.date(file.issued_on)),),
        table=Table(
            description=speech(lambda _: _.context("statement", "Document")),
            headings=(
                speech(lambda _: _.context("statement", "Invoiced")),
                speech(lambda _: _.context("statement", "Paid")),
                speech(lambda _: _.context("statement", "Balance")),
            ),
            rows=tuple(_row(line, speech) for line in account.lines),
        ),
        sums=_sums(account, speech),
        balance=balance_fact(account.closing, speech),
        is_settled=account.closing.minor <= 0,
        ages_title=speech(lambda _: _("Open, by days since the invoice")),
        ages=tuple(Fact(_age(speech, part), _.amount(amount)) for part, amount in enumerate(account.ages)),
        footer=tuple(typed_lines(file.footer)),
        page=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def _row(line: StatementLine, speech: Speech) -> Row:
    _, entry = speech.first, line.entry
    about = left_to_right(own_words(entry.about)) if entry.about else ""
    if entry.kind is not EntryKind.INVOICE:
        about = _("for {number}", number=about)
    return Row(
        place="",
        # In one language: the columns say in both what it is, and a page holds twice as many lines.
        name=Words(_kind(_, entry.kind, left_to_right(entry.number))),
        detail=speech.joined((_.date(entry.day), about)),
        figures=(*_figures(line.entry, _), _.amount(line.balance)),
    )


def _figures(entry: Entry, _: Phrasebook) -> tuple[str, str]:
    """Under what was invoiced or under what was paid; what takes back of either stands there with a minus."""
    match entry.kind:
        case EntryKind.INVOICE:
            return _.amount(entry.amount), ""
        case EntryKind.CREDIT_NOTE:
            return _.amount(-entry.amount), ""
        case EntryKind.PAYMENT:
            return "", _.amount(entry.amount)
        case EntryKind.REFUND:
            return "", _.amount(-entry.amount)


def _kind(_: Phrasebook, kind: EntryKind, number: str) -> str:
    return {
        EntryKind.INVOICE: _("Invoice {number}", number=number),
        EntryKind.PAYMENT: _("Payment {number}", number=number),
        EntryKind.CREDIT_NOTE: _("Credit note {number}", number=number),
        EntryKind.REFUND: _("Refund {number}", number=number),
    }[kind]


def _sums(account: Statement, speech: Speech) -> tuple[Fact, ...]:
    def fact(words: Words, amount: Money) -> Fact:
        return Fact(words, speech.first.amount(amount))

    credited = fact(speech(lambda _: _.context("statement", "Credited")), -account.credited)
    return (
        fact(speech(lambda _: _("Opening balance")), account.opening),
        fact(speech(lambda _: _.context("statement", "Invoiced")), account.invoiced),
        *((credited,) if account.credited else ()),
        fact(speech(lambda _: _.context("statement", "Paid")), -account.paid),
    )


def _age(speech: Speech, part: int) -> Words:
    if part == len(AGES):
        return speech(lambda _: _("Over {days} days", days=AGES[-1]))
    first = AGES[part - 1] + 1 if part else 0
    return speech(lambda _: _("{first}–{last} days", first=first, last=AGES[part]))

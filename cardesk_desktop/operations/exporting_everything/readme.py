"""The README of the ZIP in every language of the desk: what is where, what it means, how it is proven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from cardesk_desktop.store.repositories.everything import Reason

README = "README.txt"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which shop, at which register, by which release, at which moment; and whether papers are in it."""

    company: Company
    register_code: str
    version: str
    made_at: datetime
    has_papers: bool


def readme(occasion: Occasion, first: Phrasebook) -> bytes:
    """The text for any editor; the language of who asked stands first."""
    others = (load_phrasebook(each.code) for each in LANGUAGES if each != first.language)
    parts = (_part(occasion, _) for _ in (first, *others))
    rule = "\n" + "=" * 72 + "\n\n"
    return rule.join(parts).replace("\n", "\r\n").encode("utf-8-sig")


def _part(occasion: Occasion, _: Phrasebook) -> str:
    company = occasion.company
    opening = (
        _("Everything of {company}", company=company.name),
        _(
            "Taken from register {register} on {moment} by CarDesk Desktop {version}. "
            "All of it shows that one moment; sales that came later are not in it.",
            register=occasion.register_code,
            moment=_.date_time(occasion.made_at, company.time_zone),
            version=occasion.version,
        ),
    )
    sections = (
        (_("What is where"), _places(occasion, _)),
        (_("What the fields mean"), _fields(company, _)),
        (_("How the seals are proven"), _proof(_)),
        (_("What is not in it"), _absent(_)),
    )
    bodies = (f"{title}\n{'-' * len(title)}\n" + "\n".join(lines) for title, lines in sections)
    return "\n\n".join((*opening, *bodies)) + "\n"


def _places(occasion: Occasion, _: Phrasebook) -> tuple[str, ...]:
    papers = (
        ("documents/invoices/", _("Every invoice as a PDF in its own language, marked as a copy.")),
        ("documents/credit_notes/", _("Every credit note as a PDF in its own language, marked as a copy.")),
    )
    rows = (
        ("tables/", _("Every table as CSV. Opens in Excel and LibreOffice.")),
        ("data/", _("The same for programs: JSON, one row on each line. fields.json names every field.")),
        *(papers if occasion.has_papers else ()),
        (
            "documents/sealed/",
            _("Every document that this register sealed, byte for byte, with its hash and signature."),
        ),
        (
            "documents/sealed_elsewhere/",
            _(
                "The same of all other registers, as far as it has come here. "
                "Their keys are in what each of them exports."
            ),
        ),
        ("documents/keys.json", _("The public keys of this register, by which signatures are checked.")),
        ("photos/", _("Photos and logos. The tables name them by the first part of the file name.")),
        ("MANIFEST.json", _("Every file in this ZIP with its size and its SHA-256.")),
    )
    return tuple(f"{path}\n    {words}" for path, words in rows)


def _fields(company: Company, _: Phrasebook) -> tuple[str, ...]:
    rows = (
        ("id, ..._id", _("The identity of a row, and the row of another table that is meant.")),
        (
            "..._minor",
            _("An amount in the smallest unit of its currency. In tables it has its decimals."),
        ),
        ("..._milli", _("A quantity in thousandths. In tables it has its decimals.")),
        ("..._bp", _("A rate in hundredths of a per cent: 500 is 5%. In tables it is 0.05.")),
        (
            "..._at",
            _(
                "A moment: in data in UTC, in tables on the clock of the car wash ({zone}).",
                zone=company.time_zone.key,
            ),
        ),
        (
            "currency",
            _("Where a table does not name one, amounts are in {currency}.", currency=company.currency.code),
        ),
    )
    return tuple(f"{name}\n    {words}" for name, words in rows)


def _proof(_: Phrasebook) -> tuple[str, ...]:
    return (
        "1. " + _("Each file in documents/sealed is one series of numbers. Its lines stand in order."),
        "2. " + _("The first previous_hash is 64 zeros. Each further one is the hash of the line before."),
        "3. "
        + _(
            "The hash is SHA-256 over three things one after another: the text {prefix} with one line feed, "
            "the 32 bytes of previous_hash, and content in UTF-8.",
            prefix="cardesk-seal-1",
        ),
        "4. " + _("The signature is Ed25519 (RFC 8032) over the 32 bytes of the hash."),
        "5. " + _("The key is in documents/keys.json, under register and register_life of the line."),
        _("If all of this holds, no document was changed, moved or taken out since it was sealed."),
    )


def _absent(_: Phrasebook) -> tuple[str, ...]:
    return (*left_out(_).values(), _("The settings of this computer: its language, printers and camera."))


def left_out(_: Phrasebook) -> dict[Reason, str]:
    """What stays behind, and why, in a sentence for each reason."""
    return {
        Reason.PIN: _("PINs, keys and the recovery code: nobody needs them to read this."),
        Reason.SEARCH: _("The index of the search: it is made of what is here."),
        Reason.SYNC: _("What this register has still to tell the account service: it is about what is here."),
        Reason.LEARNT: _("What this register has learnt about the looks of products: it learns it again."),
        Reason.IN_HAND: _("Photos that wait to be recognised, until somebody has made a product of them."),
        Reason.USAGE: _("Counters of how often something is done: they say nothing about the business."),
    }

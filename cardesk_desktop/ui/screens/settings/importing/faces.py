"""What the import says: its kinds, fields, figures and refused rows, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.report import ImportReport, OnKnown, RowFate, RowRefusal
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from cardesk_desktop.operations.importing.undoing import ImportUndone
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column
from cardesk_desktop.ui.words import called

_F = ImportField


def kind_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """What a list may hold."""
    return (
        Choice(ImportKind.PRODUCTS, _("Products"), "package"),
        Choice(ImportKind.SERVICES, _("Services"), "droplets"),
        Choice(ImportKind.CLIENTS, _("Clients"), "users"),
    )


def kind_name(_: Phrasebook, kind: ImportKind) -> str:
    """The kind as a word."""
    return {choice.key: choice.words for choice in kind_choices(_)}[kind]


def encoding_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """How a file that is not Unicode may have been written."""
    return (
        Choice(Encoding.UNICODE, _("Unicode")),
        Choice(Encoding.ARABIC, _("Arabic (Windows)")),
        Choice(Encoding.CYRILLIC, _("Cyrillic (Windows)")),
        Choice(Encoding.WESTERN, _("Western European (Windows)")),
    )


def known_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """What becomes of what is here already."""
    return (
        Choice(OnKnown.LEAVE, _.context("import", "Leave as it is")),
        Choice(OnKnown.UPDATE, _.context("import", "Update from the list")),
    )


def field_names(_: Phrasebook) -> Mapping[ImportField, str]:
    """The fields as the columns are offered."""
    languages = {language.code: language.name for language in LANGUAGES}
    named = partial(_, "Name in {language}")
    return {
        _F.NAME: _.context("column of a list", "Name"),
        _F.NAME_EN: named(language=languages["en"]),
        _F.NAME_FR: named(language=languages["fr"]),
        _F.NAME_AR: named(language=languages["ar"]),
        _F.NAME_ES: named(language=languages["es"]),
        _F.NAME_RU: named(language=languages["ru"]),
        _F.SKU: _("SKU"),
        _F.BARCODE: _("Barcode"),
        _F.PRICE: _("Price"),
        _F.COST: _("Cost"),
        _F.TAX_RATE: _("Tax rate"),
        _F.CATEGORY: _("Category"),
        _F.SUPPLIER: _("Supplier"),
        _F.MINIMUM: _("Minimum stock"),
        _F.DURATION: _("Duration in minutes"),
        _F.PRICE_MOTORCYCLE: _("Price for a motorcycle"),
        _F.PRICE_SMALL: _("Price for a small car"),
        _F.PRICE_SEDAN: _("Price for a sedan"),
        _F.PRICE_SUV: _("Price for an SUV"),
        _F.PRICE_LARGE: _("Price for a large car"),
        _F.PHONE: _("Phone"),
        _F.EMAIL: _("E-mail"),
        _F.TAX_NUMBER: _("Tax number"),
        _F.ADDRESS: _("Address"),
        _F.NOTES: _("Notes"),
        _F.PLATE: _("Plate"),
        _F.MAKE: _("Make"),
        _F.MODEL: _("Model"),
        _F.COLOUR: _("Colour"),
        _F.SIZE_CLASS: _("Size"),
        _F.CLIENT_KIND: _("Person or company"),
    }


def currency_names(of: Currency) -> tuple[str, ...]:
    """How lists of every language name a currency in the head of a column."""
    names = (load_phrasebook(language.code).currency_name(of) for language in LANGUAGES)
    return tuple(dict.fromkeys((of.code, *names)))


def figures(_: Phrasebook, report: ImportReport) -> tuple[tuple[RowFate, str], ...]:
    """How many rows have which fate; fates of no row are left out."""
    said = {
        RowFate.NEW: _.plural("{n} row is new", "{n} rows are new", report.counts.get(RowFate.NEW, 0)),
        RowFate.CHANGED: _.plural(
            "{n} row changes what is here",
            "{n} rows change what is here",
            report.counts.get(RowFate.CHANGED, 0),
        ),
        RowFate.SAME: _.plural(
            "{n} row is here already", "{n} rows are here already", report.counts.get(RowFate.SAME, 0)
        ),
        RowFate.REFUSED: _.plural(
            "{n} row cannot be imported", "{n} rows cannot be imported", report.counts.get(RowFate.REFUSED, 0)
        ),
    }
    return tuple((fate, said[fate]) for fate in RowFate if report.counts.get(fate))


def made_words(_: Phrasebook, report: ImportReport) -> str:
    """Which categories and suppliers the list brings with it; empty when none."""
    parts = []
    if report.new_categories:
        parts.append(
            _(
                "New categories: {names}.",
                names=_.listed(called(_, names) for names in report.new_categories),
            )
        )
    if report.new_suppliers:
        parts.append(_("New suppliers: {names}.", names=_.listed(report.new_suppliers)))
    return "\n".join(parts)


def amount_words(_: Phrasebook, report: ImportReport) -> str:
    """How some prices of the list are read, each in a line; empty where it has none."""
    return "\n".join(
        _(
            "Row {row}: “{text}” is read as {amount}.",
            row=each.row,
            text=each.text,
            amount=_.money(each.amount),
        )
        for each in report.amounts
    )


def why(_: Phrasebook, refusal: RowRefusal) -> str:
    """Why a row cannot be taken, as the form would say it."""
    return sentence(_, Refused(refusal.code, **refusal.params))


def refusal_columns(_: Phrasebook) -> tuple[Column[RowRefusal], ...]:
    """The list of refused rows."""
    names = field_names(_)

    def column_cell(refusal: RowRefusal) -> Cell:
        return Cell(names[refusal.column] if refusal.column else "", detail=refusal.text)

    def why_cell(refusal: RowRefusal) -> Cell:
        # What is wrong, and below it what to do: together they would not fit in one line.
        what, stop, next_step = why(_, refusal).partition(". ")
        return Cell(f"{what}{stop.strip()}", detail=next_step)

    return (
        Column(_.context("import", "Row"), 72, lambda refusal: Cell(_.number(refusal.row), is_bold=True)),
        Column(_.context("import", "Column"), 180, column_cell),
        Column(_.context("import", "Why"), 240, why_cell, stretch=1),
    )


def column_missing(_: Phrasebook, refused: Refused) -> str:
    """The sentence of a refusal of the whole list; a missing column is named as the form names it."""
    if refused.code is not Code.COLUMN_MISSING:
        return sentence(_, refused)
    column = refused.params["column"]
    name = field_names(_)[column] if isinstance(column, ImportField) else ""
    return sentence(_, Refused(refused.code, column=name))


def undone_words(_: Phrasebook, undone: ImportUndone) -> str:
    """What became of an import that was taken back."""
    parts = [_("The import is undone.")]
    if undone.archived:
        parts.append(
            _.plural(
                "{n} item is in use and was archived.",
                "{n} items are in use and were archived.",
                undone.archived,
            )
        )
    if undone.kept:
        named = [called(_, names) for names in undone.kept_names]
        parts.append(
            _.plural(
                "{n} item stays, since somebody worked on it after the import: {names}.",
                "{n} items stay, since somebody worked on them after the import: {names}.",
                undone.kept,
                names=_.listed((*named, "…") if undone.kept > len(named) else named),
            )
        )
    return " ".join(parts)

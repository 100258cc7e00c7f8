"""Every table twice: JSON Lines for programs, with all values as they are kept, and CSV for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from cardesk_desktop.documents.sheets import Share, Sheet, SheetColumn, Value
from cardesk_desktop.documents.sheets.plain import CsvText
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.money import Currency, Money, currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.exporting_everything import meanings
from cardesk_desktop.operations.exporting_everything.archive import Archive
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.store.repositories.everything import NOUNS, Field, FieldKind, fields_of
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.unit_of_work import UnitOfWork

T = TypeVar("T")
CHUNK = 500
FIELDS = "data/fields.json"
_MINOR, _MILLI, _BASIS_POINTS = "_minor", "_milli", "_bp"


def _plain(value: object) -> object:
    """What JSON does not know by itself. Members of enumerations are texts already."""
    match value:
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes():
            return value.hex()
        case Mapping():
            return dict(value)
        case _:
            raise TypeError(type(value).__name__)


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


def data_name(noun: str) -> str:
    """Where the rows of a table stand for programs."""
    return f"data/{noun}.jsonl"


def table_name(noun: str) -> str:
    """Where the rows of a table stand for people."""
    return f"tables/{noun}.csv"


def write_tables(archive: Archive, work: UnitOfWork, progress: Progress) -> None:
    """Write what every field means, and all rows of all tables in both shapes. Raises Stopped."""
    archive.add(FIELDS, json.dumps(_described(), ensure_ascii=False, indent=1).encode())
    company = work.company.company()
    for noun in NOUNS:
        _write_data(archive, work, noun, progress)
        _write_table(archive, work, noun, company, progress)


def chunks(rows: Iterator[T], progress: Progress) -> Iterator[list[T]]:
    """The rows in pieces; each is counted before it is given. Raises Stopped."""
    while chunk := list(islice(rows, CHUNK)):
        progress.advance(len(chunk))
        yield chunk


def json_line(content: Mapping[str, object]) -> str:
    """One object on a line of its own."""
    return _JSON.encode(content) + "\n"


def _write_data(archive: Archive, work: UnitOfWork, noun: str, progress: Progress) -> None:
    names = [field.name for field in fields_of(noun)]
    with archive.member(data_name(noun)) as member:
        member.rows = 0
        for chunk in chunks(work.everything.rows(noun), progress):
            lines = (json_line(dict(zip(names, row, strict=True))) for row in chunk)
            member.write("".join(lines).encode())
            member.rows += len(chunk)


def _write_table(archive: Archive, work: UnitOfWork, noun: str, company: Company, progress: Progress) -> None:
    fields = fields_of(noun)
    head = tuple(SheetColumn(_title(field)) for field in fields)
    with archive.member(table_name(noun)) as member:
        text = CsvText(member.write, Sheet(noun, head, company.time_zone))
        member.rows = 0
        cells = _cells(fields, company.currency)
        for chunk in chunks(work.everything.rows(noun), progress):
            text.add(cells(row) for row in chunk)
            member.rows += len(chunk)


def _title(field: Field) -> str:
    """What heads a column: the field, without the unit that a program needs and a person does not."""
    for ending in (_MINOR, _MILLI, _BASIS_POINTS):
        if field.name.endswith(ending):
            return field.name.removesuffix(ending)
    return field.name


def _cells(fields: Sequence[Field], of: Currency) -> Callable[[Row], list[Value]]:
    """Gives a row as a person reads it: amounts in the currency of the row, or in the company's."""
    place = next((at for at, field in enumerate(fields) if field.name == "currency"), None)

    def cells(row: Row) -> list[Value]:
        own = currency(row[place]) if place is not None and row[place] else of
        return [_cell(field, value, own) for field, value in zip(fields, row, strict=True)]

    return cells


def _cell(field: Field, value: Any, of: Currency) -> Value:
    if value is None:
        return None
    if field.kind is FieldKind.WHOLE:
        return _figure(field.name, value, of)
    if field.kind is FieldKind.TRUTH:
        return "true" if value else "false"
    if field.kind is FieldKind.OBJECT:
        return _JSON.encode(dict(value)) if value else ""
    if isinstance(value, date):
        return value
    return value.hex() if isinstance(value, bytes) else str(value)


def _figure(name: str, value: int, of: Currency) -> Value:
    if name.endswith(_MINOR):
        return Money(value, of)
    if name.endswith(_MILLI):
        return Quantity(value)
    return Share(value) if name.endswith(_BASIS_POINTS) else value


def _described() -> dict[str, dict[str, object]]:
    return {
        noun: {"holds": meanings.TABLES[noun], "fields": [_description(field) for field in fields_of(noun)]}
        for noun in NOUNS
    }


def _description(field: Field) -> dict[str, object]:
    said: dict[str, object] = {"name": field.name, "type": field.kind.value}
    if field.may_be_missing:
        said["may_be_null"] = True
    if field.choices:
        said["choices"] = list(field.choices)
    if field.refers_to:
        said["refers_to"] = field.refers_to
    if field.name in meanings.FIELDS:
        said["means"] = meanings.FIELDS[field.name]
    unit = next((unit for ending, unit in _UNITS.items() if field.name.endswith(ending)), None)
    if unit is not None:
        said["unit"] = unit
    return said


_UNITS = {
    _MINOR: "the smallest unit of the currency (fils, cents)",
    _MILLI: "thousandths",
    _BASIS_POINTS: "hundredths of a per cent",
    "_min": "minutes",
    "_km": "kilometres",
}

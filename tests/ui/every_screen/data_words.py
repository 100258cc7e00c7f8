"""What a screen may say untranslated: what people wrote, dates, plates, names of keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from PySide6.QtGui import QKeySequence

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.presets.reasons import legal_reasons
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.operations.desk import Desk
from tests.screenshots import recognition, synced_register
from tests.screenshots.demo import demo_desk
from tests.screenshots.importing import LIST
from tests.screenshots.stage import shop
from tests.ui.updating.posed_updates import RELEASE

# English is the language of the source: what is left untranslated is written in its letters.
_WORD = re.compile(r"[A-Za-z]{3,}")
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
_PLATES = "ABU DHABI DUBAI SHARJAH AJMAN UMM QUWAIN RAS KHAIMAH FUJAIRAH KSA UAE"
_KEYS = "Ctrl Alt Shift Enter Return Esc Tab Space Home End Del Ins Up Down Left Right PgUp PgDown"
_NAMES = "CarDesk AED USD EUR Epson PDF CSV XLSX SIRET SIREN"
_LAW = tuple(reason for category in TaxCategory for reason in legal_reasons("AE", category, "en"))
"""Quoted on the papers of a company whose papers are English."""
_WELCOME = "Welcome Bienvenue Bienvenido"
"""Every language greets in its own words, whatever the window speaks."""


def words_of(text: str) -> set[str]:
    """The words of at least three Latin letters, in small ones."""
    return {word.lower() for word in _WORD.findall(text)}


@cache
def known_words() -> frozenset[str]:
    """All words that are no sentences of the program, as the databases are when it is asked first."""
    known: set[str] = set()
    locale = Locale.parse("en_GB")
    for widths in (locale.months["format"], locale.days["format"]):
        for width in ("abbreviated", "wide"):
            known |= words_of(" ".join(str(name) for name in widths[width].values()))
    for text in (_PLATES, _KEYS, _NAMES, LIST, _WELCOME, *_LAW, *(language.name for language in LANGUAGES)):
        known |= words_of(text)
    # What is new is told by the makers, and in no language of the program where they tell it not.
    known |= words_of(" ".join(("Desktop", *RELEASE.notes.values())))
    for names in (locale.territories, locale.currencies):
        known |= words_of(" ".join([*map(str, names), *map(str, names.values())]))
    known |= words_of(QKeySequence("Ctrl+Shift+Alt+A").toString(QKeySequence.SequenceFormat.NativeText))
    known |= demo_desk().ask(words_in_database)
    known |= recognition.house().ask(words_in_database) | words_of(" ".join(recognition.MODEL))
    known |= synced_register.register().ask(words_in_database)
    return frozenset(known | shop().ask(words_in_database))


def words_in_database(desk: Desk) -> Outcome[frozenset[str]]:
    """The words of every text in every table."""
    with desk.store.read() as work:
        database = work._database
        tables = [str(name) for (name,) in database.script(_TABLES)]
        rows = [row for name in tables for row in database.script(f'SELECT * FROM "{name}"')]
    words: set[str] = set()
    for cell in (cell for row in rows for cell in row):
        for text in _texts(cell):
            words |= words_of(text)
    return Outcome(frozenset(words))


def _texts(cell: object) -> Iterator[str]:
    """The text of a cell, and those inside it when it is JSON."""
    if not isinstance(cell, str):
        return
    yield cell
    if cell[:1] in ("{", "["):
        try:
            inside: object = json.loads(cell)
        except ValueError:
            return
        yield from _leaves(inside)


def _leaves(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _leaves(inner)
        case list():
            for inner in value:
                yield from _leaves(inner)

"""The categories, suppliers and tax rates that a list names: those that are there, and those to be made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, Names
from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.importing.batch import ImportedItem, Made
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.store.unit_of_work import UnitOfWork

COLOURS = ("sky", "mint", "sand", "lilac", "coral", "sage", "rose", "teal", "sun", "steel")
"""The colours of new categories, in turn."""

_PERCENT = re.compile(r"(\d{1,2})(?:[.,](\d{1,4}))?\s*%?")


class Shelving:
    """Looks up by name, whatever the case and accents; remembers what has to be made. Writes at the end."""

    def __init__(self, work: UnitOfWork, new_id: NewId, fallback_category: str) -> None:
        self._new_id = new_id
        self._fallback = fallback_category
        categories = work.catalogue.categories(with_archived=True)
        self._categories = {key: each.id for each in categories for key in _keys(each.names)}
        self._last_position = max((each.position for each in categories), default=0)
        suppliers = work.suppliers.everyone(with_archived=True)
        self._suppliers = {_key(each.name): each.id for each in suppliers}
        rates = [rate for rate in work.tax_rates.all() if not rate.is_archived]
        self._rates = {rate.tax.rate_bp: rate.tax for rate in reversed(rates)}
        self._named_rates = {key: rate.tax for rate in rates for key in _keys(rate.names)}
        self.default_tax = work.company.company().default_tax
        self.new_categories: list[Category] = []
        self.new_suppliers: list[Supplier] = []

    def category(self, text: str) -> UUID:
        """The category of this name, of the last part of a path such as `All / Car care`, or a new one."""
        name = one_line(re.split(r"\s*[/>»]\s*", text)[-1] or self._fallback, field="category")
        key = _key(name)
        if key not in self._categories:
            colour = COLOURS[len(self._categories) % len(COLOURS)]
            position = self._last_position + len(self.new_categories) + 1
            made = Category(self._new_id(), Names(name), position, colour)
            self.new_categories.append(made)
            self._categories[key] = made.id
        return self._categories[key]

    def supplier(self, text: str) -> UUID:
        """The supplier of this name, or a new one."""
        name = one_line(text, field="supplier", is_needed=True)
        key = _key(name)
        if key not in self._suppliers:
            made = Supplier(self._new_id(), name)
            self.new_suppliers.append(made)
            self._suppliers[key] = made.id
        return self._suppliers[key]

    def tax(self, text: str, kept: Tax | None = None) -> Tax:
        """The company's rate of this name or per cent (`5`, `5 %`, `0.05`). Refuses with TAX_RATE_UNKNOWN.

        `kept` is the tax that the item has: a per cent that it has already says nothing else of it. Several
        rates may be of 0 %, and a list does not say which of them.
        """
        named = self._named_rates.get(_key(text))
        if named is not None:
            return named
        for rate_bp in _read_percent(text):
            if kept is not None and kept.rate_bp == rate_bp:
                return kept
            if rate_bp in self._rates:
                return self._rates[rate_bp]
        raise Refused(Code.TAX_RATE_UNKNOWN)

    def made(self) -> tuple[ImportedItem, ...]:
        """What was made, for undoing."""
        return (
            *(ImportedItem(category.id, Made.CATEGORY) for category in self.new_categories),
            *(ImportedItem(supplier.id, Made.SUPPLIER) for supplier in self.new_suppliers),
        )

    def write(self, work: UnitOfWork) -> Changes:
        """Make what is missing, before the rows that name it."""
        for category in self.new_categories:
            work.catalogue.add_category(category)
        for supplier in self.new_suppliers:
            work.suppliers.add(supplier)
        return Changes.of(
            *((Noun.CATALOGUE, category.id) for category in self.new_categories),
            *((Noun.SUPPLIER, supplier.id) for supplier in self.new_suppliers),
        )


def _read_percent(text: str) -> tuple[int, ...]:
    """Basis points, in the ways to read a rate: some programs write it as a fraction of one."""
    match = _PERCENT.search(latin_digits(text))
    if match is None:
        return ()
    whole, part = int(match[1]), (match[2] or "").ljust(4, "0")
    rate_bp = whole * 100 + int(part[:2])
    return (rate_bp,) if whole else (rate_bp, int(part))


def _key(text: str) -> str:
    return " ".join(words(text))


def _keys(names: Names) -> Iterable[str]:
    return {_key(name) for name in (names.main, *names.others.values())} - {""}

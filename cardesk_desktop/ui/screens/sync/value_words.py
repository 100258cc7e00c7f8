"""The value of a field as people read it: money, days, lists, choices and names; never raw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import isolated, left_to_right
from cardesk_desktop.documents.fields.trade_words import consent_way, phone_label
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.client import ConsentWay, PhoneLabel
from cardesk_desktop.domain.discount import DiscountKind
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Rounding, TaxCategory
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import LANGUAGES, Phrasebook
from cardesk_desktop.phones import phone_words
from cardesk_desktop.store.sync_views import Value
from cardesk_desktop.ui import role_words, words
from cardesk_desktop.ui.screens.settings.house.rate_fields import kind_words as tax_kind_words
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.plate_badge import FACES

E = TypeVar("E", bound=StrEnum)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOTHING = "–"
_VEILED = "••••"
LATIN = frozenset({"email", "sku", "vin", "tax_number", "plate_key"})
_STATES: tuple[tuple[type[StrEnum], Callable[[Phrasebook, Any], str]], ...] = (
    (VisitState, words.visit_state),
    (TicketState, words.ticket_state),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read values out: the language, the company's time zone, the row's currency."""

    phrases: Phrasebook
    zone: ZoneInfo
    currency: Currency

    def words(
        self, field: str, value: Value, names: Mapping[str, Names] | None = None, *, is_secret: bool = False
    ) -> str:
        """The value in words; a dash for nothing, dots for what is not to be seen."""
        _ = self.phrases
        if is_secret:
            return _VEILED
        if value is None or value in ("", [], {}):
            return NOTHING
        if isinstance(value, bool):
            return self._flag(field, is_so=value)
        if isinstance(value, int):
            return self._number(field, value)
        if isinstance(value, list):
            return self._list(field, value)
        if isinstance(value, dict):
            return _.listed(self._text(field, str(each)) for each in value.values())
        if names and value in names:
            named = names[value].in_language(_.language.code)
            return isolated(named, is_rtl=_.language.is_rtl) if named else _("Gone meanwhile")
        return self._text(field, value)

    def _flag(self, field: str, *, is_so: bool) -> str:
        _ = self.phrases
        if field == "is_company":
            return _("Company") if is_so else _("Person")
        return _("Yes") if is_so else _("No")

    def _number(self, field: str, value: int) -> str:
        _ = self.phrases
        if field.endswith("_at"):
            return _.date_time(_EPOCH + timedelta(microseconds=value), self.zone)
        if field.endswith("_minor"):
            return self._money(value)
        if field.endswith("_milli"):
            return _.quantity(Quantity(value))
        if field.endswith("_bp"):
            return _.percent(value)
        return str(value) if field == "year" else _.number(value)

    def _money(self, minor: int) -> str:
        return self.phrases.money(Money(minor, self.currency))

    def _list(self, field: str, entries: list[Value]) -> str:
        _ = self.phrases
        if field == "former_owners":
            return _.plural("{n} former owner", "{n} former owners", len(entries))
        return _.listed(self._entry(field, entry) for entry in entries)

    def _entry(self, field: str, entry: Value) -> str:
        _ = self.phrases
        match entry:
            case [str(number), str(label)] if field == "phones":
                of_phone = _member(PhoneLabel, label) or PhoneLabel.OTHER
                return f"{phone_words(number)} ({phone_label(_, of_phone)})"
            case [str(size), int(minor)] if field == "prices":
                of = _member(SizeClass, size)
                return f"{words.size_class(_, of)}: {self._money(minor)}" if of else self._money(minor)
            case _entry:
                return left_to_right(str(entry))

    def _text(self, field: str, value: str) -> str:
        _ = self.phrases
        if field == "phone":
            return phone_words(value)
        if field in LATIN:
            return left_to_right(value)
        if field in {"language", "second_language"}:
            return next((each.name for each in LANGUAGES if each.code == value), value)
        if field in {"photo_sha256", "logo_sha256", "sha256"}:
            return _("A picture")
        said = _choice_words(_, field, value)
        if said is not None:
            return said
        return _.listed(value.splitlines())


def choice_words(_: Phrasebook, field: str) -> tuple[Choice, ...]:
    """What may be chosen in a field; nothing where it is no choice with words."""
    if field not in _CHOICES:
        return ()
    of, say = _CHOICES[field]
    return tuple(Choice(member.value, say(_, member)) for member in of)


def _choice_words(_: Phrasebook, field: str, value: str) -> str | None:
    """The words of a choice; None for what is none."""
    choices = (_CHOICES[field],) if field in _CHOICES else _STATES if field == "state" else ()
    for of, say in choices:
        member = _member(of, value)
        if member is not None:
            return say(_, member)
    return _("Another choice") if field in _UNSAID else None


def _region_words(_: Phrasebook, which: Region) -> str:
    arabic, latin = FACES.get(which, ("", ""))
    return (arabic if _.language.is_rtl else latin.title()) or _("Another country")


def _rounding_words(_: Phrasebook, which: Rounding) -> str:
    return _("On every line") if which is Rounding.PER_LINE else _("Once for each rate")


def _discount_words(_: Phrasebook, which: DiscountKind) -> str:
    return _("In per cent") if which is DiscountKind.PERCENT else _("An amount")


def _member(of: type[E], value: str) -> E | None:
    return next((member for member in of if member.value == value), None)


_CHOICES: Mapping[str, tuple[type[StrEnum], Callable[[Phrasebook, Any], str]]] = MappingProxyType(
    {
        "role": (Role, role_words.role),
        "size_class": (SizeClass, words.size_class),
        "phone_label": (PhoneLabel, phone_label),
        "consent_way": (ConsentWay, consent_way),
        "tax_category": (TaxCategory, lambda _, which: tax_kind_words(_)[which]),
        "region": (Region, _region_words),
        "rounding": (Rounding, _rounding_words),
        "discount_kind": (DiscountKind, _discount_words),
    }
)
_UNSAID = frozenset({"scope", "kind", "state", "moment", *_CHOICES})
"""Choices, of which a word that is not known here is never shown as it is."""

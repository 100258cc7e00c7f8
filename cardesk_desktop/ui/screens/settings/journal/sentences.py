"""What each event of the journal is called, with its figures: things, not deeds, so no word has a gender."""

from __future__ import annotations

from cardesk_desktop.documents.fields.damage import damage_kind
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle_photo import DamageKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui import role_words
from cardesk_desktop.ui.permission_words import permission
from cardesk_desktop.ui.screens.settings.journal.list_names import list_names
from cardesk_desktop.ui.screens.settings.journal.plain_sentences import of_people, of_the_house

_E = JournalEvent
_BEFORE, _AFTER = "_before_minor", "_after_minor"


class JournalSentences:
    """Made once for a list: it says thousands of entries."""

    def __init__(self, phrases: Phrasebook, currency: Currency) -> None:
        self._, self._currency = phrases, currency
        self._plain = {**of_the_house(phrases), **of_people(phrases)}
        self._lists = list_names(phrases)
        self._permissions = {each.value: permission(phrases, each) for each in Permission}
        self._damages = {each.value: damage_kind(phrases, each) for each in DamageKind}
        self._roles = {each.value: role_words.role(phrases, each) for each in Role}

    def of(self, entry: JournalEntry) -> str:
        """What happened, in a line."""
        plain = self._plain.get(entry.event)
        if plain is None:
            plain = self._money(entry) or self._taken_back(entry)
            plain = plain or self._stock(entry) or self._counted(entry) or self._backups(entry)
        return plain or self._named(entry)

    def reason(self, entry: JournalEntry) -> str:
        """Why, in the words of who did it; empty where nobody was asked."""
        return entry.reason if entry.event in _HAVE_REASONS else ""

    def _money(self, entry: JournalEntry) -> str:
        _ = self._
        match entry.event:
            case _E.SALE_COMPLETED if "discount_minor" in entry.figures:
                amount, off = self._amount(entry, "gross_minor"), self._amount(entry, "discount_minor")
                return _("Sale: {amount}, discount {discount}", amount=amount, discount=off)
            case _E.SALE_COMPLETED:
                return _("Sale: {amount}", amount=self._amount(entry, "gross_minor"))
            case _E.PAYMENT_TAKEN:
                return _("Payment: {amount}", amount=self._amount(entry, "amount_minor"))
            case _E.LINE_REMOVED:
                return _("Taken off a ticket: {amount}", amount=self._amount(entry, "amount_minor"))
            case _E.TICKET_VOIDED:
                return _("Ticket voided: {amount}", amount=self._amount(entry, "amount_minor"))
            case _E.PRICE_CHANGED:
                return self._price(entry)
        return self._on_ticket(entry)

    def _on_ticket(self, entry: JournalEntry) -> str:
        _ = self._
        match entry.event:
            case _E.LINE_PUT_BACK:
                return _("Put back on a ticket: {amount}", amount=self._amount(entry, "amount_minor"))
            case _E.DISCOUNT_GIVEN:
                off, of = self._amount(entry, "amount_minor"), self._amount(entry, "of_minor")
                return _("Discount: {amount} off {of}", amount=off, of=of)
            case _E.DISCOUNT_TAKEN_BACK:
                return _("Discount taken back: {amount}", amount=self._amount(entry, "amount_minor"))
            case _E.SIZE_CHANGED:
                before, after = self._amount(entry, "before_minor"), self._amount(entry, "after_minor")
                return _("Another size of car: {after} instead of {before}", before=before, after=after)
        return ""

    def _taken_back(self, entry: JournalEntry) -> str:
        _ = self._
        match entry.event:
            case _E.CREDIT_NOTE_ISSUED:
                return _("Credit note: {amount}", amount=self._amount(entry, "gross_minor"))
            case _E.REFUND_PAID:
                return _("Refund: {amount}", amount=self._amount(entry, "amount_minor"))
        return ""

    def _price(self, entry: JournalEntry) -> str:
        """One price from what to what; of a service with several, how many."""
        _ = self._
        changed = [
            name.removesuffix("_before_minor") for name in entry.figures if name.endswith("_before_minor")
        ]
        if len(changed) != 1:
            return _.plural("Prices: {n} size changed", "Prices: {n} sizes changed", len(changed))
        before, after = (
            self._amount(entry, f"{changed[0]}_before_minor"),
            self._amount(entry, f"{changed[0]}_after_minor"),
        )
        return _("Price: {after} instead of {before}", before=before, after=after)

    def _stock(self, entry: JournalEntry) -> str:
        _, figures = self._, entry.figures
        quantity = Quantity(figures.get("quantity_milli", 0))
        match entry.event:
            case _E.STOCK_RECEIVED:
                return _("Goods received: {quantity}", quantity=quantity)
            case _E.STOCK_CORRECTED if "unit_cost_minor" in figures:
                return _("Cost corrected: {cost} each", cost=self._amount(entry, "unit_cost_minor"))
            case _E.STOCK_CORRECTED:
                return _("Stock corrected: {quantity}", quantity=quantity)
            case _E.STOCK_COUNTED:
                count = figures.get("differences", 0)
                return _.plural("Stock count: {n} difference", "Stock count: {n} differences", count)
            case _E.TAX_RATE_CHANGED if "after_bp" in figures:
                before, after = _.percent(figures.get("before_bp", 0)), _.percent(figures["after_bp"])
                return _("Tax rate: {after} instead of {before}", before=before, after=after)
            case _E.TAX_RATE_CHANGED:
                return _("Tax rate changed")
        return ""

    def _counted(self, entry: JournalEntry) -> str:
        _, figures = self._, entry.figures
        match entry.event:
            case _E.LIST_EXPORTED:
                name = self._lists.get(entry.reason, entry.reason)
                count = figures.get("count", 0)
                return _.plural("Export: {list}, {n} row", "Export: {list}, {n} rows", count, list=name)
            case _E.LIST_IMPORTED if "rows" in figures:
                return _.plural("Import begun: {n} row", "Import begun: {n} rows", figures["rows"])
            case _E.LIST_IMPORTED:
                count = figures.get("added", 0) + figures.get("changed", 0)
                return _.plural("Import: {n} row taken in", "Import: {n} rows taken in", count)
            case _E.PRICES_CHANGED:
                return _("Prices changed together: {n}", n=figures.get("prices", 0))
            case _E.PRICES_PUT_BACK:
                return _("Prices put back: {n}", n=figures.get("prices", 0))
            case _E.CLIENT_ERASED:
                count = figures.get("invoices_kept", 0)
                return _.plural("Client erased, {n} invoice kept", "Client erased, {n} invoices kept", count)
            case _E.PIN_REFUSED:
                count = figures.get("failures", 0)
                return _.plural("Wrong PIN, {n} try", "Wrong PIN, {n} tries", count)
        return ""

    def _backups(self, entry: JournalEntry) -> str:
        _, figures = self._, entry.figures
        match entry.event:
            case _E.INCARNATION_STARTED if figures.get("invoices_missing", 0):
                said = _.plural(
                    "New number series: {n} invoice was missing in the data",
                    "New number series: {n} invoices were missing in the data",
                    figures["invoices_missing"],
                )
                # Entries of older releases name the letter only.
                return _.side_by_side((said, " – ".join(dict.fromkeys(entry.reason.split()[1:]))))
            case _E.INCARNATION_STARTED:
                return _("New number series after a backup was restored")
            case _E.BACKUP_HOURS_SET:
                return _.plural("Backup every {n} hour", "Backup every {n} hours", figures.get("hours", 0))
            case _E.BACKUP_AT_CLOSING_SET if figures.get("on", 0):
                return _("Backup when the till is closed")
            case _E.BACKUP_AT_CLOSING_SET:
                return _("No backup when the till is closed")
        return ""

    def _named(self, entry: JournalEntry) -> str:
        _ = self._
        match entry.event:
            case _E.LOCK_TIME_SET:
                minutes = entry.figures.get("minutes", 0)
                if not minutes:
                    return _("The register does not lock itself any more")
                return _.plural(
                    "The register locks itself after {n} minute",
                    "The register locks itself after {n} minutes",
                    minutes,
                )
            case _E.DESK_LOCKED:
                by_itself = entry.figures.get("automatic", 0)
                return _("Register locked by itself") if by_itself else _("Register locked")
            case _E.DAMAGE_MARKED_LATER:
                what = self._damages.get(entry.reason, entry.reason)
                return _("Marked after the delivery: {damage}", damage=what)
            case _E.ACTION_APPROVED:
                what = self._permissions.get(entry.reason, entry.reason)
                return _("Approval: {permission}", permission=what)
            case _E.VERSION_CHANGED:
                return _("Version of the program: {version}", version=entry.reason)
            case _E.STAFF_TAKEN_ON | _E.STAFF_CHANGED:
                role = self._roles.get(entry.reason, entry.reason)
                if entry.event is _E.STAFF_CHANGED:
                    return _("Staff changed: {role}", role=role)
                return _("New in the staff: {role}", role=role)
        raise KeyError(entry.event)

    def _amount(self, entry: JournalEntry, name: str) -> Money:
        return Money(entry.figures.get(name, 0), self._currency)


_HAVE_REASONS = frozenset(
    {
        _E.VISIT_CANCELLED,
        _E.DISCOUNT_GIVEN,
        _E.TICKET_VOIDED,
        _E.STOCK_CORRECTED,
        _E.CREDIT_NOTE_ISSUED,
    }
)

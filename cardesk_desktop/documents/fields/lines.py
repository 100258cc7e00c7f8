"""The lines of a sale, with as many figures as the law wants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.model import Row, Table
from cardesk_desktop.documents.fields.parties import GULF
from cardesk_desktop.documents.fields.words import Speech, Words, typed_lines, unbroken
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.invoice import Invoice, InvoiceForm, InvoiceLine
from cardesk_desktop.domain.money import Currency, Money, divide_half_up
from cardesk_desktop.domain.quantity import Quantity

_WHOLE_BP = 10_000
_MORE_DECIMALS = (0, 2, 3, 4, 5, 6)
"""Beyond the currency's own: two do for up to a hundred pieces, each further one for ten times as many."""


def is_detailed(invoice: Invoice) -> bool:
    """Whether every line shows net, rate and tax.

    The simplified form of the Gulf states may show what is paid per line and the tax once (UAE: Cabinet
    Decision 52/2017, art. 59). Elsewhere we know of no such leave and give every figure.
    """
    return invoice.form is InvoiceForm.FULL or invoice.seller.country not in GULF


@dataclass(frozen=True, slots=True)
class LineFigures:
    """A line before and after its discount: net on a detailed paper, else in the prices' own terms."""

    unit_price: Money
    before: Money
    after: Money

    @property
    def discount(self) -> Money:
        """What was taken off, not negative."""
        return self.before - self.after


def line_figures(invoice: Invoice) -> list[LineFigures]:
    """The figures that a person can check on every line: quantity x unit price - discount is the amount."""
    figures = [_line_figures(line, invoice) for line in invoice.lines]
    if not is_detailed(invoice) or not invoice.tax_mode.prices_include_tax:
        return figures
    return _with_net_prices(figures, invoice.lines)


def _line_figures(line: InvoiceLine, invoice: Invoice) -> LineFigures:
    subtotal = line.unit_price.times(line.quantity.milli, 1000)
    if not invoice.tax_mode.prices_include_tax:
        return LineFigures(line.unit_price, subtotal, line.net)
    if not is_detailed(invoice):
        return LineFigures(line.unit_price, subtotal, line.gross)
    is_reduced = bool(line.discount)
    before = subtotal.times(_WHOLE_BP, _WHOLE_BP + line.tax.rate_bp) if is_reduced else line.net
    return LineFigures(line.unit_price, before, line.net)


def _with_net_prices(figures: Sequence[LineFigures], lines: Sequence[InvoiceLine]) -> list[LineFigures]:
    """Unit prices without tax, in as few decimals as bring every line to its amount.

    Six more always do: no line has a million pieces.
    """
    priced: list[LineFigures] = []
    for more in _MORE_DECIMALS:
        priced = [
            replace(figure, unit_price=_net_unit_price(figure.before, line.quantity, more))
            for figure, line in zip(figures, lines, strict=True)
        ]
        if all(_comes_out(figure, line, more) for figure, line in zip(priced, lines, strict=True)):
            break
    return priced


def _net_unit_price(before: Money, quantity: Quantity, more: int) -> Money:
    """The unit price without tax, to so many more decimals than the currency has."""
    of = before.currency
    finer = Currency(of.code, of.exponent + more)
    return Money(divide_half_up(before.minor * 1000 * 10**more, quantity.milli), finer)


def _comes_out(figure: LineFigures, line: InvoiceLine, more: int) -> bool:
    """True when quantity by unit price is the amount before the discount."""
    exact = figure.unit_price.minor * line.quantity.milli
    return divide_half_up(exact, 1000 * 10**more) == figure.before.minor


@dataclass(frozen=True, slots=True)
class _Column:
    heading: Words
    show: Callable[[InvoiceLine, LineFigures], str]


def line_table(invoice: Invoice, speech: Speech, *, is_narrow: bool) -> Table:
    """The table of the invoice's lines; on narrow paper all but the amount in a sentence."""
    columns = [_amount_column(invoice, speech)] if is_narrow else _columns(invoice, speech)
    rows: list[Row] = []
    pairs = zip(invoice.lines, line_figures(invoice), strict=True)
    for place, (line, figures) in enumerate(pairs, start=1):
        rows.append(
            Row(
                place=speech.first.number(place),
                name=_name(line.names, speech),
                detail=_detail(line),
                figures=tuple(column.show(line, figures) for column in columns),
                reckoning=_reckoning(line, figures, invoice, speech) if is_narrow else "",
            )
        )
    headings = tuple(column.heading for column in columns)
    return Table(speech(lambda _: _("Description")), headings, rows)


def _name(names: Names, speech: Speech) -> Words:
    first = own_words(names.in_language(speech.first.language.code))
    if speech.second is None:
        return Words(first)
    second = own_words(names.in_language(speech.second.language.code))
    return Words(first, second if second != first else "")


def _detail(line: InvoiceLine) -> str:
    """Who did the work, then the note."""
    return "\n".join(typed_lines(f"{line.staff_name}\n{line.note}"))


def _reckoning(line: InvoiceLine, figures: LineFigures, invoice: Invoice, speech: Speech) -> str:
    _ = speech.first
    price = f"{_.quantity(line.quantity)} × {_.amount(figures.unit_price)}"
    parts = [left_to_right(price)]
    if figures.discount:
        parts.append(_("discount {amount}", amount=_.amount(figures.discount)))
    if is_detailed(invoice):
        parts.append(_("net {amount}", amount=_.amount(line.net)))
        rate, tax = _.percent(line.tax.rate_bp), _.amount(line.tax_amount)
        parts.append(_("VAT {rate}: {amount}", rate=rate, amount=tax))
    return speech.joined(map(unbroken, parts))


def _columns(invoice: Invoice, speech: Speech) -> list[_Column]:
    show = speech.first
    columns = [
        _Column(speech(lambda _: _("Quantity")), lambda line, _figures: show.quantity(line.quantity)),
        _Column(_price_heading(invoice, speech), lambda _line, figures: show.amount(figures.unit_price)),
    ]
    if any(line.discount for line in invoice.lines):
        columns.append(
            _Column(
                speech(lambda _: _("Discount")),
                lambda _line, figures: show.amount(-figures.discount) if figures.discount else "",
            )
        )
    if is_detailed(invoice):
        columns += _tax_columns(speech)
    columns.append(_amount_column(invoice, speech))
    return columns


def _tax_columns(speech: Speech) -> list[_Column]:
    show = speech.first
    return [
        _Column(speech(lambda _: _("Net")), lambda line, _figures: show.amount(line.net)),
        _Column(speech(lambda _: _("VAT rate")), lambda line, _figures: show.percent(line.tax.rate_bp)),
        _Column(speech(lambda _: _("VAT")), lambda line, _figures: show.amount(line.tax_amount)),
    ]


def _amount_column(invoice: Invoice, speech: Speech) -> _Column:
    show, of = speech.first, invoice.currency
    with_tax = speech(lambda _: _("Total {currency}", currency=_.currency_sign(of)))
    if is_detailed(invoice):
        return _Column(with_tax, lambda line, _figures: show.amount(line.gross))
    without_tax = speech(lambda _: _("Net {currency}", currency=_.currency_sign(of)))
    heading = with_tax if invoice.tax_mode.prices_include_tax else without_tax
    return _Column(heading, lambda _line, figures: show.amount(figures.after))


def _price_heading(invoice: Invoice, speech: Speech) -> Words:
    if is_detailed(invoice) or not invoice.tax_mode.prices_include_tax:
        return speech(lambda _: _("Unit price excl. VAT"))
    return speech(lambda _: _("Unit price incl. VAT"))

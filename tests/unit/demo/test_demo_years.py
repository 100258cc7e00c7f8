"""The years of the busy house, on a small scale: it adds up, is sealed, and comes out the same again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from cardesk_desktop.demo.data.house import DIRHAM, TIME_ZONE
from cardesk_desktop.demo.keys import demo_keychain
from cardesk_desktop.demo.years.goods import barcode
from cardesk_desktop.demo.years.size import Size
from cardesk_desktop.demo.years.tale import tell_years
from cardesk_desktop.domain.invoice import Payment
from cardesk_desktop.domain.money import total
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.paths import Places
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.views import HitKind
from tests.builders import NOW
from tests.unit.demo.opened import DOCUMENTS, Opened, opened_house

SIZE = Size(products=300, bestsellers=1, clients=100, vehicles=130, days=25, visits_a_day=10)


def _told(root: Path) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    tell_years(
        Places.under(root).database, demo_keychain(), NOW, lambda done, of: steps.append((done, of)), SIZE
    )
    return steps


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    root = tmp_path_factory.mktemp("years")
    steps = _told(root)
    assert steps[-1][0] == steps[-1][1]
    house = opened_house(root)
    yield house
    house.store.close()


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_document_is_sealed_behind_the_one_before_it(busy: Opened, kind: DocumentKind) -> None:
    documents = busy.chain(kind)
    assert len(documents) > 150
    assert first_break(documents, PublicKey(busy.store.public_key)) is None
    moments = [document.seal.sealed_at for document in documents]
    assert moments == sorted(moments)


def test_nearly_every_visit_is_invoiced_and_the_years_are_full(busy: Opened) -> None:
    by_day = Counter(invoice.issued_on for invoice in busy.invoices())
    today = NOW.astimezone(TIME_ZONE).date()
    assert {today - timedelta(days=back) for back in range(1, SIZE.days + 1)} <= set(by_day)
    assert (
        SIZE.days * SIZE.visits_a_day * 4 // 5 < sum(by_day.values()) < SIZE.days * SIZE.visits_a_day * 6 // 5
    )


def test_nobody_pays_more_than_the_invoice_and_some_still_owe(busy: Opened) -> None:
    paid: dict[object, list[Payment]] = {}
    for payment in busy.payments():
        paid.setdefault(payment.invoice_id, []).append(payment)
    owed = 0
    for invoice in busy.invoices():
        amounts = total((payment.tender.amount for payment in paid.get(invoice.id, ())), DIRHAM)
        assert amounts <= invoice.gross
        owed += amounts < invoice.gross
    assert 0 < owed < 20


def test_levels_are_the_sums_of_the_movements_and_never_below_zero(busy: Opened) -> None:
    sums: Counter[UUID] = Counter()
    for movement in busy.movements():
        sums[movement.product_id] += movement.quantity.milli
    assert len(sums) >= SIZE.products
    assert min(sums.values()) > 0
    with busy.store.read() as work:
        levels = work.stock.levels(list(sums))
    assert {product_id: level.milli for product_id, level in levels.items()} == sums


def test_goods_are_delivered_again_when_they_run_low(busy: Opened) -> None:
    reasons = Counter(
        movement.reason for movement in busy.movements() if movement.kind is MovementKind.RECEIPT
    )
    assert reasons["Opening stock"] >= SIZE.products
    assert any(reason.startswith("Delivery") for reason in reasons)


def test_cars_of_earlier_days_have_left_and_today_s_are_on_the_board(busy: Opened) -> None:
    with busy.store.read() as work:
        present = work.visits.open()
    assert len(present) > 5
    assert {visit.state for visit in present} == {VisitState.WAITING, VisitState.IN_WORK, VisitState.READY}
    assert all(visit.arrived_at > NOW - timedelta(days=1) for visit in present)


def test_everything_is_found(busy: Opened) -> None:
    invoice = next(invoice for invoice in busy.invoices() if invoice.buyer and invoice.vehicle)
    assert invoice.buyer
    assert invoice.vehicle
    with busy.store.read() as work:
        for text, kind in (
            (invoice.number, HitKind.INVOICE),
            (invoice.buyer.phone, HitKind.CLIENT),
            (invoice.vehicle.plate, HitKind.VEHICLE),
            (barcode(7), HitKind.PRODUCT),
        ):
            assert work.search.find(text, 5, kinds=(kind,))


def test_barcodes_have_the_check_digit_of_an_ean_13() -> None:
    assert barcode(0) == "6292000000000"[:12] + barcode(0)[-1]
    for number in (0, 7, 123_456):
        digits = [int(digit) for digit in barcode(number)]
        assert len(digits) == 13
        assert (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0


def test_the_same_moment_makes_the_same_company(busy: Opened, tmp_path: Path) -> None:
    _told(tmp_path / "again")
    again = opened_house(tmp_path / "again")
    try:
        for kind in DOCUMENTS:
            assert again.chain(kind) == busy.chain(kind)
    finally:
        again.store.close()

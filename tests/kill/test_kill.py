"""Killed at random moments of a sale: what was called paid is there once, and the books are whole.

How long a process lives is told in sales, not in seconds: on a slow computer too it is killed in one.

CI kills 100 times; `CARDESK_KILLS=1000 python3 dev.py test tests/kill` kills a thousand times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.stock import level
from cardesk_desktop.signing import RegisterKey
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.kill.shop import PRODUCTS, STOCK, found, open_desk

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("CARDESK_KILLS", "100"))
MOST_SALES = 8
"""Completed sales after which a process is killed in the middle of the next one, at most."""
A_SALE_S = 0.02
"""How long the first sale of a process may take; the later ones are timed by those before."""

Paid = dict[str, tuple[str, int]]
"""What the killed processes said: number to ticket and minor units."""


@pytest.mark.timeout(max(1800, 18 * KILLS))
def test_what_was_paid_survives_every_kill(tmp_path: Path) -> None:
    found(tmp_path)
    chance = random.Random(20261123)
    paid: Paid = {}
    for round_ in range(1, KILLS + 1):
        said = _sell_until_killed(tmp_path, chance.randrange(MOST_SALES + 1), chance.random())
        for number, ticket, gross in said:
            assert number not in paid, f"{number} was printed twice"
            paid[number] = (ticket, int(gross))
        if round_ % 10 == 0 or round_ == KILLS:
            _check_books(tmp_path, paid)
    assert len(paid) > KILLS // 2, "too few sales to prove anything"


def _sell_until_killed(folder: Path, sales: int, moment: float) -> list[tuple[str, str, str]]:
    """Kill after so many sales, when `moment` (from 0 to 1) of the next one is over."""
    command = [sys.executable, "-m", "tests.kill.seller", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as seller:
        assert seller.stdout is not None
        try:
            assert seller.stdout.readline().split() == [b"open"], "the shop did not open after a kill"
            began = time.monotonic()
            lines = [seller.stdout.readline() for _ in range(sales)]
            a_sale_s = (time.monotonic() - began) / sales if sales else A_SALE_S
            time.sleep(moment * a_sale_s)
        finally:
            # SIGKILL; on Windows TerminateProcess: neither can be caught.
            seller.kill()
        lines += seller.stdout.read().splitlines(keepends=True)
    if sys.platform != "win32":
        assert seller.returncode == -signal.SIGKILL, "it ended by itself"
    said = []
    for line in map(bytes.decode, lines):
        # A line without its end was not said.
        if line.endswith("\n"):
            _, number, ticket, gross = line.split()
            said.append((number, ticket, gross))
    return said


def _check_books(folder: Path, paid: Paid) -> None:
    desk = open_desk(folder)
    try:
        with desk.store.read() as work:
            assert work.company.register().incarnation == "A", "a kill is no restored copy"
            sold = _check_chains(work)
            _check_sales(work, paid)
            _check_stock(work, sold)
    finally:
        desk.store.close()


def _check_chains(work: UnitOfWork) -> int:
    """Every series is gapless and unbroken. The number of invoices."""
    invoices = 0
    for kind in DocumentKind:
        documents = list(work.documents.chain(Series("R01", "A", kind)))
        assert first_break(documents, RegisterKey(b"r" * 32).public) is None
        assert [document.seal.sequence for document in documents] == list(range(1, len(documents) + 1))
        if kind is DocumentKind.INVOICE:
            invoices = len(documents)
            for document in documents:
                file = work.documents.invoice_file(document.seal.document_id)
                assert not file.settlement.balance, "an invoice arrived without its payments"
                assert len(file.payments) == 2
    return invoices


def _check_sales(work: UnitOfWork, paid: Paid) -> None:
    kept: Paid = {}
    for document in work.documents.chain(Series("R01", "A", DocumentKind.INVOICE)):
        invoice = work.documents.invoice_file(document.seal.document_id).invoice
        kept[invoice.number] = (str(invoice.ticket_id), invoice.gross.minor)
    assert {number: kept.get(number) for number in paid} == paid
    assert not [ticket for ticket, times in Counter(t for t, _ in kept.values()).items() if times > 1]


def _check_stock(work: UnitOfWork, sold: int) -> None:
    levels = work.stock.levels([product.id for product in PRODUCTS])
    total = 0
    for product in PRODUCTS:
        movements = work.stock.movements(product.id, 100_000)
        assert level(movements) == levels[product.id]
        total += levels[product.id].milli
    assert total == len(PRODUCTS) * STOCK.milli - sold * 2_000

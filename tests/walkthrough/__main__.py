"""The demo's window driven through one visit: `python -m tests.walkthrough DIR [--language CODE]`.

Leaves the screenshots and the invoice in DIR, prints their names, the sale's figures and the time of
each step. Exit code 1 if any step did not happen.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.invoice_file import InvoiceFile
from tests.walkthrough.hands import Missed
from tests.walkthrough.stage import Stage, raised
from tests.walkthrough.visit import CLIENT, Visit


def main(arguments: Sequence[str]) -> int:
    """Drive one visit and say what happened."""
    parser = argparse.ArgumentParser(prog="python -m tests.walkthrough", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--language", default="en", metavar="CODE")
    options = parser.parse_args(arguments)
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    qt = QApplication(["cardesk"])
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as data,
        raised(qt, Path(data), language=options.language, pictures=options.folder) as stage,
    ):
        _say_step("the demo is made and its window open", time.monotonic() - started)
        return _drive(stage)


def _drive(stage: Stage) -> int:
    try:
        steps = Visit(stage.hands, stage.phrases, pdf=stage.pdf).go()
    except Missed as missed:
        print(f"This did not happen: {missed}")
        return 1
    finally:
        for path in stage.hands.taken:
            print(path)
    for step in steps:
        _say_step(step.name, step.seconds)
    file = stage.newest_invoice()
    _say_figures(file)
    print(stage.pdf)
    is_right = file.invoice.buyer is not None and file.invoice.buyer.name == CLIENT[0]
    is_paid = not file.settlement.balance and stage.pdf.stat().st_size > 0
    return 0 if is_right and is_paid else 1


def _say_step(name: str, seconds: float) -> None:
    print(f"{seconds:7.2f} s  {name}", flush=True)


def _say_figures(file: InvoiceFile) -> None:
    invoice = file.invoice
    print(f"invoice {invoice.number}, {len(invoice.lines)} lines, {invoice.currency.code}")
    figures = {"net": invoice.net, "tax": invoice.tax, "total": invoice.gross}
    for payment in file.payments:
        figures |= {"received": payment.tender.received, "change": payment.tender.change}
    figures["balance"] = file.settlement.balance
    for name, figure in figures.items():
        print(f"{name:>10} {figure.decimal:>12}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

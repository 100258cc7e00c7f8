"""Prints {name, ours, floor, ratio, unit, runs} of every benchmark: `python3 dev.py bench [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.eyes_barcode import measure_barcodes, measure_fluency
from benchmarks.figure import Figure, growth
from benchmarks.finding import measure_finding
from benchmarks.lists import measure_lists
from benchmarks.package import measure_package
from benchmarks.paper import measure_paper
from benchmarks.reading import measure_labels, measure_plates
from benchmarks.reports import measure_reports
from benchmarks.sale import measure_sale
from benchmarks.shop import CACHE, Shop, open_shop
from benchmarks.sync import measure_sync
from benchmarks.sync_beside import measure_beside
from benchmarks.sync_counter import measure_counter
from benchmarks.sync_first import measure_first
from benchmarks.sync_growth import measure_growth
from benchmarks.sync_load import measure_load
from benchmarks.window import measure_blocks, measure_memory, measure_start
from cardesk_desktop.demo.house import Scale

_MEASURES: dict[tuple[str, ...], Callable[[Shop], Iterator[Figure]]] = {
    ("sale.complete", "sale.complete_p99"): measure_sale,
    ("search.type_ahead", "scan.to_line"): measure_finding,
    ("list.open", "list.sort", "list.end"): measure_lists,
    ("report.five_years", "report.four_weeks"): measure_reports,
    ("start.lock_screen",): measure_start,
    ("memory.sell_screen",): measure_memory,
    ("ui.longest_block",): measure_blocks,
}
"""What is measured on a company, by the names of its figures. Each gets a fresh copy of it."""

_ONLY_LARGE = ("report.five_years",)
"""What cannot be asked of the small company, which is four weeks old."""

_PAPER = "pdf"
_SYNC: dict[tuple[str, ...], Callable[[], Iterator[Figure]]] = {
    (
        "sync.push_100_sqlite",
        "sync.push_100_postgresql",
        "sync.idle_service",
        "sync.give_10k",
        "sync.row_bytes",
        "sync.snapshot_10k_service",
    ): measure_sync,
    (
        "sync.first_10k_pages",
        "sync.first_10k_snapshot",
        "sync.snapshot_100k",
        "sync.bookkeeping",
        "sync.bookkeeping_full",
    ): measure_first,
    ("sync.growth",): measure_growth,
    ("sync.idle", "sync.sale_round_trip"): measure_counter,
    ("sync.sale_during_apply",): measure_beside,
    ("sync.load",): measure_load,
}
"""What is measured of sync, which makes its own companies."""

_LABELS = ("vision.label_top1", "vision.label_top3", "vision.offline_p50")
_PACKAGE: dict[tuple[str, ...], Callable[[], Iterator[Figure]]] = {("package.start",): measure_package}
"""What is measured of the frozen program, where there is one."""


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for and print it as it comes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    parser.add_argument("--scale", type=Scale, choices=list(Scale), default=Scale.LARGE)
    parser.add_argument("--seed", type=int, default=1, help="of the pictures in which is read; default: 1")
    parser.add_argument("--only", metavar="NAME", default="", help="only figures that begin so")
    options = parser.parse_args(arguments)
    print(f"{'name':<26}{'ours':>10}{'floor':>10}{'ratio':>8}  unit  runs", flush=True)
    figures = []
    for figure in _asked(options.scale, options.only, options.seed):
        figures.append(figure)
        print(_row(figure), flush=True)
    if options.json:
        options.json.write_text(json.dumps([_plain(figure) for figure in figures], indent=2) + "\n")
    return 0


def _asked(scale: Scale, only: str, seed: int) -> Iterator[Figure]:
    """The figures whose names begin as asked, and how they grow from the small company to the large one."""
    is_growth = only.startswith("growth")
    wanted = only.removeprefix("growth").removeprefix(".")
    large: list[Figure] = []
    for names, measure in _MEASURES.items():
        if any(name.startswith(wanted) for name in names):
            for figure in _on(scale, measure):
                large.append(figure)
                if not is_growth and figure.name.startswith(wanted):
                    yield figure
    if not is_growth and _PAPER.startswith(wanted.split(".")[0]):
        yield from (figure for figure in measure_paper() if figure.name.startswith(wanted))
    for names, measure_part in (_SYNC | _vision(seed) | _PACKAGE).items():
        if not is_growth and any(name.startswith(wanted) for name in names):
            yield from (figure for figure in measure_part() if figure.name.startswith(wanted))
    if scale is Scale.LARGE and (is_growth or not only):
        yield from _growths(large)


def _vision(seed: int) -> dict[tuple[str, ...], Callable[[], Iterator[Figure]]]:
    """What is measured of seeing, in pictures made from this seed: a rate has to hold with any other too."""
    return {
        ("vision.plate",): partial(measure_plates, seed),
        _LABELS: lambda: _on(Scale.SMALL, partial(measure_labels, seed=seed)),
        ("vision.barcode", "vision.barcodes_in_view"): partial(measure_barcodes, seed),
        ("vision.decode_fps", "vision.preview_fps"): measure_fluency,
    }


def _growths(large: Sequence[Figure]) -> Iterator[Figure]:
    by_name = {figure.name: figure for figure in large}
    for names, measure in _MEASURES.items():
        if by_name.keys() & set(names):
            for figure in _on(Scale.SMALL, measure):
                if figure.name not in _ONLY_LARGE:
                    yield growth(figure.name, by_name[figure.name], figure)


def _on(scale: Scale, measure: Callable[[Shop], Iterator[Figure]]) -> Iterator[Figure]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=CACHE, prefix="run-") as folder,
        open_shop(Path(folder) / "shop", scale) as shop,
    ):
        yield from measure(shop)


def _row(figure: Figure) -> str:
    floor = "" if figure.floor is None else f"{figure.floor:.2f}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    row = f"{figure.name:<26}{figure.ours:>10.2f}{floor:>10}{ratio:>8}  {figure.unit:<4}{figure.runs:>6}"
    size = "" if figure.bytes is None else f"  {figure.bytes:.1f} B"
    return f"{row}{size}  {figure.note}".rstrip()


def _plain(figure: Figure) -> dict[str, str | float | int | None]:
    return {
        "name": figure.name,
        "ours": figure.ours,
        "floor": figure.floor,
        "ratio": figure.ratio,
        "unit": figure.unit,
        "runs": figure.runs,
        "note": figure.note,
        "bytes": figure.bytes,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

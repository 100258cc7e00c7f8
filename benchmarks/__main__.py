"""Prints {name, ours, floor, ratio, unit, runs} of every benchmark: `python3 dev.py bench [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.finding import measure_finding
from benchmarks.paper import measure_paper
from benchmarks.sale import measure_sale
from benchmarks.shop import open_shop


def main(arguments: Sequence[str]) -> int:
    """Measure everything on the demo company and print it as it comes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    options = parser.parse_args(arguments)
    print(f"{'name':<22}{'ours':>10}{'floor':>10}{'ratio':>8}  unit  runs", flush=True)
    figures = []
    for figure in _all():
        figures.append(figure)
        row = f"{figure.name:<22}{figure.ours:>10.2f}{figure.floor:>10.2f}{figure.ratio:>8.2f}"
        print(f"{row}  {figure.unit:<4}{figure.runs:>6}", flush=True)
    if options.json:
        options.json.write_text(json.dumps([_plain(figure) for figure in figures], indent=2) + "\n")
    return 0


def _all() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, open_shop(Path(folder)) as shop:
        yield from measure_sale(shop)
        yield from measure_finding(shop)
    yield from measure_paper()


def _plain(figure: Figure) -> dict[str, str | float | int]:
    return {
        "name": figure.name,
        "ours": figure.ours,
        "floor": figure.floor,
        "ratio": figure.ratio,
        "unit": figure.unit,
        "runs": figure.runs,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Says of files who signed them: `python3 dev.py package windows-verify [--root PEM] [--stamped] PATH ...`

Every file is listed with its verdict; exit code 0 only when all are signed by us and whole.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from shipping.typed_paths import typed
from shipping.windows.verifying import verify


def main(arguments: Sequence[str]) -> int:
    """Judge what is named."""
    parser = argparse.ArgumentParser(prog="dev.py package windows-verify", description=__doc__)
    parser.add_argument(
        "--root",
        type=typed,
        metavar="PEM",
        help="judge by this root certificate; else Windows is asked",
    )
    parser.add_argument(
        "--stamped", action="store_true", help="a signature without a time stamp is not enough"
    )
    parser.add_argument("paths", type=typed, nargs="+", metavar="PATH")
    options = parser.parse_args(arguments)
    verdicts = [verify(path, options.root, needs_stamp=options.stamped) for path in options.paths]
    return 0 if all(verdicts) else 1

"""Signs files for Windows in place: `python3 dev.py package windows-sign --sign KIND PATH ...`

A path may be a folder: then everything in it that Windows loads as code is signed.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from devtools.project import say
from shipping.typed_paths import typed
from shipping.windows.pe_files import pe_files
from shipping.windows.signing import SIGN_HELP, signer_of


def main(arguments: Sequence[str]) -> int:
    """Sign what is named."""
    parser = argparse.ArgumentParser(
        prog="dev.py package windows-sign",
        description=__doc__,
        epilog=SIGN_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sign", choices=("files", "artifact"), required=True, help="how it is signed")
    parser.add_argument("paths", type=typed, nargs="+", metavar="PATH")
    options = parser.parse_args(arguments)
    files = [file for path in options.paths for file in (pe_files(path) if path.is_dir() else [path])]
    signer_of(options.sign).sign(files)
    say(f"Signed {len(files)} files")
    return 0

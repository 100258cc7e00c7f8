"""What lies beside the packages of a release: `python3 dev.py package checksums DIR [--licences]`.

The checksums say that a download arrived whole; who made it is said by its signature and its attestation.
"""

from __future__ import annotations

import argparse
import hashlib
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from devtools.licences import FOLDER as LICENCES
from devtools.project import Stopped, say
from shipping.bundle import source_time_s
from shipping.typed_paths import typed

CHECKSUMS = "SHA256SUMS"


def main(arguments: Sequence[str]) -> int:
    """Write the checksums of a folder's files."""
    parser = argparse.ArgumentParser(prog="dev.py package checksums", description=__doc__)
    parser.add_argument("folder", type=typed, metavar="DIR")
    parser.add_argument("--licences", action="store_true", help="put the licences there first, as a ZIP")
    options = parser.parse_args(arguments)
    if options.licences:
        pack_licences(options.folder / "licences.zip")
    count = write_checksums(options.folder)
    say(f"{options.folder / CHECKSUMS}: {count} files")
    return 0


def write_checksums(folder: Path) -> int:
    """Write `SHA256SUMS` as `sha256sum --check` reads it; how many files it names. Stopped without any."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != CHECKSUMS)
    if not files:
        raise Stopped(f"There is nothing in {folder}.")
    lines = [f"{_sha256(path)}  {path.name}\n" for path in files]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="ascii", newline="\n")
    return len(files)


def pack_licences(target: Path) -> None:
    """All licences of what ships, the same to the byte for the same texts."""
    at = datetime.fromtimestamp(source_time_s(), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in LICENCES.iterdir() if path.is_file()):
            packed.writestr(zipfile.ZipInfo(f"licences/{path.name}", at), path.read_bytes())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""The support bundle: one ZIP of logs, crash reports and figures, struck out once more on the way in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from cardesk_desktop.logs import FILE_NAME, redacted
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.ui.support.report import Fact
from cardesk_desktop.whole_file import write_whole

CRASH_REPORTS = "crash-*.txt"
_NOTE = """CarDesk support bundle

diagnostics.json  versions, sizes and times
logs/             what the program did, without names, plates, phones or secrets
crashes/          reports of defects, as they were shown on the screen
"""


def keep_report(folder: Path, reference: str, report: str) -> None:
    """Keep a crash report beside the logs. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    file = folder / f"crash-{reference}.txt"
    write_whole(file, report.encode(), makes_folder=True, folder_mode=PRIVATE)


def save_bundle(target: Path, logs: Path, facts: Sequence[Fact], figures: Mapping[str, object]) -> None:
    """Write the bundle, whole or not at all. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _NOTE)
        said = {"machine": dict(facts), "data": dict(figures)}
        archive.writestr("diagnostics.json", json.dumps(said, indent=1, default=str))
        for pattern, place in ((f"{FILE_NAME}*", "logs"), (CRASH_REPORTS, "crashes")):
            for path in sorted(logs.glob(pattern)):
                archive.writestr(f"{place}/{path.name}", _struck_out(path))
    write_whole(target, packed.getvalue())


def _struck_out(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    # Line by line: what looks like a phone must not be pieced together from two lines.
    return "\n".join(redacted(line) for line in text.splitlines()) + "\n"

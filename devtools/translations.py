"""The catalogues of i18n/: compiled when a .po is newer than its .mo, extracted and updated on demand.

The work itself needs Babel, so it is done by `devtools.catalogues` inside the virtual environment.
"""

from __future__ import annotations

from devtools.project import PYTHON, ROOT, say, start


def compile_outdated() -> int:
    """Compile the catalogues whose text changed since they were last compiled; return an exit code."""
    outdated = [
        po
        for po in sorted((ROOT / "i18n").glob("*/LC_MESSAGES/*.po"))
        if not (mo := po.with_suffix(".mo")).exists() or mo.stat().st_mtime < po.stat().st_mtime
    ]
    if not outdated:
        return 0
    say(f"Compiling {len(outdated)} catalogues")
    return start([PYTHON, "-m", "devtools.catalogues", "compile", *outdated])


def update(is_check: bool) -> int:
    """Bring i18n/ in line with the source and report what is not translated; with `is_check` only report."""
    return start([PYTHON, "-m", "devtools.catalogues", "check" if is_check else "update"])

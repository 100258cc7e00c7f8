"""`python3 dev.py package windows --rehearse` and `--tests`: carry out the steps, print the table."""

from __future__ import annotations

from devtools.project import ROOT, say
from shipping.rehearsal import Table
from shipping.windows.authority import TestAuthority
from shipping.windows.python import python_with
from shipping.windows.rehearsal.installing_steps import installing_steps
from shipping.windows.rehearsal.lab import REHEARSAL, Lab
from shipping.windows.rehearsal.making_steps import making_steps
from shipping.windows.rehearsal.own_tests import TESTS, own_tests_step
from shipping.windows.wine import opened

NOT_SHOWN = """
Not shown by this, for Wine is not Windows: SmartScreen, Defender and Smart App Control; screens of different
density; input methods; printing; screen readers; cameras; the limits of the real Credential Manager; what the
pages of the setup look like; asking for rights; a certificate that Windows trusts. The older
version that is upgraded from holds the same program under another number, until there is a released one.
"""
KEPT = REHEARSAL / "table.txt"
_AGAIN = "--rehearse --from"


def rehearse(*, first: str = "", last: str = "") -> int:
    """Carry out the rehearsal, or the steps between two of their keys; 0 when all of them passed."""
    REHEARSAL.mkdir(parents=True, exist_ok=True)
    with opened() as prefix:
        lab = Lab(prefix, python_with("package"), TestAuthority(REHEARSAL / "authority"))
        table = Table.of([*making_steps(lab), *installing_steps(lab), own_tests_step(lab)])
        try:
            has_passed = table.carry_out(first=first, last=last)
        finally:
            # Also when it is broken off: what has passed so far has passed.
            KEPT.write_text(f"{table.text(_AGAIN)}\n", encoding="utf-8")
            say(f"\n{table.text(_AGAIN)}")
    say(f"This table is kept in {KEPT.relative_to(ROOT).as_posix()}, with what the steps printed beside it.")
    if not table.is_whole:
        say("Only a part of the rehearsal was carried out.")
    say(NOT_SHOWN)
    return 0 if has_passed else 1


def try_own_tests() -> int:
    """Only our own tests; 0 when they passed."""
    return rehearse(first=TESTS, last=TESTS)

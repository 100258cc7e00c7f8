"""`python3 dev.py package windows --rehearse` and `--tests`: carry out the steps, print the table."""

from __future__ import annotations

from devtools.project import say
from shipping.windows.authority import found_authority
from shipping.windows.python import python_with
from shipping.windows.rehearsal.installing_steps import installing_steps
from shipping.windows.rehearsal.lab import REHEARSAL, Lab
from shipping.windows.rehearsal.making_steps import making_steps
from shipping.windows.rehearsal.own_tests import own_tests_step
from shipping.windows.rehearsal.table import Table
from shipping.windows.wine import opened

NOT_SHOWN = """
Not shown by this, for Wine is not Windows: SmartScreen, Defender and Smart App Control; screens of different
density; input methods; printing; screen readers; cameras; the limits of the real Credential Manager; what the
pages of the setup look like; asking for rights; a certificate that Windows trusts. The older
version that is upgraded from holds the same program under another number, until there is a released one.
"""


def rehearse(*, tests_only: bool, is_reusing: bool) -> int:
    """Carry out the whole rehearsal, or only our own tests; 0 when all passed."""
    table = Table()
    with opened() as prefix:
        lab = Lab(prefix, python_with("package"), found_authority(REHEARSAL / "authority"))
        steps = [own_tests_step(lab)]
        if not tests_only:
            lab.clear()
            steps = [*making_steps(lab, is_reusing=is_reusing), *installing_steps(lab), *steps]
        has_passed = table.carry_out(steps)
    table.show()
    say(NOT_SHOWN)
    return 0 if has_passed else 1

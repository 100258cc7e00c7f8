"""Which registers have a new version first: a hundredth, a tenth, all of them.

A register draws a lot for each version, from a number of its own that chance made: the same lot at every
look, so that it does not win by trying again, and another lot for the next version, so that nobody is always
the first to try.
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.updates.version import Version
from cardesk_desktop.whole_file import write_whole

_SEED_BYTES = 16


def lot(seed: bytes, version: Version) -> int:
    """From 0 to 99."""
    drawn = hashlib.sha256(seed + str(version).encode("ascii")).digest()
    return int.from_bytes(drawn[:8], "big") % 100


def is_in(seed: bytes, version: Version, percentage: int) -> bool:
    """Whether this register may have the version already."""
    return lot(seed, version) < percentage


def seed_in(file: Path) -> bytes:
    """The number of this register, made at the first look. It says nothing about the register.

    Where it can be neither read nor kept, another one holds for this time.
    """
    try:
        seed = file.read_bytes()
    except OSError:
        seed = b""
    if len(seed) == _SEED_BYTES:
        return seed
    made = secrets.token_bytes(_SEED_BYTES)
    try:
        write_whole(file, made, makes_folder=True)
    except Unavailable:
        return made
    return made

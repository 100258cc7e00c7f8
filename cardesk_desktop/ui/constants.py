"""Keeps None, True and False alive on Python 3.11 under PySide6.

From Python 3.12 on these objects are immortal (PEP 683), and PySide6 6.12 counts on it: every Qt call
that returns nothing drops a reference to None that it never took, and every `Signal.emit` one to True.
Python 3.11, which Debian 12 ships, still counts. After some ten thousand calls None would be freed and
the process would end with "Fatal Python error: none_dealloc", in the middle of a sale.
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = sys.maxsize >> 4
"""More references than a till drops in its life."""


def hold_constants() -> None:
    """Give the three constants more references than can ever be dropped. Repeating it does nothing."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _ENOUGH // 2:
            # The reference count is the first field of every object of CPython 3.11 (Include/object.h).
            ctypes.c_ssize_t.from_address(id(constant)).value += _ENOUGH

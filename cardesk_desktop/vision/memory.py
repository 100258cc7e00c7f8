"""Gives memory back to the system: what the C library freed it keeps, in case somebody asks for it again."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> bool:
    """Let the system have what is free; False where that is not known how, or nothing was. Some milliseconds.

    glibc keeps the arenas of threads that calculated: some 150 MB after the models of a reader are let go
    (`malloc_trim(3)`). Windows and macOS take theirs back by themselves; musl has no such function.
    """
    if sys.platform != "linux":
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim is not None and bool(trim(0))

"""A path means what it means where the reader stands: `dev.py` starts us in the project's root."""

from __future__ import annotations

import os
from pathlib import Path

from devtools.project import STANDS_IN


def typed(text: str) -> Path:
    """The path that somebody typed behind `dev.py package`. Keys are never to land in the tree by mistake."""
    return Path(os.environ.get(STANDS_IN, ""), text)

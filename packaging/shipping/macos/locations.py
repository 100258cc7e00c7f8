"""Where parts of the bundle lie before it is made."""

from __future__ import annotations

from devtools.project import OUT

ICON = OUT / "package" / "macos" / "cardesk.icns"
"""Drawn by `icon.write_icon` before the program is frozen."""

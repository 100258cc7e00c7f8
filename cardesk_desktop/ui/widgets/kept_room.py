"""What comes and goes moves nothing around it while its room is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def keep_room(widget: QWidget, *, is_kept: bool = True) -> None:
    """Let a widget take its room in a layout while it is hidden as well, or give it back."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(is_kept)
    widget.setSizePolicy(policy)

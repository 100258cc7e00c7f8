"""What a chart shows: places with a size, and what each says in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One column or bar. `label` stands at the axis, `title` and `lines` in the bubble.

    `before` is the size of the same place in the period before; `parts` add up to `value`.
    """

    label: str
    title: str
    lines: tuple[str, ...]
    value: int
    before: int | None = None
    parts: tuple[int, ...] = ()

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ". ".join((self.title, *self.lines))

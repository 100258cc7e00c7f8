"""The values that the whole look is made of: colour, space, radius, type and motion.

Widgets and delegates read these through the `Theme` they are given, and write no literal of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Colors:
    """One palette, as `#RRGGBB`. A state has its colour for words and lines, and a soft one to lie under."""

    bg: str
    surface: str
    raised: str
    hover: str
    pressed: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    wait: str
    wait_soft: str
    work: str
    work_soft: str
    ready: str
    ready_soft: str
    due: str
    due_soft: str
    shadow: str
    shadow_opacity: float
    scrim: str
    scrim_opacity: float


LIGHT = Colors(
    bg="#F4F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#EDF1F4",
    pressed="#E1E6EB",
    line="#E1E6EB",
    field_line="#7C8C99",
    text="#10202C",
    muted="#566673",
    accent="#0B6B75",
    accent_hover="#095A63",
    accent_pressed="#07494F",
    accent_soft="#DDF1F2",
    on_accent="#FFFFFF",
    wait="#A84A06",
    wait_soft="#FDF1DF",
    work="#1D5FD1",
    work_soft="#E4EDFD",
    ready="#137340",
    ready_soft="#DFF4E7",
    due="#B42318",
    due_soft="#FCE7E5",
    shadow="#10202C",
    shadow_opacity=0.06,
    scrim="#10202C",
    scrim_opacity=0.32,
)

DARK = Colors(
    bg="#0E151B",
    surface="#151F27",
    raised="#1B2731",
    hover="#212F3A",
    pressed="#2A3843",
    line="#2A3843",
    field_line="#6B7D8F",
    text="#E8EEF2",
    muted="#9AAAB6",
    accent="#3FB8C4",
    accent_hover="#59C6D1",
    accent_pressed="#74D1DA",
    accent_soft="#12363B",
    on_accent="#04191C",
    wait="#F2B561",
    wait_soft="#3A2A12",
    work="#86B0FF",
    work_soft="#172B4D",
    ready="#6AD39A",
    ready_soft="#12331F",
    due="#FF9A90",
    due_soft="#421A17",
    shadow="#000000",
    shadow_opacity=0.0,
    scrim="#000000",
    scrim_opacity=0.55,
)

HIGH_CONTRAST = Colors(
    bg="#000000",
    surface="#000000",
    raised="#0A0A0A",
    hover="#1F1F1F",
    pressed="#2E2E2E",
    line="#FFFFFF",
    field_line="#FFFFFF",
    text="#FFFFFF",
    muted="#E0E0E0",
    accent="#FFE14D",
    accent_hover="#FFEB80",
    accent_pressed="#FFF3B0",
    accent_soft="#332B00",
    on_accent="#000000",
    wait="#FFC266",
    wait_soft="#2E1C00",
    work="#9CC9FF",
    work_soft="#00213F",
    ready="#7CF0A8",
    ready_soft="#00290F",
    due="#FFB3AB",
    due_soft="#3D0500",
    shadow="#000000",
    shadow_opacity=0.0,
    scrim="#000000",
    scrim_opacity=0.8,
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, paper) for ink in ("text", "muted") for paper in ("bg", "surface", "raised", "hover")),
    ("text", "pressed"),
    *(("on_accent", paper) for paper in ("accent", "accent_hover", "accent_pressed")),
    *(("accent", paper) for paper in ("bg", "surface", "raised", "hover", "accent_soft")),
    ("text", "accent_soft"),
    *((state, f"{state}_soft") for state in ("wait", "work", "ready", "due")),
    *((state, paper) for state in ("wait", "work", "ready", "due") for paper in ("bg", "surface", "raised")),
    ("surface", "text"),
)
"""Every (words, background) pair that the screens use; each has to reach WCAG AA, 4.5 to 1."""

SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    ("field_line", "surface"),
    ("field_line", "bg"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("text", "surface"),
)
"""Edges and rings that carry meaning: 3 to 1 (WCAG 1.4.11)."""


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in pixels, on a grid of 8 with a half step."""

    half: int = 4
    one: int = 8
    one_half: int = 12
    two: int = 16
    three: int = 24
    four: int = 32
    six: int = 48


@dataclass(frozen=True, slots=True)
class Radius:
    """Rounding of corners in pixels."""

    small: int = 6
    normal: int = 10
    large: int = 16


class TextSize(Enum):
    """The three text sizes, and two for the one figure a screen is about: (pixels, line height)."""

    SMALL = (12, 16)
    BODY = (14, 20)
    LARGE = (20, 28)
    FIGURE = (32, 40)
    HERO = (52, 60)

    @property
    def pixels(self) -> int:
        """The height of the letters' box at a text scale of 100 %."""
        return self.value[0]

    @property
    def line(self) -> int:
        """The height of a line at a text scale of 100 %."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Motion:
    """How long things move, in milliseconds. Zero where the person or a test wants none."""

    panel_ms: int = 180


TARGET = 44
"""The least height and width of anything to be pressed, in pixels (wet hands, standing)."""

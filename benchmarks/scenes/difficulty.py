"""How hard a scene is made: the limits between which chance draws tilt, blur, glare and noise."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum


class Difficulty(StrEnum):
    """EASY: held well, good light. MODERATE: in a hurry. HARD: what nobody should have to read."""

    EASY = "easy"
    MODERATE = "moderate"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the most that chance may draw."""

    least: float
    most: float

    def drawn(self, chance: random.Random) -> float:
        """One value between both."""
        return chance.uniform(self.least, self.most)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one difficulty.

    `fill` is the thing's share of the frame, along the side that is filled first; `turn` is in degrees to
    either side, `tilt` how far a corner strays as a share of the thing, `blur` and `shake` are in pixels of
    the frame, `glare` is how much of the light is lost to it at its brightest, `light` the brightness of all,
    `noise` the standard deviation in steps of 255, and `quality` that of the JPEG which the camera delivers.
    """

    fill: Span
    turn: float
    tilt: float
    blur: Span
    shake: Span
    glare: Span
    light: Span
    noise: Span
    quality: int


LIMITS = {
    Difficulty.EASY: Limits(
        fill=Span(0.6, 0.75),
        turn=2.0,
        tilt=0.015,
        blur=Span(0.0, 0.5),
        shake=Span(0, 0),
        glare=Span(0.0, 0.0),
        light=Span(0.9, 1.05),
        noise=Span(1, 3),
        quality=90,
    ),
    Difficulty.MODERATE: Limits(
        fill=Span(0.45, 0.65),
        turn=6.0,
        tilt=0.04,
        blur=Span(0.4, 1.1),
        shake=Span(0, 2),
        glare=Span(0.15, 0.45),
        light=Span(0.65, 1.1),
        noise=Span(3, 8),
        quality=80,
    ),
    Difficulty.HARD: Limits(
        fill=Span(0.3, 0.5),
        turn=14.0,
        tilt=0.08,
        blur=Span(1.0, 2.0),
        shake=Span(2, 6),
        glare=Span(0.4, 0.8),
        light=Span(0.4, 1.2),
        noise=Span(8, 16),
        quality=60,
    ),
}

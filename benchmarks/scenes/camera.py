"""From an upright drawing to what the camera sees: turned, tilted, lit, blurred and packed as JPEG."""

from __future__ import annotations

import io
import math
import random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageFilter

from benchmarks.scenes.difficulty import LIMITS, Difficulty, Limits

FRAME = (1280, 720)
"""What the camera delivers, in pixels."""

Corner = tuple[float, float]


def photographed(drawing: Image.Image, difficulty: Difficulty, chance: random.Random) -> Image.Image:
    """The frame of a camera (RGB, `FRAME` in size) with the drawing (RGBA) somewhere in it."""
    limits = LIMITS[difficulty]
    frame = _background(chance)
    put = _placed(drawing, limits, chance)
    frame.paste(put, (0, 0), put)
    frame = _lit(frame, put.getbbox() or (0, 0, *FRAME), limits, chance)
    frame = frame.filter(ImageFilter.GaussianBlur(limits.blur.drawn(chance)))
    frame = _shaken(frame, round(limits.shake.drawn(chance)), chance)
    return _packed(_noisy(frame, limits.noise.drawn(chance), chance), limits.quality)


def _background(chance: random.Random) -> Image.Image:
    """A counter or a wall: one muted colour that gets lighter to one side, with a grain."""
    colour = [chance.randint(70, 170) for _ in range(3)]
    across = np.linspace(0.8, 1.2, FRAME[0])[None, :, None]
    plain = np.ones((FRAME[1], 1, 1)) * across * np.array(colour)[None, None, :]
    return Image.fromarray(np.clip(plain, 0, 255).astype(np.uint8))


def _placed(drawing: Image.Image, limits: Limits, chance: random.Random) -> Image.Image:
    """The drawing in an empty frame, turned and seen from the side."""
    width, height = drawing.size
    scale = min(FRAME[0] / width, FRAME[1] / height) * limits.fill.drawn(chance)
    wide, high = width * scale, height * scale
    angle = math.radians(chance.uniform(-limits.turn, limits.turn))
    slack = [max(0.0, (side - used) / 2 * 0.6) for side, used in zip(FRAME, (wide, high), strict=True)]
    middle = [side / 2 + chance.uniform(-room, room) for side, room in zip(FRAME, slack, strict=True)]
    corners = []
    for across, down in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        stray = [chance.uniform(-limits.tilt, limits.tilt) for _ in range(2)]
        x, y = (across + stray[0]) * wide, (down + stray[1]) * high
        corners.append(
            (
                middle[0] + x * math.cos(angle) - y * math.sin(angle),
                middle[1] + x * math.sin(angle) + y * math.cos(angle),
            )
        )
    # Made small first, as a lens does it: sampling a large drawing straight away would make it jagged.
    small = drawing.resize((max(1, round(wide)), max(1, round(high))), Image.Resampling.LANCZOS)
    ends = ((0, 0), (small.width, 0), (small.width, small.height), (0, small.height))
    return small.transform(
        FRAME, Image.Transform.PERSPECTIVE, _coefficients(corners, ends), Image.Resampling.BICUBIC
    )


def _coefficients(seen: list[Corner], drawn: tuple[Corner, ...]) -> list[float]:
    """The eight numbers with which Pillow finds, for a place of the frame, the place of the drawing."""
    rows, ends = [], []
    for (x, y), (u, v) in zip(seen, drawn, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        ends += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(ends))]


def _lit(
    frame: Image.Image, thing: tuple[int, int, int, int], limits: Limits, chance: random.Random
) -> Image.Image:
    """Brighter or darker, and with the reflection of a lamp laid over a part of the thing."""
    lit = ImageEnhance.Brightness(frame).enhance(limits.light.drawn(chance))
    strength = limits.glare.drawn(chance)
    if not strength:
        return lit
    at = (chance.uniform(thing[0], thing[2]), chance.uniform(thing[1], thing[3]))
    reach = (chance.uniform(60, 220), chance.uniform(40, 120))
    across, down = np.meshgrid(np.arange(FRAME[0]), np.arange(FRAME[1]))
    away = ((across - at[0]) / reach[0]) ** 2 + ((down - at[1]) / reach[1]) ** 2
    shine = Image.fromarray((np.exp(-away) * strength * 255).astype(np.uint8))
    return Image.composite(Image.new("RGB", FRAME, "white"), lit, shine)


def _shaken(frame: Image.Image, pixels: int, chance: random.Random) -> Image.Image:
    """Moved while it was taken."""
    if pixels < 2:
        return frame
    angle = chance.uniform(0, math.pi)
    seen: NDArray[np.float64] = np.zeros((FRAME[1], FRAME[0], 3))
    for step in range(pixels):
        shift = (round(step * math.cos(angle)), round(step * math.sin(angle)))
        seen += np.roll(np.asarray(frame, dtype=np.float64), shift, axis=(1, 0))
    return Image.fromarray((seen / pixels).astype(np.uint8))


def _noisy(frame: Image.Image, deviation: float, chance: random.Random) -> Image.Image:
    grain = np.random.default_rng(chance.getrandbits(32)).normal(0, deviation, (FRAME[1], FRAME[0], 1))
    return Image.fromarray(np.clip(np.asarray(frame) + grain, 0, 255).astype(np.uint8))


def _packed(frame: Image.Image, quality: int) -> Image.Image:
    """As it comes back out of the file."""
    packed = io.BytesIO()
    frame.save(packed, "JPEG", quality=quality)
    return Image.open(packed).convert("RGB")

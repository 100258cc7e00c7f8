"""A frame of the camera with what is really to be read in it."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from benchmarks.scenes.difficulty import Difficulty


@dataclass(frozen=True, slots=True)
class Scene:
    """`picture` is the frame (RGB, 1280 x 720); `truth` holds the codes, the plate or the label's lines."""

    picture: Image.Image
    truth: tuple[str, ...]
    kind: str
    difficulty: Difficulty

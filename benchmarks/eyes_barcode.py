"""Barcodes before the camera: how many are read rightly, and how fluently while the picture is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import numpy as np

from benchmarks.figure import Figure
from benchmarks.scenes.barcodes import barcode_scenes
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.scene import Scene
from cardesk_desktop.vision.barcodes import read_barcodes
from cardesk_desktop.vision.frame import Frame

_SCENES = 150
_SIDE_SETS = 40
"""Of the easy and the hard set, which are given beside the moderate one."""
_MOST_IN_VIEW = 3


def measure_barcodes(seed: int = 1) -> Iterator[Figure]:
    """`vision.barcode`: in how many scenes with one code it is read and no other one is, in per cent.

    `vision.barcodes_in_view`: in how many with one to three all of them are, and none that is not there. The
    codes are smaller then, and one frame is all there is to read them in.
    """
    missed: Counter[str] = Counter()
    shares: dict[Difficulty, float] = {}
    for difficulty in Difficulty:
        count = _SCENES if difficulty is Difficulty.MODERATE else _SIDE_SETS
        scenes = barcode_scenes(difficulty, count, seed)
        wrong = [scene.kind for scene in scenes if not _is_read(scene)]
        shares[difficulty] = 100 * (count - len(wrong)) / count
        if difficulty is Difficulty.MODERATE:
            missed.update(wrong)
    note = f"easy {shares[Difficulty.EASY]:.0f}, hard {shares[Difficulty.HARD]:.0f}; missed {dict(missed)}"
    yield Figure("vision.barcode", shares[Difficulty.MODERATE], None, "%", _SCENES, note)
    several = list(barcode_scenes(Difficulty.MODERATE, _SIDE_SETS, seed, most=_MOST_IN_VIEW))
    share = 100 * sum(map(_is_read, several)) / len(several)
    yield Figure("vision.barcodes_in_view", share, None, "%", len(several))


def measure_fluency() -> Iterator[Figure]:
    """`vision.decode_fps` and `vision.preview_fps`: frames of 1280 x 720 read, and painted, in a second.

    Goals: at least 15 and 24, from a camera that gives 30.
    """
    said: dict[str, float] = json.loads(_run("camera"))
    note = f"{said['decode_cpu_ms']:.1f} ms of a processor for each"
    yield Figure("vision.decode_fps", said["decoded_per_s"], None, "/s", int(said["frames"]), note)
    note = f"{said['window_cpu_ms']:.1f} ms of the window's thread for each"
    yield Figure("vision.preview_fps", said["painted_per_s"], None, "/s", int(said["frames"]), note)


def frame_of(scene: Scene) -> Frame:
    """The scene as the driver of a camera hands it over."""
    rgb = np.asarray(scene.picture.convert("RGB"))
    height, width, _ = rgb.shape
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[:, :, :3] = rgb[:, :, ::-1]
    return Frame(pixels.tobytes(), width, height, width * 4)


def _is_read(scene: Scene) -> bool:
    return {code.text for code in read_barcodes(frame=frame_of(scene))} == set(scene.truth)


def _run(program: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.programs.{program}"]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings, timeout=120)
    return done.stdout

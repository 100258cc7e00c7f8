"""What is read of a photo on this computer, without a network: plates and labels in scenes of a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.plates import plate_scenes
from benchmarks.scenes.scene import Scene
from cardesk_desktop.domain.plate import plate_key
from cardesk_desktop.vision.plate_reading import read_plates
from cardesk_desktop.vision.reader import Reader

_PLATES = 80
_SIDE_SETS = 40
"""Of the easy and the hard set, which are given beside the moderate one."""


def measure_plates() -> Iterator[Figure]:
    """`vision.plate`: of how many plates the first that is offered is the one in the picture, in per cent."""
    reader = Reader()
    right: dict[Difficulty, int] = {}
    missed: Counter[str] = Counter()
    for difficulty in Difficulty:
        count = _PLATES if difficulty is Difficulty.MODERATE else _SIDE_SETS
        wrong = [scene for scene in plate_scenes(difficulty, count) if not _is_read(reader, scene)]
        right[difficulty] = round(100 * (count - len(wrong)) / count)
        if difficulty is Difficulty.MODERATE:
            missed.update(scene.kind for scene in wrong)
    note = f"easy {right[Difficulty.EASY]}, hard {right[Difficulty.HARD]}; missed {dict(missed)}"
    yield Figure("vision.plate", right[Difficulty.MODERATE], None, "%", _PLATES, note)


def _is_read(reader: Reader, scene: Scene) -> bool:
    plates = read_plates(reader, scene.picture)
    return bool(plates) and plates[0].plate.key == plate_key(scene.truth[0])

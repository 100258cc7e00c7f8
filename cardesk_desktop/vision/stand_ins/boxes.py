"""Where something lies: the patches of a bitmap, the smallest box around one, the way from a box to upright.

Points are x, y; a box is its centre, its two sides and the angle of the first side in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[Point, Point, float]
Points: TypeAlias = NDArray[np.float64]


class Polygon:
    """A polygon without holes, as far as its size goes."""

    def __init__(self, corners: Sequence[Point]) -> None:
        self._from = np.asarray(corners, dtype=np.float64)
        self._to = np.roll(self._from, -1, axis=0)

    @property
    def area(self) -> float:
        """In square pixels."""
        return abs(float(np.sum(self._from[:, 0] * self._to[:, 1] - self._from[:, 1] * self._to[:, 0]))) / 2

    @property
    def length(self) -> float:
        """All around, in pixels."""
        return float(np.sum(np.hypot(*(self._to - self._from).T)))


def find_contours(
    bitmap: NDArray[np.uint8], _mode: int, _method: int
) -> tuple[list[NDArray[np.int32]], None]:
    """The ends of every row of every patch, the lowest patch first; pixels that touch by a corner are of one.

    Whoever draws a box around the ends has drawn it around the patch. Holes are no patches.
    """
    edges = np.diff(np.pad(bitmap > 0, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, firsts = np.nonzero(edges == 1)
    lasts = np.nonzero(edges == -1)[1] - 1
    runs = list(zip(rows.tolist(), firsts.tolist(), lasts.tolist(), strict=True))
    patches: dict[int, list[Point]] = {}
    for owner, (row, first, last) in zip(_owners(runs), runs, strict=True):
        patches.setdefault(owner, []).extend(((first, row), (last, row)))
    return [np.array(ends, dtype=np.int32).reshape(-1, 1, 2) for ends in reversed(patches.values())], None


def _owners(runs: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each run of a row, from the top and from the left, the first run of its patch."""
    owner = list(range(len(runs)))

    def top(run: int) -> int:
        while owner[run] != run:
            owner[run] = owner[owner[run]]
            run = owner[run]
        return run

    above = 0
    for run, (row, first, last) in enumerate(runs):
        while runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] < first - 1):
            above += 1
        near = above
        while runs[near][0] == row - 1 and runs[near][1] <= last + 1:
            one, other = sorted((top(near), top(run)))
            owner[other] = one
            near += 1
    return [top(run) for run in range(len(runs))]


def smallest_box(points: NDArray[np.int32]) -> Box:
    """The box of the smallest area around the points: one of its sides lies on a side of their hull."""
    hull = _hull(map(tuple, np.asarray(points, dtype=np.float64).reshape(-1, 2).tolist()))
    sides = np.roll(hull, -1, axis=0) - hull
    angles = np.arctan2(sides[:, 1], sides[:, 0])
    along = np.stack((np.cos(angles), np.sin(angles)))
    across = np.stack((-along[1], along[0]))
    least = np.stack(((hull @ along).min(axis=0), (hull @ across).min(axis=0)))
    most = np.stack(((hull @ along).max(axis=0), (hull @ across).max(axis=0)))
    best = int(np.argmin(np.prod(most - least, axis=0)))
    middle = (least[:, best] + most[:, best]) / 2
    x, y = middle[0] * along[:, best] + middle[1] * across[:, best]
    width, height = most[:, best] - least[:, best]
    return (float(x), float(y)), (float(width), float(height)), math.degrees(angles[best])


def _hull(points: Iterable[Sequence[float]]) -> Points:
    """The corners of the hull, by Andrew's chain."""
    ordered = sorted({(point[0], point[1]) for point in points})
    halves: list[list[Point]] = []
    for way in (ordered, ordered[::-1]):
        half: list[Point] = []
        for point in way:
            while len(half) > 1 and _turn(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return np.array([*halves[0], *halves[1]] or ordered, dtype=np.float64)


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def box_points(box: Box) -> NDArray[np.float32]:
    """The four corners of a box, in turn."""
    (x, y), (width, height), angle = box
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    along, across = np.array((cos, sin)) * width / 2, np.array((-sin, cos)) * height / 2
    middle = np.array((x, y))
    corners = (middle - along + across, middle - along - across, middle + along - across)
    return np.array((*corners, middle + along + across), dtype=np.float32)


def perspective(points: NDArray[np.float32], targets: NDArray[np.float32]) -> Points:
    """The matrix that takes four points onto four others."""
    equations, values = [], []
    for (x, y), (u, v) in zip(points.astype(np.float64), targets.astype(np.float64), strict=True):
        equations += [(x, y, 1, 0, 0, 0, -x * u, -y * u), (0, 0, 0, x, y, 1, -x * v, -y * v)]
        values += [u, v]
    found = np.linalg.solve(np.array(equations), np.array(values))
    return np.append(found, 1.0).reshape(3, 3)

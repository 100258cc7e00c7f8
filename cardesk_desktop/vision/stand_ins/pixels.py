"""What is done to the pixels of a picture: an array of rows, columns and three colours, a byte each."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Pixels: TypeAlias = NDArray[np.uint8]
_MARGIN = 3
"""Pixels around a part that is taken out: so far the curve through the neighbours reaches."""


def channels_turned(picture: Pixels, _code: int) -> Pixels:
    """Red, green, blue as blue, green, red."""
    return np.ascontiguousarray(picture[..., ::-1])


def resized(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """Another width and height; each pixel lies between the four that were nearest."""
    height, width = picture.shape[:2]
    if (width, height) == size:
        return picture.copy()
    steps = (width / size[0], 0, 0, 0, height / size[1], 0)
    image = Image.fromarray(np.ascontiguousarray(picture))
    return np.array(image.transform(size, Image.Transform.AFFINE, steps, Image.Resampling.BILINEAR))


def with_border(
    picture: Pixels, top: int, bottom: int, left: int, right: int, _kind: int, value: tuple[int, int, int]
) -> Pixels:
    """The picture in a frame of one colour."""
    height, width = picture.shape[:2]
    framed = np.empty((top + height + bottom, left + width + right, 3), dtype=np.uint8)
    framed[:] = value
    framed[top : top + height, left : left + width] = picture
    return framed


def dilated(bitmap: Pixels, kernel: NDArray[np.int64]) -> Pixels:
    """Every pixel as bright as the brightest below the kernel, whose last row and column lie on the pixel."""
    down, right = kernel.shape[0] - 1, kernel.shape[1] - 1
    padded = np.pad(bitmap, ((down, 0), (right, 0)))
    height, width = bitmap.shape
    shifted = [
        padded[y : y + height, x : x + width]
        for y in range(down + 1)
        for x in range(right + 1)
        if kernel[y, x]
    ]
    brightest: Pixels = np.stack(shifted).max(axis=0)
    return brightest


def fill_polygon(mask: Pixels, polygons: NDArray[np.int32], value: int) -> None:
    """Write the value into the mask within each polygon, its line included."""
    drawn = Image.fromarray(mask)
    pencil = ImageDraw.Draw(drawn)
    for corners in polygons:
        pencil.polygon([(int(x), int(y)) for x, y in corners], fill=value, outline=value)
    mask[:] = np.asarray(drawn)


def mean_within(values: NDArray[np.float32], mask: Pixels) -> tuple[float]:
    """The mean of what lies within the mask; 0 of nothing."""
    within = values[mask > 0]
    return (float(within.mean(dtype=np.float64)) if within.size else 0.0,)


def straightened(picture: Pixels, matrix: NDArray[np.float64], size: tuple[int, int], **_how: int) -> Pixels:
    """The part of the picture that the matrix takes onto a rectangle of this size; edges go on outside."""
    back = np.linalg.inv(matrix)
    corners = back @ np.array([(0, size[0], size[0], 0), (0, 0, size[1], size[1]), (1, 1, 1, 1)])
    across, down = corners[:2] / corners[2]
    left, top = int(across.min()) - _MARGIN, int(down.min()) - _MARGIN
    right, bottom = int(across.max()) + _MARGIN + 2, int(down.max()) + _MARGIN + 2
    height, width = picture.shape[:2]
    rows = np.arange(top, bottom).clip(0, height - 1)
    columns = np.arange(left, right).clip(0, width - 1)
    # Pillow counts to the middle of a pixel, the matrix to its index.
    to_part = np.array([(1, 0, 0.5 - left), (0, 1, 0.5 - top), (0, 0, 1)])
    to_index = np.array([(1, 0, -0.5), (0, 1, -0.5), (0, 0, 1)])
    way = to_part @ back @ to_index
    part = Image.fromarray(np.ascontiguousarray(picture[np.ix_(rows, columns)]))
    data = tuple((way / way[2, 2]).ravel()[:8].tolist())
    return np.array(part.transform(size, Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC))

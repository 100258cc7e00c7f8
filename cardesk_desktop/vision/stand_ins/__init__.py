"""In place of OpenCV and Shapely: the few functions that rapidocr calls on its way from a picture to its
lines, in numpy and Pillow, which are here anyway. The two packages would be a third of what a shop downloads.

They are handed to rapidocr while it is imported and to nobody else (decision 265).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from cardesk_desktop.vision.stand_ins import boxes, pixels


@contextmanager
def standing_in() -> Iterator[None]:
    """Within it `import cv2` and `from shapely.geometry import Polygon` find ours."""
    ours = _modules()
    before = {name: sys.modules.get(name) for name in ours}
    sys.modules.update(ours)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def _modules() -> dict[str, ModuleType]:
    opencv, shapely, geometry = (ModuleType(name) for name in ("cv2", "shapely", "shapely.geometry"))
    vars(opencv).update(
        # What the flags say is done whatever they say: nobody asks for anything else.
        dict.fromkeys(("INTER_LINEAR", "INTER_CUBIC", "BORDER_REPLICATE", "BORDER_CONSTANT"), 0),
        **dict.fromkeys(("RETR_LIST", "CHAIN_APPROX_SIMPLE", "COLOR_RGB2BGR", "ROTATE_180"), 0),
        boxPoints=boxes.box_points,
        copyMakeBorder=pixels.with_border,
        cvtColor=pixels.channels_turned,
        dilate=pixels.dilated,
        fillPoly=pixels.fill_polygon,
        findContours=boxes.find_contours,
        getPerspectiveTransform=boxes.perspective,
        mean=pixels.mean_within,
        minAreaRect=boxes.smallest_box,
        resize=pixels.resized,
        warpPerspective=pixels.straightened,
    )
    vars(geometry).update(Polygon=boxes.Polygon)
    vars(shapely).update(geometry=geometry)
    return {module.__name__: module for module in (opencv, shapely, geometry)}

# The part of rapidocr that reading a picture needs; its own types name libraries without any.

from collections.abc import Mapping, Sequence

from PIL import Image

class RapidOCROutput:
    # All None when nothing was found; the corners of a box are x and y, from the upper left one on.
    boxes: Sequence[Sequence[tuple[float, float]]] | None
    txts: tuple[str, ...]
    scores: tuple[float, ...]

class RapidOCR:
    def __init__(
        self, config_path: str | None = None, params: Mapping[str, object] | None = None
    ) -> None: ...
    def __call__(self, img_content: Image.Image, *, box_thresh: float | None = None) -> RapidOCROutput: ...

"""Reads the writing in a picture on this computer, with the models that come inside rapidocr's package.

The packages are optional (`requirements/recognition.txt`) and heavy: they are loaded at the first picture
and let go by `rest`. Nothing is ever fetched: the models are named by their files.
"""

from __future__ import annotations

import importlib.util
import logging
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PIL import Image

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.vision.memory import give_back

if TYPE_CHECKING:
    from rapidocr import RapidOCR

_log = logging.getLogger(__name__)

_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
_THREADS = 2
"""Of the calculation; the window stays smooth on the processors that are left, and on two by its priority."""
_SHARPEST = 960
"""Pixels of the longer side in which lines are looked for; they are read from the whole picture."""
LEAST_CERTAIN = 30
"""Per cent. What is read less surely is noise."""


class Reader:
    """One for the whole program. Its methods may be called from any thread; one picture is read at a time."""

    def __init__(self, *, may_load: bool = True) -> None:
        """In safe mode nothing may be loaded."""
        self._may_load = may_load
        self._lock = Lock()
        self._engine: RapidOCR | None = None
        self._faults: tuple[type[Exception], ...] = ()
        self._used_at = 0.0

    @property
    def is_loaded(self) -> bool:
        """True while the models are in memory."""
        return self._engine is not None

    def read(self, picture: Image.Image, *, is_close: bool = False) -> tuple[ReadLine, ...]:
        """The lines in a picture, from top to bottom; `is_close` when the writing fills it.

        Unavailable with RECOGNITION_NOT_INSTALLED without the packages, with RECOGNITION_BROKEN when they or
        their models do not load, with SAFE_MODE where nothing may be
        loaded. Slow (about 0.5 s, 2 s at first): for a thread beside the window.
        """
        with self._lock:
            engine = self._engine or self._load()
            try:
                found = engine(picture.convert("RGB"), box_thresh=0.4 if is_close else 0.5)
            except self._faults as error:
                # The models are loaded by the first picture.
                raise _broken(error) from error
            finally:
                self._used_at = time.monotonic()
        if found.boxes is None:
            return ()
        lines = zip(found.txts, found.scores, found.boxes, strict=True)
        return tuple(_line(text, score, box) for text, score, box in lines if text.strip())

    def rest(self, idle_s: float = 0) -> bool:
        """Let the models go when they were not used for so long; they come back at the next picture."""
        with self._lock:
            if self._engine is None or time.monotonic() - self._used_at < idle_s:
                return False
            self._engine = None
            give_back()
            return True

    def _load(self) -> RapidOCR:
        if not self._may_load:
            raise Unavailable(Code.SAFE_MODE)
        if importlib.util.find_spec("rapidocr") is None:
            raise Unavailable(Code.RECOGNITION_NOT_INSTALLED)
        try:
            self._engine, self._faults = _engine(), _faults()
        except ImportError as error:
            raise _broken(error) from error
        return self._engine


def _broken(error: Exception) -> Unavailable:
    _log.warning("reading pictures is not possible: %s", error)
    return Unavailable(Code.RECOGNITION_BROKEN)


def _faults() -> tuple[type[Exception], ...]:
    """What the engine raises when a model is missing or damaged, or memory is short."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    of_models = (state.Fail, state.InvalidGraph, state.InvalidProtobuf, state.NoModel, state.NoSuchFile)
    return (*of_models, RuntimeError, ValueError, OSError, MemoryError)


def _engine() -> RapidOCR:
    """The engine with its models in memory."""
    from cardesk_desktop.vision.stand_ins import standing_in

    with standing_in():
        import rapidocr

        # The name itself is what loads the rest of the package.
        engine = rapidocr.RapidOCR
    models = Path(rapidocr.__path__[0]) / "models"
    return engine(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": LEAST_CERTAIN / 100,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _SHARPEST,
            **{f"{part}.model_path": str(models / name) for part, name in _MODELS.items()},
        }
    )


def _line(text: str, score: float, box: Sequence[tuple[float, float]]) -> ReadLine:
    corners = [(round(float(x)), round(float(y))) for x, y in box]
    across, down = zip(*corners, strict=True)
    return ReadLine(text.strip(), round(score * 100), min(across), min(down), max(across), max(down))

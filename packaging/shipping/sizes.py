"""How large the program is, with the models that read labels and without, beside what it may be at most."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from devtools.project import say
from shipping.file_list import size_bytes

MODELS = "rapidocr/models"
READING = (
    *("cv2", "numpy", "numpy.libs", "onnxruntime", "opencv_python_headless.libs"),
    *("pyclipper*", "rapidocr", "shapely*"),
)
"""What is in the folder for the reading of labels and plates alone."""

_MB = 1e6


def say_sizes(folder: Path, packed: Sequence[Path]) -> None:
    """Print the figures."""
    inside, whole = folder / "_internal", size_bytes(folder)
    reading = sum(size_bytes(path) for pattern in READING for path in inside.glob(pattern))
    models = size_bytes(inside / MODELS)
    say(f"unpacked {whole / _MB:.1f} MB; without the models {(whole - models) / _MB:.1f} MB;")
    say(f"without all that reads labels {(whole - reading) / _MB:.1f} MB")
    for path in packed:
        say(f"{path.name}: {path.stat().st_size / _MB:.1f} MB")

"""How large the program is, with the models that read labels and without, and that this is not too large.

The limits are of the program without the models: those are data that grow with what they know.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from pathlib import Path

from devtools.project import Stopped, say
from shipping.file_list import size_bytes

MODELS = "rapidocr/models"
READING = ("numpy", "numpy.libs", "onnxruntime", "pyclipper*", "rapidocr")
"""What is in the folder for the reading of labels and plates alone."""
MOST_UNPACKED, MOST_PACKED = 260, 95
"""MB of a million bytes, without the models: what a shop with a slow line and an old computer can bear."""

_MB = 1e6


def require_sizes(folder: Path, packed: Sequence[Path]) -> None:
    """Print the figures. Stopped when one is above its limit."""
    inside, whole = folder / "_internal", size_bytes(folder)
    reading = sum(size_bytes(path) for pattern in READING for path in inside.glob(pattern))
    models = size_bytes(inside / MODELS)
    say(f"unpacked {whole / _MB:.1f} MB; without the models {(whole - models) / _MB:.1f} MB;")
    say(f"without all that reads labels {(whole - reading) / _MB:.1f} MB")
    figures = [("unpacked", whole - models, MOST_UNPACKED)]
    packed_models = _packed_size(inside / MODELS) if packed else 0
    for path in packed:
        size = path.stat().st_size
        say(f"{path.name}: {size / _MB:.1f} MB; without the models {(size - packed_models) / _MB:.1f} MB")
        figures.append((path.name, size - packed_models, MOST_PACKED))
    too_large = [
        f"{name} {size / _MB:.1f} MB, at most {most}" for name, size, most in figures if size > most * _MB
    ]
    if too_large:
        raise Stopped("Larger than it may be without the models: " + "; ".join(too_large))


def _packed_size(folder: Path) -> int:
    """What the files below a folder take in an archive, each by itself."""
    return sum(
        len(lzma.compress(path.read_bytes(), preset=1)) for path in folder.rglob("*") if path.is_file()
    )

"""What the program may weigh, without the models."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.project import Stopped
from shipping import sizes


def _folder(tmp_path: Path, program: int, models: int) -> Path:
    for name, size in (("cardesk", program), (f"_internal/{sizes.MODELS}/read.onnx", models)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    return tmp_path


def test_models_are_not_counted_and_a_program_above_its_limit_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "_MB", 1000)
    sizes.require_sizes(_folder(tmp_path / "light", 260_000, 90_000), ())
    with pytest.raises(Stopped, match=r"unpacked 260\.0 MB, at most 260"):
        sizes.require_sizes(_folder(tmp_path / "heavy", 260_001, 0), ())
    packed = tmp_path / "packed"
    packed.write_bytes(bytes(96_000))
    with pytest.raises(Stopped, match="packed"):
        sizes.require_sizes(_folder(tmp_path / "light", 100, 100), [packed])

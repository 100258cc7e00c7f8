"""The witness file: what was noted last is read, whatever happened to the file since."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.numbering import DocumentKind, Head, Witness
from cardesk_desktop.store.witness import WitnessFile

OLD = Witness("A", {DocumentKind.INVOICE: Head(6, "06" * 32)})
NEW = Witness("A", {DocumentKind.INVOICE: Head(7, "07" * 32), DocumentKind.PAYMENT: Head(1, "01" * 32)})
SIZE = 4096


def _noted(folder: Path, *witnesses: Witness) -> Path:
    path = folder / "cardesk.db.witness.json"
    path.unlink(missing_ok=True)
    file = WitnessFile(path)
    for witness in witnesses:
        file.note("R01", witness)
        assert file.read("R01") == witness
    return path


def _read(path: Path, code: str = "R01") -> Witness | None:
    return WitnessFile(path).read(code)


@pytest.mark.parametrize("notes", [1, 2, 3, 10])
def test_what_was_noted_last_is_read(tmp_path: Path, notes: int) -> None:
    path = _noted(tmp_path, *[OLD] * (notes - 1), NEW)
    assert _read(path) == NEW
    assert path.stat().st_size <= 2 * SIZE


def test_every_register_has_its_own(tmp_path: Path) -> None:
    path = _noted(tmp_path, OLD)
    file = WitnessFile(path)
    file.note("R02", NEW)
    file.note("R02", Witness("B", {}))
    assert _read(path) == OLD
    assert _read(path, "R02") == Witness("B", {})
    assert _read(path, "R03") is None


def test_a_missing_or_foreign_file_remembers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "witness"
    assert _read(path) is None
    for content in (b"", b"{}", b"\n\n", b"no\njson\n", b"\xff" * 9_000, b"x\n[]\n"):
        path.write_bytes(content)
        assert _read(path) is None
        WitnessFile(path).note("R01", OLD)
        assert _read(path) == OLD
        path.unlink()


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, SIZE), seed=st.integers(0, 2**32))
def test_a_note_that_was_broken_off_leaves_the_one_before(tmp_path: Path, cut: int, seed: int) -> None:
    noise = random.Random(seed).randbytes(SIZE)
    path = _noted(tmp_path, OLD)
    before = path.read_bytes()
    after = _noted(tmp_path, OLD, NEW).read_bytes()
    # The second note goes to the first place. Of what was to be written so much arrived.
    for rest in (before[:SIZE][cut:], noise[cut:]):
        path.write_bytes(after[:cut] + rest + before[SIZE:])
        assert _read(path) in (OLD, NEW)
        WitnessFile(path).note("R01", NEW)
        assert _read(path) == NEW


@pytest.mark.parametrize(
    "heads", ['"none"', '{"invoice": 7}', '{"invoice": {"sequence": "7", "hash": ""}}', "null"]
)
def test_a_note_of_another_shape_counts_as_none(tmp_path: Path, heads: str) -> None:
    path = tmp_path / "witness"
    _write(path, f'{{"registers":{{"R01":{{"heads":{heads},"incarnation":"A"}},"R02":[]}},"turn":1,"v":2}}')
    assert _read(path) is None
    assert _read(path, "R02") is None


def test_a_note_of_another_version_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "witness"
    _write(path, '{"registers":{"R01":{"heads":{},"incarnation":"A"}},"turn":1,"v":3}')
    assert _read(path) is None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 4_000,
        "[]",
        "7",
        "{",
        '{"v":2}',
        '{"registers":[],"turn":1,"v":2}',
        '{"registers":{},"turn":"1","v":2}',
    ],
)
def test_a_note_that_is_none_at_all_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "witness"
    _write(path, text)
    assert _read(path) is None
    WitnessFile(path).note("R01", NEW)
    assert _read(path) == NEW


def test_more_registers_than_fit_are_refused_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "witness"
    file = WitnessFile(path)
    noted = []
    with pytest.raises(OSError, match="too large"):  # noqa: PT012 - which one is refused is found out
        for place in range(99):
            file.note(f"R{place}", NEW)
            noted.append(f"R{place}")
    assert len(noted) >= 9
    assert all(_read(path, code) == NEW for code in noted)


def _write(path: Path, text: str) -> None:
    path.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}\n")

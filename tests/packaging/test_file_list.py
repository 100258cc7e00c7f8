"""Two builds are compared file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.project import Stopped
from shipping.file_list import differences, file_list, require_same, size_bytes


def test_the_same_files_are_the_same_list(tmp_path: Path) -> None:
    for name in ("one", "other"):
        folder = tmp_path / name / "sub"
        folder.mkdir(parents=True)
        (folder / "file").write_text("till")
        (folder / "link").symlink_to("file")
    one, other = file_list(tmp_path / "one"), file_list(tmp_path / "other")
    assert differences(one, other) == []
    assert one["sub/link"] == "link to file"
    assert size_bytes(tmp_path / "one") == len("till")


def test_every_way_of_being_another_is_said(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    for name, text in (("one", "a"), ("other", "b")):
        (tmp_path / name / "changed").write_text(text)
        (tmp_path / name / f"of {name}").touch()
        (tmp_path / name / "run").touch()
    (tmp_path / "one" / "run").chmod(0o755)
    assert differences(file_list(tmp_path / "one"), file_list(tmp_path / "other")) == [
        "only in the first: of one",
        "only in the second: of other",
        "not the same: changed",
        "not the same: run",
    ]


def test_two_builds_that_differ_stop_the_release(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    require_same(tmp_path / "one", tmp_path / "other")
    (tmp_path / "other" / "new").touch()
    with pytest.raises(Stopped, match="only in the second: new"):
        require_same(tmp_path / "one", tmp_path / "other")

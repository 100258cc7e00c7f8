"""The parts of the rehearsal of updates that need no frozen program."""

from __future__ import annotations

import subprocess
from pathlib import Path

from cardesk_desktop import __version__
from cardesk_desktop.updates.version import Version
from shipping.updating.later import later_version, variant, without_window


def test_a_later_version_is_later() -> None:
    own, next_one, after = map(Version.read, (__version__, later_version(1), later_version(2)))
    assert own is not None
    assert next_one is not None
    assert after is not None
    assert own < next_one < after


def test_a_variant_that_does_not_open_still_passes_its_tests_and_the_original_is_whole(
    tmp_path: Path,
) -> None:
    program = tmp_path / "cardesk"
    (program / "_internal").mkdir(parents=True)
    (program / "_internal" / "data").write_text("till")
    (program / "cardesk").write_text("#!/bin/sh\nexit 0\n")
    (program / "cardesk").chmod(0o755)
    changed = variant(program, tmp_path / "changed", without_window)
    codes = [
        subprocess.run([changed / "cardesk", each], check=False).returncode
        for each in ("--self-test", "--data")
    ]
    assert codes == [0, 7]
    assert subprocess.run([program / "cardesk"], check=False).returncode == 0
    assert (changed / "_internal" / "data").samefile(program / "_internal" / "data")

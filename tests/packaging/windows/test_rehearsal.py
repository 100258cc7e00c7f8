"""What a rehearsal is asked for, and what is left out of our own tests on Windows."""

from __future__ import annotations

import pytest

from devtools.project import ROOT
from shipping.windows.making import main
from shipping.windows.rehearsal.own_tests import LEFT_OUT, left_out


@pytest.mark.parametrize("switch", ["--from", "--only"])
def test_a_part_is_of_a_rehearsal(switch: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([switch, "pack"])
    assert "go with --rehearse" in capsys.readouterr().err


def test_what_is_left_out_says_why_and_is_there() -> None:
    text = LEFT_OUT.read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line.startswith("#") or line.partition("#")[2].strip(), f"no reason: {line}"
    for name in left_out(text):
        assert (ROOT / name.partition("::")[0]).exists(), name


def test_reasons_are_no_part_of_a_name() -> None:
    assert left_out("# all\ntests/a.py # no clock\n\ntests/b.py::test_c\n") == [
        "tests/a.py",
        "tests/b.py::test_c",
    ]

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.company_form import CompanyForm, PapersForm
from cardesk_desktop.operations.founding import Founding, OwnRate, proposed
from cardesk_desktop.operations.founding_draft import Draft, DraftFile, Way, _draft
from cardesk_desktop.paths import PRIVATE
from tests.builders import make_register

ANSWERS = replace(
    proposed(Founding(), "SA"),
    company=CompanyForm("مغسلة النخيل", "الرياض", registrations={"commercial_register": "1010"}),
    own_rates=(OwnRate("Luxury", 1_250),),
    papers=PapersForm("ar", "en", "شكرًا"),
    logo=bytes(range(256)),
    owner_name="Noura",
)


def test_a_draft_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = DraftFile(tmp_path / "new" / "setup.json")

    assert file.load() is None
    joining = Draft("recovery", Founding(), Way.JOIN, make_register().id)
    for draft in (Draft("company", ANSWERS), joining, Draft()):
        file.save(draft)
        assert file.load() == draft
    file.remove()
    file.remove()
    assert file.load() is None


def test_nobody_else_on_this_computer_looks_into_the_folder_that_it_made(tmp_path: Path) -> None:
    """That of the data, which are made at the end of the set-up."""
    folder = tmp_path / "data"
    DraftFile(folder / "setup.json").save(Draft())
    assert os.name == "nt" or folder.stat().st_mode & 0o777 == PRIVATE


@pytest.mark.parametrize(
    "change",
    [
        {"founding": None},
        {"founding": {}},
        {"step": 4},
        {"way": "away"},
        {"register_id": "none"},
        {"founding": {"rates": "all"}},
        {"founding": {"rates": ["one"]}},
        {"founding": {"own_rates": [3]}},
        {"founding": {"logo": "%"}},
        {"founding": {"company": []}},
    ],
)
def test_a_draft_that_was_tampered_with_is_none(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "setup.json"
    file = DraftFile(path)
    file.save(Draft("company", ANSWERS))
    content = json.loads(path.read_text(encoding="utf-8"))
    inner = change.get("founding")
    if isinstance(inner, dict) and inner:
        content["founding"].update(inner)
    else:
        content.update(change)
    path.write_text(json.dumps(content), encoding="utf-8")

    assert file.load() is None


def test_a_draft_of_the_release_before_there_was_another_way(tmp_path: Path) -> None:
    path = tmp_path / "setup.json"
    file = DraftFile(path)
    file.save(Draft("company", ANSWERS))
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["way"], content["register_id"]
    path.write_text(json.dumps(content), encoding="utf-8")

    assert file.load() == Draft("company", ANSWERS)


@pytest.mark.parametrize(
    "content", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 100_000, b"{}" + b" " * 9_000_000]
)
def test_a_file_that_is_no_draft(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "setup.json"
    path.write_bytes(content)

    assert DraftFile(path).load() is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(content=_JSON)
def test_whatever_stands_in_it_is_refused_in_one_way(content: object) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        _draft(content)


def test_a_disk_that_cannot_be_written_to_says_so(tmp_path: Path) -> None:
    (tmp_path / "setup.json").mkdir()
    file = DraftFile(tmp_path / "setup.json")

    with pytest.raises(Unavailable) as raised:
        file.save(Draft())
    assert raised.value.code is Code.FILE_UNWRITABLE
    with pytest.raises(Unavailable) as raised:
        file.remove()
    assert raised.value.code is Code.FILE_UNWRITABLE

"""Where the installer's file is looked for, what cannot be read, and what it fills in once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.operations.founding_draft import Draft, DraftFile, Way
from cardesk_desktop.operations.provisioning.filling_in import filled_draft, filled_settings, is_new
from cardesk_desktop.operations.provisioning.finding import MOST_BYTES, Found, find_provision
from cardesk_desktop.operations.provisioning.mistakes import Kind
from cardesk_desktop.operations.provisioning.provision import Provision
from cardesk_desktop.paths import Places, user_places
from cardesk_desktop.settings import AutoPrint, Settings, UpdateChannel
from tests.unit.operations.provisioning.written import WHOLE


def _places(root: Path) -> Places:
    mine, everybody = root / "mine.toml", root / "everybody.toml"
    return replace(Places.under(root), provisions=(mine, everybody))


def _found(root: Path, text: str = WHOLE) -> tuple[Found, Provision]:
    places = _places(root)
    places.provisions[0].write_text(text, encoding="utf-8")
    found = find_provision(places)
    assert found is not None
    assert found.provision is not None
    return found, found.provision


def test_the_nearer_place_goes_first_and_a_named_file_before_both(tmp_path: Path) -> None:
    places = _places(tmp_path)
    assert find_provision(places) is None
    mine, everybody = places.provisions
    everybody.write_text("format = 1", encoding="utf-8")
    found = find_provision(places)
    assert found is not None
    assert (found.path, found.provision) == (everybody, Provision(format=1))
    mine.write_bytes(b"\xef\xbb\xbfformat = 1\r\n")
    assert getattr(find_provision(places), "path", None) == mine
    named = tmp_path / "named.toml"
    missing = find_provision(replace(places, named_provision=named))
    assert missing is not None
    assert [each.kind for each in missing.mistakes] == [Kind.NOT_FOUND]
    named.write_text("", encoding="utf-8")
    wrong = find_provision(replace(places, named_provision=named))
    assert wrong is not None
    assert [each.field for each in wrong.mistakes] == ["format"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"#" * (MOST_BYTES + 1), Kind.TOO_LARGE),
        ("format = 1".encode("utf-16"), Kind.NOT_UTF8),
        (None, Kind.UNREADABLE),
    ],
)
def test_what_is_no_such_file(tmp_path: Path, content: bytes | None, kind: Kind) -> None:
    place = _places(tmp_path).provisions[0]
    if content is None:
        place.mkdir()
    else:
        place.write_bytes(content)
    found = find_provision(_places(tmp_path))
    assert found is not None
    assert [each.kind for each in found.mistakes] == [kind]


def test_this_system_has_a_place_for_a_person_and_one_for_the_computer() -> None:
    mine, everybody = user_places().provisions
    assert mine.name == everybody.name == "provisioning.toml"
    assert mine.parent == user_places().settings.parent
    assert not everybody.is_relative_to(Path.home())


def test_what_the_file_says_becomes_settings_and_what_it_leaves_out_stays(tmp_path: Path) -> None:
    _, provision = _found(tmp_path)
    before = Settings(language="fr", invoice_printer="Office", service_ca="/ca.pem")
    after = filled_settings(before, provision)
    assert (after.language, after.service_address) == ("ar", "https://account.example")
    assert (after.receipt_printer, after.invoice_printer) == ("EPSON TM-T20III", "Office")
    assert after.update_channel is UpdateChannel.BETA
    assert (after.prints_by_itself, after.service_ca) == (AutoPrint.RECEIPT, "/ca.pem")
    assert filled_settings(before, Provision(format=1)) == before


def test_the_first_run_goes_on_at_what_the_file_leaves_open(tmp_path: Path) -> None:
    found, provision = _found(tmp_path)
    draft = filled_draft(None, found, provision, "POS-12")
    assert (draft.step, draft.way, draft.founding.register_name) == ("joining", Way.JOIN, "Till 12")
    assert draft.founding.papers.language == "ar"
    assert filled_draft(None, *_found(tmp_path, 'format = 1\nservice = "a.example"'), "x").step == "language"
    own = filled_draft(None, *_found(tmp_path, 'format = 1\nlanguage = "es"'), "x")
    assert (own.step, own.way) == ("country", Way.FOUND)
    assert filled_draft(None, *_found(tmp_path, "format = 1"), "x").step == "language"


def test_a_file_is_applied_once(tmp_path: Path) -> None:
    found, provision = _found(tmp_path)
    assert is_new(found, None)
    assert is_new(found, Draft("country"))
    draft = filled_draft(Draft("country"), found, provision, "POS-1")
    DraftFile(tmp_path / "setup.json").save(draft)
    kept = DraftFile(tmp_path / "setup.json").load()
    assert kept is not None
    assert not is_new(found, kept)
    assert is_new(_found(tmp_path, WHOLE + "# mended")[0], kept)

"""What the bundle says of itself and what it may do, held to a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PIL.IcnsImagePlugin import IcnsImageFile

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.store.backups.container import SUFFIX
from shipping.macos import property_lists
from shipping.macos.icon import SIZES, write_icon


def test_both_lists_say_what_they_may_and_no_more() -> None:
    assert property_lists.mistakes(property_lists.info("1.2.3"), property_lists.entitlements()) == []


@pytest.mark.parametrize(
    ("info", "entitlements", "said"),
    [
        ({"NSAppleEventsUsageDescription": "x"}, {}, "NSAppleEventsUsageDescription is not on the list"),
        ({"LSMinimumSystemVersion": "11.0"}, {}, "LSMinimumSystemVersion is not 14.0"),
        ({"NSHighResolutionCapable": False}, {}, "NSHighResolutionCapable is not true"),
        ({"CFBundleLocalizations": ["en"]}, {}, "not the languages of the screens"),
        ({}, {"com.apple.security.get-task-allow": True}, "get-task-allow is not on the list"),
        ({}, {"com.apple.security.device.camera": False}, "camera is not true"),
    ],
)
def test_what_is_too_much_or_wrong_is_named(
    info: dict[str, object], entitlements: dict[str, object], said: str
) -> None:
    found = property_lists.mistakes(
        {**property_lists.info("1.2.3"), **info}, {**property_lists.entitlements(), **entitlements}
    )
    assert [said in line for line in found] == [True]


def test_what_is_missing_is_named() -> None:
    found = property_lists.mistakes({}, {})
    assert "Info.plist: NSCameraUsageDescription is missing" in found
    assert "entitlements: com.apple.security.device.camera is missing" in found


def test_macos_speaks_the_languages_of_the_screens() -> None:
    assert tuple(each.code for each in LANGUAGES) == property_lists.LANGUAGES
    said = [property_lists.strings_of(each)["NSCameraUsageDescription"] for each in property_lists.LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert said[0] == property_lists.info("1.0.0")["NSCameraUsageDescription"]


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    with Image.open(write_icon(tmp_path / "made" / "cardesk.icns")) as icon:
        assert isinstance(icon, IcnsImageFile)
        sizes = {width * scale for width, _, scale in icon.info["sizes"]}
    assert sizes == set(SIZES)


def test_a_backup_is_known_by_its_ending() -> None:
    assert f"<string>{SUFFIX.removeprefix('.')}</string>" in property_lists.INFO.read_text(encoding="utf-8")


def test_a_beta_has_a_version_that_macos_can_read() -> None:
    assert property_lists.info("1.4.0b2")["CFBundleVersion"] == "1.4.0"

"""What Windows shows of the program's file, and how versions compare there."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from cardesk_desktop.updates.version import Version
from shipping.windows.icon import ICON_SIZES, write_icon
from shipping.windows.resource_files import RESOURCES
from shipping.windows.resources import four_numbers, version_resource

SETTINGS = "{urn:schemas-microsoft-com:asm.v3}windowsSettings"


def test_versions_compare_as_the_program_itself_compares_them() -> None:
    written = ["1.2.3", "1.2.3b4", "1.2.3b10", "1.2.10", "1.10.0b1", "0.9.0"]
    read = [version for text in written if (version := Version.read(text)) is not None]
    assert len(read) == len(written)
    assert sorted(written, key=four_numbers) == [str(version) for version in sorted(read)]


@pytest.mark.parametrize("wrong", ["1.2", "1.2.3.4", "1.2.3rc1", "v1.2.3", ""])
def test_what_is_no_version_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no version"):
        four_numbers(wrong)


def test_the_version_resource_names_version_and_file() -> None:
    text = version_resource("1.2.3b4")
    assert "filevers=(1, 2, 3, 0)" in text
    assert "StringStruct('FileVersion', '1.2.3b4')" in text
    assert "StringStruct('OriginalFilename', 'CarDesk.exe')" in text


def test_the_manifest_asks_for_what_a_till_needs() -> None:
    root = fromstring(RESOURCES.manifest.read_bytes())
    settings = {_name(each): each.text for part in root.iter(SETTINGS) for each in part}
    assert settings["dpiAwareness"] == "PerMonitorV2, PerMonitor"
    assert settings["longPathAware"] == "true"
    assert settings["activeCodePage"] == "UTF-8"
    levels = [each.get("level") for each in root.iter() if _name(each) == "requestedExecutionLevel"]
    assert levels == ["asInvoker"]


def test_the_icon_has_every_size_that_windows_asks_for(tmp_path: Path, qapp: object) -> None:
    write_icon(tmp_path / "CarDesk.ico")
    with Image.open(tmp_path / "CarDesk.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in ICON_SIZES}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]

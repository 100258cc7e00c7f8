"""What goes into the frozen program, asked of names alone: what comes out is the self-test's to prove."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.store.upgrade import HEAD
from shipping import contents
from shipping.options import options_for


def test_every_language_of_the_screens_goes_in() -> None:
    assert set(contents.LOCALES) == {language.code for language in LANGUAGES}
    assert set(contents.QT_LANGUAGES) == set(contents.LOCALES)


@pytest.mark.parametrize("locale", ["root", "en", "en_GB", "en_001", "ar_AE", "ru", "fr_FR", "es_419"])
def test_a_locale_and_what_it_inherits_from_go_in(locale: str) -> None:
    assert contents.is_kept(f"babel/locale-data/{locale}.dat")


@pytest.mark.parametrize("locale", ["de", "zh_Hans", "frr", "arn_CL", "rundi"])
def test_other_languages_stay_out(locale: str) -> None:
    assert not contents.is_kept(f"babel/locale-data/{locale}.dat")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/designer_fr.qm",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/lib/libQt6QmlModels.so.6",
        "stdnum/cn/loc.dat",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "numpy/_core/tests/test_multiarray.py",
    ],
)
def test_what_nothing_of_ours_reaches_stays_out(name: str) -> None:
    assert not contents.is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/translations/qtbase_ar.qm",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "rapidocr/models/PP-OCRv6_rec_small.onnx",
    ],
)
def test_what_the_till_lives_by_goes_in(name: str) -> None:
    assert contents.is_kept(name)


def test_alembic_finds_every_migration_as_a_file() -> None:
    names = {Path(source).name: folder for source, folder in contents.data_files()}
    newest = next(name for name in names if name.startswith(f"r{HEAD}_"))
    assert names[newest] == "cardesk_desktop/store/migrations/versions"
    assert names["env.py"] == "cardesk_desktop/store/migrations"


def test_every_module_of_ours_is_named_however_it_is_imported() -> None:
    modules = set(contents.hidden_imports())
    assert {"cardesk_desktop.__main__", "cardesk_desktop.ui.at_work", "cardesk_wire"} <= modules
    assert not any("versions" in module for module in modules)


def test_entries_are_in_one_order_whatever_was_found_first() -> None:
    entries = [("b", "/b", "DATA"), ("a", "/a", "DATA"), ("x/opengl32sw.dll", "/x", "BINARY")]
    assert contents.kept(entries) == [("a", "/a", "DATA"), ("b", "/b", "DATA")]


def test_a_system_that_the_program_is_not_made_for_is_named() -> None:
    assert options_for("linux").program == "cardesk"
    with pytest.raises(ValueError, match="not made for sunos"):
        options_for("sunos")

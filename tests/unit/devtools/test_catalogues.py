"""From a sentence in the source to the catalogue a translator works in, and back as a .mo."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from devtools import catalogues

SOURCE = """
def screen(_, n):
    # Translators: on the largest button
    button(_("Check in a car"))
    label(_("Paid {amount}", amount=_.money(n)), _.plural("{n} car", "{n} cars", n))
    self._.context("visit state", "Ready")
    log("not for translation")
"""


@pytest.fixture
def i18n(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one source file, to be translated to French only."""
    source, folder = tmp_path / "cardesk_desktop", tmp_path / "i18n"
    source.mkdir()
    (source / "screen.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(catalogues, "FOLDER", folder)
    domain = catalogues.Domain("cardesk", source, "Demo", "# Demo.\n")
    monkeypatch.setattr(catalogues, "DOMAINS", (domain,))
    monkeypatch.setattr(catalogues, "LANGUAGES", ("fr",))
    return folder


def _french(i18n: Path) -> Path:
    return i18n / "fr" / "LC_MESSAGES" / "cardesk.po"


def _translate(po: Path) -> None:
    text = po.read_text(encoding="utf-8")
    for said, meant in {
        'msgid "Check in a car"\nmsgstr ""': 'msgid "Check in a car"\nmsgstr "Enregistrer une voiture"',
        'msgid "Paid {amount}"\nmsgstr ""': 'msgid "Paid {amount}"\nmsgstr "Payé {amount}"',
        'msgstr[0] ""\nmsgstr[1] ""': 'msgstr[0] "{n} voiture"\nmsgstr[1] "{n} voitures"',
        'msgid "Ready"\nmsgstr ""': 'msgid "Ready"\nmsgstr "Prête"',
    }.items():
        assert said in text
        text = text.replace(said, meant)
    po.write_text(text, encoding="utf-8", newline="\n")


def test_every_way_of_asking_the_phrasebook_is_found(i18n: Path) -> None:
    found = {
        (message.context, message.id) for message in catalogues.extracted(catalogues.DOMAINS[0]) if message.id
    }
    assert found == {
        (None, "Check in a car"),
        (None, "Paid {amount}"),
        (None, ("{n} car", "{n} cars")),
        ("visit state", "Ready"),
    }


def test_a_translated_catalogue_says_it(i18n: Path) -> None:
    catalogues.main(["update"])
    _translate(_french(i18n))
    assert catalogues.main(["check"]) == 0
    assert catalogues.main(["compile", str(_french(i18n))]) == 0
    with _french(i18n).with_suffix(".mo").open("rb") as file:
        french = gettext.GNUTranslations(file)
    assert french.gettext("Paid {amount}") == "Payé {amount}"
    assert french.ngettext("{n} car", "{n} cars", 2) == "{n} voitures"
    assert french.pgettext("visit state", "Ready") == "Prête"
    assert sorted(path.name for path in _french(i18n).parent.iterdir()) == ["cardesk.mo", "cardesk.po"]


def test_what_is_missing_is_named_and_fails_the_check(i18n: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["update"]) == 0
    assert catalogues.main(["check"]) == 1
    output = capsys.readouterr().out
    assert "fr: 4 sentences, 4 missing, 0 fuzzy" in output
    assert "'Check in a car'" in output


def test_a_changed_sentence_keeps_its_old_translation_as_a_hint_only(
    i18n: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogues.main(["update"])
    _translate(_french(i18n))
    changed = SOURCE.replace("Check in a car", "Check in the car")
    (catalogues.DOMAINS[0].source / "screen.py").write_text(changed, encoding="utf-8")
    catalogues.main(["update"])
    assert "fr: 4 sentences, 0 missing, 1 fuzzy" in capsys.readouterr().out
    catalogues.main(["compile", str(_french(i18n))])
    with _french(i18n).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Check in the car") == "Check in the car"


def test_a_check_writes_nothing(i18n: Path) -> None:
    assert catalogues.main(["check"]) == 1
    assert not i18n.exists()


def test_an_update_without_change_leaves_the_files_alone(i18n: Path) -> None:
    catalogues.main(["update"])
    before = {path: path.read_bytes() for path in i18n.rglob("*.po*")}
    catalogues.main(["update"])
    assert {path: path.read_bytes() for path in i18n.rglob("*.po*")} == before
    assert len(before) == 2

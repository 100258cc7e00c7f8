"""The recovery code is read while it is typed, and an error is told at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.recovery_code import read_recovery_code, recovery_code
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.recovery_code_field import RecoveryCodeField
from tests.ui.widgets.conftest import Stage

CODE = recovery_code(0x2_F35A_9C01_77D4_E86B_1F02_AC93_55E8_0D47)
Key = Qt.Key


def typed(theme: Theme, phrases: Phrasebook, stage: Stage, text: str) -> RecoveryCodeField:
    field = RecoveryCodeField(theme, phrases)
    stage(field)
    QTest.keyClicks(field.editor, text)
    return field


def test_small_letters_without_hyphens_become_the_groups_of_the_sheet(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    field = typed(theme, phrases, stage, CODE.lower().replace("-", ""))
    assert field.text == CODE
    assert field.error == ""
    assert field.read() == read_recovery_code(CODE)


def test_nothing_is_wrong_while_it_is_being_typed(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    field = typed(theme, phrases, stage, CODE[:12])
    assert field.error == ""
    assert field.read() is None
    assert field.error == "10 of 28 characters. Type all groups of the code."


def test_the_last_character_tells_that_one_was_wrong(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    wrong = ("7" if CODE[0] != "7" else "8") + CODE[1:]
    field = typed(theme, phrases, stage, wrong)
    assert field.error == "A character is wrong, or two are exchanged. Compare with the sheet."
    field.editor.setCursorPosition(0)
    QTest.keyClick(field.editor, Key.Key_Delete)
    assert field.error == ""
    QTest.keyClicks(field.editor, CODE[0])
    assert field.error == ""
    assert field.read() == read_recovery_code(CODE)


def test_too_many_and_strange_characters_are_told(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    assert typed(theme, phrases, stage, CODE + "0").error.startswith("29 of 28")
    field = typed(theme, phrases, stage, "7")
    field.editor.textEdited.emit("7Ж")
    assert field.error == "No recovery code has “Ж” in it. Compare with the sheet."

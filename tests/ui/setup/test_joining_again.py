"""A joining that was broken off goes on where it stopped."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.operations.founding_draft import Draft
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.ui.appearance import Appearance
from cardesk_desktop.ui.setup.first_run import FirstRun
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.ui.setup.first_day import FirstDay
from tests.ui.setup.other_register import Show, arrive, run, sign_in
from tests.walkthrough.hands import Hands


@pytest.mark.parametrize("step", ["joining", "recovery", "arriving"])
def test_it_goes_on_where_it_stopped(newcomer: FirstDay, show: Show, step: str) -> None:
    window = show(step)
    window._save()
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    window.close()

    again = show("", newcomer.draft.load())

    assert (again.step, again.answers.register_id) == (step, window.answers.register_id)


def _begin(
    newcomer: FirstDay, qapp: QApplication, qtbot: QtBot
) -> tuple[list[SetupWindow], list[bool], FirstRun]:
    shown: list[SetupWindow] = []
    opened: list[bool] = []

    def keep(window: QWidget) -> None:
        assert isinstance(window, SetupWindow)
        qtbot.addWidget(window)
        shown.append(window)

    run = FirstRun(newcomer.means(), Appearance(qapp, newcomer.preferences), keep, newcomer.tasks)
    run.opened.connect(opened.append)
    run.begin()
    return shown, opened, run


@pytest.mark.parametrize("is_whole", [False, True])
def test_a_draft_that_lost_its_last_word_goes_on_with_the_code(
    newcomer: FirstDay, show: Show, qapp: QApplication, qtbot: QtBot, is_whole: bool
) -> None:
    window = show("joining")
    sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    if is_whole:
        newcomer.draft.save(Draft("joining"))
    else:
        newcomer.draft.remove()

    shown, _opened, _first_run = _begin(newcomer, qapp, qtbot)

    newcomer.wait(lambda: bool(shown))
    assert isinstance(shown[0].stage.body, RecoveryStep)


def test_a_draft_that_outlived_its_founding_is_put_away(
    newcomer: FirstDay, qapp: QApplication, qtbot: QtBot
) -> None:
    run(newcomer, arrive)
    newcomer.draft.save(Draft("beginning"))

    shown, opened, _first_run = _begin(newcomer, qapp, qtbot)

    newcomer.wait(lambda: bool(opened))
    assert (shown, opened) == ([], [False])
    assert newcomer.draft.load() is None
    houses: list[object] = []
    newcomer.tasks.run(this_house, on_done=houses.append)
    newcomer.wait(lambda: bool(houses))
    assert houses[0] is not None

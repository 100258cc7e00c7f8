"""Photos that are not recognised yet, and why: no network, no agreement, no account, no quota."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.sync.recognition import Agreement
from cardesk_desktop.sync.status import Link
from cardesk_desktop.ui.screens.settings.recognition import RecognitionBody
from cardesk_wire import recognition as wire
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode
from tests.ui.screens.recognition.eyes import Place, photo
from tests.ui.window import RecordingWindow


def test_without_network_it_waits_and_says_so(place: Place) -> None:
    place.join()
    place.service.is_offline = True
    place.ask(photo())
    place.wait_for(lambda: "not reached" in place.page.pane.words.text())
    assert "Next try" in place.page.pane.words.text()
    assert place.counts() == {AskState.WAITING: 1}
    place.service.is_offline = False
    place.join(Link.REACHED)
    place.wait_for(lambda: place.page.pane.form is not None)


def test_what_the_service_wants_is_waited_for(place: Place) -> None:
    place.join()
    place.service.refusal = Refusal(RecognitionCode.AWAY, {"retry_after_s": 600})
    place.ask(photo())
    place.wait_for(lambda: "does not answer" in place.page.pane.words.text())
    place.service.refusal = None
    place.join(Link.REACHED)
    place.qtbot.wait(100)
    assert len(place.service.photos) == 1
    place.page.pane.again.click()
    place.wait_for(lambda: place.page.pane.form is not None)


def test_a_photo_that_is_declined_says_so(place: Place) -> None:
    place.join()
    place.service.refusal = Refusal(RecognitionCode.PHOTO_DECLINED)
    place.ask(photo())
    place.wait_for(lambda: place.counts() == {AskState.REFUSED: 1})
    place.wait_for(lambda: "refused this one" in place.page.pane.words.text())


def test_nothing_leaves_before_the_company_agreed(place: Place, window: RecordingWindow) -> None:
    place.service.state = wire.RecognitionState(True, wire.Agreement.NOT_ASKED, 7, "a model", "a provider")
    place.join()
    place.ask(photo())
    place.wait_for(lambda: "Nobody has agreed" in place.page.pane.words.text())
    assert not place.service.photos
    assert not place.page.consent.isHidden()
    assert "a model, a provider" in place.page.consent.words.text()
    place.page.consent.agree.click()
    place.wait_for(lambda: place.page.pane.form is not None)
    assert place.page.consent.isHidden()
    assert window.shown is None


def test_a_register_without_account_is_told_the_way(place: Place, window: RecordingWindow) -> None:
    place.ask(photo())
    place.wait_for(lambda: "through the account" in place.page.pane.words.text())
    place.page.consent.join.click()
    assert window.calls[-1] == ("open_settings", "account")
    failed: list[Code] = []
    place.desk.agree(place.shop.owner.id, is_agreed=True, on_failed=lambda error: failed.append(error.code))
    assert failed == [Code.RECOGNITION_NEEDS_ACCOUNT]


def test_the_switch_of_the_company(place: Place, qtbot: QtBot, window: RecordingWindow) -> None:
    place.join(Link.REACHED)
    body = RecognitionBody(place.look, window, place.means, place.desk)
    qtbot.addWidget(body)
    body.show()
    body.on_shown()
    place.wait_for(lambda: body.card.switch.isChecked())
    body.card.switch.click()
    place.wait_for(lambda: _agreement(place) is Agreement.SWITCHED_OFF)
    place.service.is_offline = True
    body.card.switch.click()
    place.wait_for(lambda: window.shown is not None)
    assert not body.card.switch.isChecked()


def _agreement(place: Place) -> Agreement | None:
    state = place.desk.state
    return state.agreement if state is not None else None

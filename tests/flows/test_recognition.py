"""From a photo to an invoice: recognised at once, or when the network is back; nothing saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.recognising import recognition_counts
from cardesk_desktop.sync.membership import NewAccount
from cardesk_desktop.sync.service_place import VARIABLE
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.joiner import StaffJoiner
from cardesk_desktop.ui.requests import OpenRecognition
from cardesk_desktop.ui.screens.recognition.screen import RecognitionPage
from tests.flows.till import ENTER, line_count, owner
from tests.service.people import PASSWORD, code_in
from tests.service.recognition.fake_openrouter import KEY, SEEN, FakeOpenRouter, running
from tests.service.served import Served, served
from tests.walkthrough.stage import Stage, opened

WHOLE_NAME = "Shinex Wash & Wax Shampoo 1.5"
PATIENTLY = 8
"""Times what a person waits for: a first exchange takes longer than a key."""


@dataclass
class Street:
    """A service beside OpenRouter, both on this machine; it can be away for a while."""

    folder: Path
    router: FakeOpenRouter
    router_url: str
    service: Served | None = None

    @contextmanager
    def open(self, port: int | None = None) -> Iterator[Served]:
        """The service is there."""
        variables = {"CARDESK_RECOGNITION_KEY": KEY, "CARDESK_RECOGNITION_URL": self.router_url}
        if port is not None:
            variables["CARDESK_PORT"] = str(port)
        with served(self.folder, **variables) as service:
            yield service


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    """An OpenRouter that knows a shampoo."""
    folder = tmp_path / "service"
    folder.mkdir()
    router = FakeOpenRouter()
    with running(router) as url:
        yield Street(folder, router, url)


@pytest.fixture
def photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the person chooses in the dialog of the operating system."""
    path = tmp_path / "bottle.jpg"
    Image.effect_noise((640, 480), 60).convert("RGB").save(path, "JPEG")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def _join(stage: Stage, service: Served) -> None:
    """The owner opens an account for the company."""
    sync, tasks = stage.app._sync, stage.app.tasks
    errands = JoiningErrands(sync, tasks, StaffJoiner(lambda: owner(stage)), sync)
    told: list[object] = []
    failed: list[Refused | Unavailable] = []
    new = NewAccount("Omar", "omar@example.com", PASSWORD, "Shams", "en", True)
    errands.sign_up(new, told.append, failed.append)
    stage.hands.wait(lambda: bool(told or failed), "the letter")
    assert not failed, failed
    (_, letter), *_ = service.letters()
    errands.confirm(str(told[0]), code_in(letter), lambda: told.append(None), failed.append)
    stage.hands.wait(lambda: len(told) > 1 or bool(failed), "the account")
    assert not failed, failed


def _wait(stage: Stage, is_so: Callable[[], bool], what: str) -> None:
    for _ in range(PATIENTLY - 1):
        try:
            stage.hands.wait(is_so, what)
        except AssertionError:
            continue
        return
    stage.hands.wait(is_so, what)


def _page(stage: Stage) -> RecognitionPage:
    page = stage.window.page("recognition")
    assert isinstance(page, RecognitionPage)
    return page


def _panel(stage: Stage) -> Callable[[], QWidget]:
    return lambda: stage.window.frame.panel


def _photograph(stage: Stage) -> None:
    """A product that nobody knows yet: a new one is begun, with nothing but its photo."""
    _, hands = stage.phrases, stage.hands
    hands.press_named("Ctrl+5")
    hands.wait(lambda: stage.window.current == "catalogue", "the catalogue")
    hands.rest(300)
    hands.press_named("F2")
    hands.click(hands.see(_("Choose a photo …"), QAbstractButton, _panel(stage)))
    hands.click(hands.see(_("Recognise"), QAbstractButton, _panel(stage)))
    hands.wait(lambda: stage.window.current == "recognition", "the page of photos")


def _agree(stage: Stage) -> None:
    """The front desk may not; the manager types the PIN."""
    _, hands = stage.phrases, stage.hands
    hands.click(hands.see(_("Agree for the company"), QAbstractButton))
    hands.wait(lambda: stage.window.gate.approving.sheet is not None, "the question who allows it")
    hands.write(DEMO_PIN)
    hands.press(ENTER)
    _wait(stage, lambda: not _page(stage).consent.isVisible(), "the company's word")


def _confirm_and_sell(stage: Stage) -> None:
    """Take what was seen, add the price, put it on the ticket, pay."""
    _, hands = stage.phrases, stage.hands
    _wait(stage, lambda: _page(stage).pane.form is not None, "what was seen")
    hands.click(hands.see(_("Take all"), QAbstractButton))
    hands.write("45")
    hands.press_named("Ctrl+S")
    hands.wait(lambda: stage.window.gate.approving.sheet is not None, "the question who allows it")
    hands.write(DEMO_PIN)
    hands.press(ENTER)
    hands.click(hands.see(_("To the ticket"), QAbstractButton))
    hands.wait(lambda: line_count(stage) == 1, "the shampoo on the ticket")
    hands.press_named("F12")
    hands.see(_("Cash received"), QWidget)
    hands.press(ENTER)
    hands.see(_("Next sale"), QAbstractButton)
    (line,) = stage.newest_invoice().invoice.lines
    assert line.names.main.startswith(WHOLE_NAME)
    assert line.gross.minor == 4500


def _category_of(stage: Stage) -> str:
    return stage.ask(categories)[0].names.main


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_photo_becomes_a_product_on_an_invoice(
    qapp: QApplication,
    house: DemoHouse,
    tmp_path: Path,
    street: Street,
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    with street.open() as service:
        monkeypatch.setenv(VARIABLE, str(service.data / "service.json"))
        with opened(qapp, house, tmp_path / "invoice.pdf", language=language) as stage:
            street.router.seen = {**SEEN, "category": _category_of(stage)}
            _join(stage, service)
            _photograph(stage)
            _agree(stage)
            _confirm_and_sell(stage)
            assert len(street.router.asked) == 1
            assert stage.ask(recognition_counts) == {}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_photo_taken_without_network_is_recognised_when_it_is_back(
    qapp: QApplication,
    house: DemoHouse,
    tmp_path: Path,
    street: Street,
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    pdf = tmp_path / "invoice.pdf"
    with street.open() as service:
        port = service.port
        monkeypatch.setenv(VARIABLE, str(service.data / "service.json"))
        with opened(qapp, house, pdf, language=language) as stage:
            street.router.seen = {**SEEN, "category": _category_of(stage)}
            _join(stage, service)
            stage.window.ask(OpenRecognition())
            _agree(stage)
            service.stop()
            _photograph(stage)
            fault = stage.phrases("The account service was not reached. Check the network; selling goes on.")
            stage.hands.see_words_with(fault)
            assert stage.ask(recognition_counts) == {AskState.WAITING: 1}
    assert not street.router.asked
    with opened(qapp, house, pdf, language=language) as stage:
        stage.hands.rest(500)
        assert stage.ask(recognition_counts) == {AskState.WAITING: 1}
        with street.open(port):
            _wait(stage, lambda: stage.ask(recognition_counts) == {AskState.ANSWERED: 1}, "what was seen")
            stage.window.ask(OpenRecognition())
            _confirm_and_sell(stage)
    assert len(street.router.asked) == 1

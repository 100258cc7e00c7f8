"""A register asks a service that listens, over TLS, about a photo; OpenRouter is on the loopback."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import UUID

from PIL import Image
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.operations.recognising import asked_photo, recognition_counts
from cardesk_desktop.sync.recognition import Agreement
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from tests.service.recognition.fake_openrouter import KEY, SEEN, FakeOpenRouter, running
from tests.service.served import served
from tests.service.till import Till, till


def _photo() -> bytes:
    packed = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(packed, "WEBP")
    return packed.getvalue()


class AtTheTill:
    """The till with what recognises photos, and what it was refused."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.failed: list[Refused | Unavailable] = []
        self.desk = RecognitionDesk(till.sync, till.shop.tasks, till.preferences, till.shop.clock)

    def ask(self) -> UUID:
        asked: list[UUID] = []
        self.desk.ask(self.till.shop.owner.id, asked.append, self.failed.append, photo=_photo())
        self.till.wait(lambda: bool(asked or self.failed))
        assert not self.failed, self.failed
        return asked[0]

    def agree(self, *, is_agreed: bool) -> None:
        wanted = Agreement.AGREED if is_agreed else Agreement.SWITCHED_OFF
        self.desk.agree(self.till.shop.owner.id, is_agreed=is_agreed, on_failed=self.failed.append)
        self.till.wait(lambda: self.agreement is wanted or bool(self.failed))
        assert not self.failed, self.failed

    @property
    def agreement(self) -> Agreement | None:
        return self.desk.state.agreement if self.desk.state is not None else None

    def counts(self) -> dict[AskState, int]:
        return dict(self.till.shop.ask(recognition_counts))


def test_a_photo_waits_for_the_companys_word_and_is_paid_once(qtbot: QtBot, tmp_path: Path) -> None:
    folder, router = tmp_path / "service", FakeOpenRouter()
    folder.mkdir()
    variables = {"CARDESK_RECOGNITION_KEY": KEY}
    with running(router) as url:
        variables["CARDESK_RECOGNITION_URL"] = url
        with served(folder, **variables) as service, till(qtbot, tmp_path / "one", service) as one:
            one.found_account(service)
            one.wait(one.is_even)
            here = AtTheTill(one)
            asked = here.ask()
            one.wait(lambda: here.agreement is Agreement.NOT_ASKED)
            assert not router.asked
            here.agree(is_agreed=True)
            one.wait(lambda: here.counts() == {AskState.ANSWERED: 1})
            seen = one.shop.ask(asked_photo, question_id=asked)
            assert seen is not None
            assert seen.question.suggestion is not None
            assert seen.question.suggestion.barcode == SEEN["barcode"]
            assert len(router.asked) == 1
            assert here.desk.state is not None
            left = here.desk.state.left
            here.desk.look()
            here.agree(is_agreed=False)
            assert here.desk.state.left == left
            here.ask()
            one.wait(lambda: here.counts() == {AskState.ANSWERED: 1, AskState.WAITING: 1})
            qtbot.wait(300)
            assert len(router.asked) == 1
            here.desk.stop()

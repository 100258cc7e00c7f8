"""Whatever comes back of a question about a photo has its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.recognition import AskState, PhotoQuestion, Suggestion
from cardesk_desktop.store.store import Store
from cardesk_desktop.sync.answers import Away, Heard
from cardesk_desktop.sync.photo_answers import (
    FIRST_DELAY,
    LONGEST_DELAY,
    UNTIL_SOMEBODY_ACTS,
    fault_of,
    take_answer,
    trouble,
)
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode
from tests.builders import NOW, identity
from tests.builders.premises import Premises, found, unfounded

QUESTION = PhotoQuestion(identity("question"), NOW, "ar", photo=b"photo", not_before=NOW)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """That of a company that was founded."""
    premises = unfounded(tmp_path)
    opened = premises.open()
    found(opened)
    yield opened
    premises.close()


def _after(store: Store, answer: Heard[Suggestion], *, tries: int = 0) -> tuple[PhotoQuestion, PhotoQuestion]:
    """The question and another one that waits, after this answer."""
    asked, other = replace(QUESTION, tries=tries), replace(QUESTION, id=identity("other"))
    with store.write() as work:
        work.recognitions.add(asked)
        work.recognitions.add(other)
        take_answer(work, asked, answer, NOW)
        after = (work.recognitions.get(asked.id), work.recognitions.get(other.id))
    assert after[0] is not None
    assert after[1] is not None
    return after[0], after[1]


def test_an_answer_waits_to_be_looked_at(store: Store) -> None:
    asked, other = _after(store, Heard(Suggestion("Wash", confidence=50)))
    assert (asked.state, asked.suggestion) == (AskState.ANSWERED, Suggestion("Wash", confidence=50))
    assert other == replace(QUESTION, id=other.id)


def test_an_answer_that_cannot_be_meant_is_none(store: Store) -> None:
    asked, _ = _after(store, Heard(Suggestion("Wash", confidence=500)))
    assert (asked.state, asked.fault) == (AskState.REFUSED, Code.RECOGNITION_ANSWER_UNREADABLE)


@pytest.mark.parametrize("code", ["recognition_photo_declined", "recognition_photo_unreadable", "too_large"])
def test_a_photo_that_is_not_wanted_is_refused_for_good(store: Store, code: str) -> None:
    asked, other = _after(store, Heard(refusal=Refusal(code)))
    assert asked.state is AskState.REFUSED
    assert asked.fault.startswith("recognition_photo")
    assert other.state is AskState.WAITING
    assert other.not_before == NOW


def test_all_wait_as_long_as_the_service_says(store: Store) -> None:
    refusal = Refusal(RecognitionCode.QUOTA_SPENT, {"retry_after_s": 3600})
    for question in _after(store, Heard(refusal=refusal)):
        assert question.state is AskState.WAITING
        assert question.fault == Code.RECOGNITION_QUOTA_SPENT
        assert question.not_before == NOW + timedelta(hours=1)


@pytest.mark.parametrize(("tries", "wait"), [(0, FIRST_DELAY), (2, 4 * FIRST_DELAY), (30, LONGEST_DELAY)])
def test_without_a_word_all_wait_ever_longer(store: Store, tries: int, wait: timedelta) -> None:
    asked, other = _after(store, Heard(away=Away.OFFLINE), tries=tries)
    assert asked.not_before == other.not_before == NOW + wait
    assert (asked.tries, other.tries) == (tries + 1, 0)
    assert asked.fault == Code.SERVICE_OFFLINE


def test_what_somebody_has_to_do_is_not_asked_for_all_day(store: Store) -> None:
    asked, _ = _after(store, Heard(refusal=Refusal(RecognitionCode.NOT_AGREED)))
    assert asked.not_before == NOW + UNTIL_SOMEBODY_ACTS


def test_an_answer_to_nothing_changes_nothing(store: Store) -> None:
    with store.write() as work:
        take_answer(work, QUESTION, Heard(), NOW)
        assert work.recognitions.get(QUESTION.id) is None


def _refused(code: str) -> Heard[int]:
    return Heard(refusal=Refusal(code))


@pytest.mark.parametrize("code", list(RecognitionCode))
def test_every_refusal_has_a_sentence(code: RecognitionCode) -> None:
    error = trouble(_refused(code))
    assert isinstance(error, Refused)
    assert error.code == code.value


def test_what_is_not_known_is_a_service_that_is_busy() -> None:
    assert fault_of(_refused("of tomorrow")) is Code.SERVICE_BUSY
    impostor: Heard[int] = Heard(away=Away.NOT_TRUSTED)
    error = trouble(impostor)
    assert isinstance(error, Unavailable)
    assert error.code is Code.SERVICE_NOT_TRUSTED
    assert trouble(Heard(1)) is None


def _left_by_a_kill(folder: Path, at: Path) -> Iterator[Store]:
    """The store as it lies on the disk at this moment, opened elsewhere."""
    shutil.copytree(folder, at)
    premises = Premises(at)
    yield premises.open()
    premises.close()


def test_a_kill_at_any_step_has_it_neither_lost_nor_asked_under_another_name(
    store: Store, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copies = tmp_path_factory.mktemp("killed")
    with store.write() as work:
        work.recognitions.add(QUESTION)
    for left in _left_by_a_kill(tmp_path, copies / "waiting"):
        with left.read() as work:
            assert work.recognitions.next(NOW) == QUESTION
    with store.write() as work:
        # The answer is on its way: the store knows nothing of it yet.
        take_answer(work, QUESTION, Heard(away=Away.OFFLINE), NOW)
    for left in _left_by_a_kill(tmp_path, copies / "away"):
        with left.read() as work:
            again = work.recognitions.next(NOW + FIRST_DELAY)
            assert again is not None
            assert (again.id, again.photo, again.language) == (QUESTION.id, b"photo", "ar")
    with store.write() as work:
        take_answer(work, QUESTION, Heard(Suggestion("Wash", confidence=50)), NOW)
    for left in _left_by_a_kill(tmp_path, copies / "answered"):
        with left.read() as work:
            kept = work.recognitions.get(QUESTION.id)
            assert kept is not None
            assert kept.suggestion == Suggestion("Wash", confidence=50)
            assert work.recognitions.next(NOW + LONGEST_DELAY) is None

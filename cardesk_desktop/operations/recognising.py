"""Photos of products are asked about: put into the queue, asked in the background, looked at by a person.

Nothing here waits for the network, and nothing that was seen is saved by itself: `editing_items.save_product`
settles a question in the commit that takes over what a person confirmed of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.recognition import AskState, PhotoQuestion, Suggestion
from cardesk_desktop.operations.desk import Desk, acting, to_journal, viewing
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Page, QueuedPhoto
from cardesk_desktop.sync.answers import Heard
from cardesk_desktop.sync.photo_answers import OVER_WHEN_AGREED, OVER_WHEN_REACHED, TOLD_TO_WAIT, take_answer

_UNTIL_THE_PHOTO_IS_HERE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class AskedPhoto:
    """A question as somebody looks at it. `photo` is empty while it is on its way from another register."""

    question: PhotoQuestion
    photo: bytes = field(repr=False)
    product: Product | None
    known: Product | None = None
    """Another product that carries the barcode that was seen."""


@dataclass(frozen=True, slots=True)
class QuestionDue:
    """What to ask now; or, where nothing is due, in how many seconds something is."""

    question: PhotoQuestion | None = None
    photo: bytes = field(default=b"", repr=False)
    wait_s: float | None = None


def ask_about_photo(
    desk: Desk, *, staff_id: UUID, product_id: UUID | None = None, photo: bytes = b""
) -> Outcome[UUID]:
    """Ask what is on the photo of a product, or on one (WebP) that has no product yet; the question.

    Asked again about the same photo it is the same question. Refuses with PHOTO_UNREADABLE a product that
    has no photo.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        sha256 = work.catalogue.product(product_id).photo_sha256 if product_id and not photo else ""
        if not (photo or sha256):
            raise Refused(Code.PHOTO_UNREADABLE)
        known = _known(work, product_id, sha256, photo)
        if known is not None:
            if known.state is AskState.REFUSED:
                work.recognitions.ask_again(known.id, desk.clock.now())
            return Outcome(known.id, _changes(known))
        now = desk.clock.now()
        held = work.recognitions.held_until(TOLD_TO_WAIT)
        language = work.company.company().language
        question = PhotoQuestion(
            desk.new_id(), now, language, product_id, sha256, photo, not_before=max(now, held or now)
        )
        work.recognitions.add(question)
        return Outcome(question.id, _changes(question))


def recognition_page(desk: Desk, *, offset: int, limit: int) -> Outcome[Page[QueuedPhoto]]:
    """The photos that are asked about, the newest first: what waits, was seen, was refused."""
    with desk.store.read() as work:
        return Outcome(work.recognitions.page(offset, limit))


def recognition_counts(desk: Desk) -> Outcome[Mapping[AskState, int]]:
    """How many photos are in which state."""
    with desk.store.read() as work:
        return Outcome(work.recognitions.counts())


def asked_photo(desk: Desk, *, question_id: UUID) -> Outcome[AskedPhoto | None]:
    """One question with its photo and product; None when it was settled or dropped."""
    with desk.store.read() as work:
        question = work.recognitions.get(question_id)
        if question is None:
            return Outcome(None)
        products = work.catalogue.by_ids([question.product_id]) if question.product_id else ()
        product = next((each for each in products if isinstance(each, Product)), None)
        known = _with_barcode(work, question) if product is None else None
        return Outcome(AskedPhoto(question, _photo(work, question), product, known))


def suggested_products(desk: Desk) -> Outcome[frozenset[UUID]]:
    """The products about which something was seen that nobody has looked at yet."""
    with desk.store.read() as work:
        return Outcome(work.recognitions.suggested())


def ask_again(desk: Desk, *, staff_id: UUID, question_id: UUID) -> Outcome[None]:
    """Try this one now, whatever it waits for."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        work.recognitions.ask_again(question_id, desk.clock.now())
        return Outcome(None, Changes.of((Noun.RECOGNITION, question_id)))


def drop_question(desk: Desk, *, staff_id: UUID, question_id: UUID) -> Outcome[PhotoQuestion]:
    """Ask no more, or take nothing of what was seen; what `put_question_back` needs. Refuses NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        question = work.recognitions.get(question_id)
        if question is None:
            raise Refused(Code.NOT_FOUND)
        work.recognitions.drop(question_id)
        return Outcome(question, _changes(question))


def put_question_back(desk: Desk, *, staff_id: UUID, question: PhotoQuestion) -> Outcome[None]:
    """It was dropped by mistake."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        if work.recognitions.get(question.id) is None:
            work.recognitions.add(question)
        return Outcome(None, _changes(question))


def begin_question(desk: Desk) -> Outcome[QuestionDue]:
    """What to ask the service now. One whose photo is not here yet waits for it."""
    with desk.store.write() as work:
        now = desk.clock.now()
        while (question := work.recognitions.next(now)) is not None:
            photo = _photo(work, question)
            if photo:
                return Outcome(QuestionDue(question, photo))
            work.sync.photos.want_first(question.photo_sha256)
            work.recognitions.delay(question.id, question.fault, now + _UNTIL_THE_PHOTO_IS_HERE)
        due_at = work.recognitions.due_at()
        wait_s = None if due_at is None else max(0.0, (due_at - now).total_seconds())
        return Outcome(QuestionDue(wait_s=wait_s))


def end_question(desk: Desk, *, question: PhotoQuestion, answer: Heard[Suggestion]) -> Outcome[None]:
    """Keep what came of it."""
    with desk.store.write() as work:
        take_answer(work, question, answer, desk.clock.now())
        return Outcome(None, _changes(question))


def service_was_reached(desk: Desk) -> Outcome[None]:
    """What waited for the network, or for somebody to sign in, is asked now."""
    with desk.store.write() as work:
        work.recognitions.release(OVER_WHEN_REACHED, desk.clock.now())
        return Outcome(None)


def may_agree_to_recognition(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may say the company's word; refuses with NOT_PERMITTED. The service asks too."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.AGREE_TO_RECOGNITION)
        return Outcome(None)


def note_agreement(desk: Desk, *, by: UUID, is_agreed: bool) -> Outcome[None]:
    """The service has taken the company's word: it stands in the journal, and what waited for it goes.

    `by` is who said it, whom `may_agree_to_recognition` let.
    """
    with desk.store.write() as work:
        now, company_id = desk.clock.now(), work.company.company().id
        event = JournalEvent.RECOGNITION_AGREED if is_agreed else JournalEvent.RECOGNITION_SWITCHED_OFF
        to_journal(desk, work, event, company_id, by, at=now)
        if is_agreed:
            work.recognitions.release(OVER_WHEN_AGREED, now)
        return Outcome(None, Changes.of((Noun.RECOGNITION, company_id)))


def _known(work: UnitOfWork, product_id: UUID | None, sha256: str, photo: bytes) -> PhotoQuestion | None:
    """The question about this very photo of this product or of none, if it stands in the queue already."""
    if photo:
        newest = work.recognitions.with_photo(photo)
    else:
        newest = work.recognitions.of_product(product_id) if product_id is not None else None
    question = work.recognitions.get(newest) if newest is not None else None
    if question is None or (question.product_id, question.photo_sha256) != (product_id, sha256):
        return None
    return question


def _with_barcode(work: UnitOfWork, question: PhotoQuestion) -> Product | None:
    code = question.suggestion.barcode if question.suggestion is not None else ""
    found = work.catalogue.with_barcode(code) if code else ()
    return found[0] if found else None


def _photo(work: UnitOfWork, question: PhotoQuestion) -> bytes:
    return question.photo or work.blobs.get(question.photo_sha256) or b""


def _changes(question: PhotoQuestion) -> Changes:
    return Changes.of((Noun.RECOGNITION, question.id))

"""Which product is in a photo: by its barcode, by what its label says, by what it looks like.

What was seen comes from `vision`; here it is compared with the catalogue. A person confirms, and what they
confirm is learnt by this register.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Outcome
from cardesk_desktop.domain.label_match import FULL, LEAST_FIT, Fit, fits, label_words
from cardesk_desktop.domain.look import Look, alike
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.seen import Candidate, Seen, Sign, joined_percent
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import HitKind

MOST_OFFERED = 5
_COMPARED = 60
"""Products that share a word with the label, the best by FTS5: these are compared with it word by word."""
_WORDS = 24
"""Words of the label that are looked for, those of the largest writing first."""
_TAUGHT_WORDS = 16
_SURE_BY_TAUGHT = 70
"""Per cent at most that what was taught says by itself: labels of one family are read alike."""
_SURE_BY_LOOK = 60
_LEAST_ALIKE, _LEAST_TAUGHT = 30, 50
_AT_ONCE = 20
"""Photos of the catalogue that are looked at in one go."""


@dataclass(frozen=True, slots=True)
class PhotoDue:
    """A product whose photo nobody has looked at yet; the photo is empty when it was taken away."""

    product_id: UUID
    photo: bytes = field(repr=False)


@dataclass(slots=True)
class _Clues:
    """What speaks for one product, in per cent by its sign."""

    signs: dict[Sign, int] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    code: str = ""

    def note(self, sign: Sign, percent: int) -> None:
        self.signs[sign] = max(percent, self.signs.get(sign, 0))

    @property
    def percent(self) -> int:
        return joined_percent(tuple(self.signs.values()))


def candidates(desk: Desk, *, seen: Seen) -> Outcome[tuple[Candidate, ...]]:
    """The products on sale that it may be, the likeliest first; empty when nothing fits."""
    with desk.store.read() as work:
        clues: dict[UUID, _Clues] = {}
        products = _by_code(work, seen, clues) | _by_label(work, seen, clues)
        _by_lessons(work, seen, clues)
        missing = [product_id for product_id in clues if product_id not in products]
        products |= _products(work, missing)
        offered = [
            Candidate(
                products[product_id],
                clue.percent,
                tuple(sign for sign in Sign if sign in clue.signs),
                clue.words,
                clue.code,
            )
            for product_id, clue in clues.items()
            if product_id in products and clue.signs
        ]
        # Of two that fit as well, more was read of the one with the longer name.
        offered.sort(key=lambda each: (-each.percent, -len(each.words)))
        return Outcome(tuple(offered[:MOST_OFFERED]))


def confirm_product(desk: Desk, *, staff_id: UUID, product_id: UUID, seen: Seen) -> Outcome[Product]:
    """A person said which product it is: this register knows it again. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        product = work.catalogue.product(product_id)
        words = label_words(seen.text, _TAUGHT_WORDS)
        work.likenesses.teach(product_id, seen.looks, words, desk.clock.now())
        return Outcome(product)


def forget_lessons(desk: Desk, *, staff_id: UUID, product_id: UUID) -> Outcome[None]:
    """What was taught about a product was wrong: forget it. Its own photo stays known."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        work.likenesses.forget(product_id)
        return Outcome(None)


def photos_due(desk: Desk) -> Outcome[tuple[PhotoDue, ...]]:
    """Some photos of the catalogue that nobody has looked at yet; empty when all were.

    A photo that has not arrived here yet waits until it is there.
    """
    with desk.store.read() as work:
        due = work.likenesses.due(_AT_ONCE)
        return Outcome(tuple(PhotoDue(key, work.blobs.get(sha256) or b"") for key, sha256 in due))


def keep_photo_looks(desk: Desk, *, looks: tuple[tuple[UUID, tuple[Look, ...]], ...]) -> Outcome[None]:
    """What the photos of these products look like."""
    with desk.store.write() as work:
        for product_id, each in looks:
            work.likenesses.keep_photo(product_id, each, desk.clock.now())
        return Outcome(None, Changes())


def _by_code(work: UnitOfWork, seen: Seen, clues: dict[UUID, _Clues]) -> dict[UUID, Product]:
    found: dict[UUID, Product] = {}
    for code in seen.codes:
        for product in work.catalogue.with_barcode(code):
            found[product.id] = product
            clue = clues.setdefault(product.id, _Clues())
            clue.note(Sign.BARCODE, FULL)
            clue.code = code
    return found


def _by_label(work: UnitOfWork, seen: Seen, clues: dict[UUID, _Clues]) -> dict[UUID, Product]:
    words = label_words(seen.text, _WORDS)
    ids = work.search.resembling(words, HitKind.PRODUCT, _COMPARED)
    found = _products(work, [*ids, *clues])
    names = {product.id: (product.names.main, *product.names.others.values()) for product in found.values()}
    keys = dict(enumerate(names))
    fitted: dict[int, Fit] = fits(seen.text, {number: names[key] for number, key in keys.items()})
    for number, fit in fitted.items():
        if fit.percent >= LEAST_FIT:
            clue = clues.setdefault(keys[number], _Clues())
            clue.note(Sign.LABEL, min(fit.percent, FULL - 1))
            clue.words = fit.words
    return found


def _by_lessons(work: UnitOfWork, seen: Seen, clues: dict[UUID, _Clues]) -> None:
    words = label_words(seen.text, _WORDS)
    for product_id, count, of in work.likenesses.taught(words, _COMPARED):
        # Of several lessons each said its own words: half of them all is as much as one label says.
        percent = 100 * count // max(min(of, len(words)), 1)
        if percent >= _LEAST_TAUGHT:
            clue = clues.setdefault(product_id, _Clues())
            clue.note(Sign.TAUGHT, percent * _SURE_BY_TAUGHT // 100)
    for like in work.likenesses.near(seen.looks):
        percent = alike(like.distance)
        if percent >= _LEAST_ALIKE:
            clue = clues.setdefault(like.product_id, _Clues())
            sign = Sign.TAUGHT if like.is_taught else Sign.PHOTO
            clue.note(sign, percent * _SURE_BY_LOOK // 100)


def _products(work: UnitOfWork, ids: Iterable[UUID]) -> dict[UUID, Product]:
    """Those of these that are on sale."""
    found = work.catalogue.by_ids(tuple(dict.fromkeys(ids)))
    return {each.id: each for each in found if isinstance(each, Product) and not each.is_archived}

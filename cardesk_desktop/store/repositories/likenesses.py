"""What products look like and what is written on them: found by a photo, learnt from what was confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, or_, select, union
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.look import Lesson, Look
from cardesk_desktop.store.column_types import Id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, one_of_numbers, one_of_texts
from cardesk_desktop.store.tables.catalogue import PRODUCT
from cardesk_desktop.store.tables.journal import BLOB
from cardesk_desktop.store.tables.likeness import LOOK, LOOK_BAND, LOOK_DUE, TAUGHT_WORD

MOST_LOOKS, MOST_WORDS = 12, 40
"""So much is kept of what was taught about one product; the oldest is forgotten for the newest."""
_COMPARED = 60
"""Looks with the most pieces in common, which are then compared bit by bit."""

_OF = bindparam("of", type_=Id())
_PUT_LOOK = Statement(insert(LOOK).returning(LOOK.c.id), ("product_id", "is_taught", "learnt_at", "bits"))
_PUT_BAND = Statement(upsert(LOOK_BAND).on_conflict_do_nothing(), ("band", "look_id"))
_NEAR = Statement(
    select(LOOK_BAND.c.look_id)
    .where(one_of_numbers(LOOK_BAND.c.band))
    .group_by(LOOK_BAND.c.look_id)
    .order_by(func.count().desc(), LOOK_BAND.c.look_id.desc())
    .limit(_COMPARED)
)
_LOOKS = Statement(select(LOOK.c.product_id, LOOK.c.is_taught, LOOK.c.bits).where(one_of_numbers(LOOK.c.id)))
_OLD_LOOKS = Statement(
    select(LOOK.c.id)
    .where(LOOK.c.product_id == _OF, LOOK.c.is_taught == bindparam("is_taught"))
    .order_by(LOOK.c.learnt_at.desc(), LOOK.c.id.desc())
    .limit(-1)
    .offset(bindparam("kept"))
)
_FORGET_LOOKS = Statement(delete(LOOK).where(one_of_numbers(LOOK.c.id)))
_DUE = Statement(
    select(LOOK_DUE.c.product_id, PRODUCT.c.photo_sha256)
    .join_from(LOOK_DUE, PRODUCT, PRODUCT.c.id == LOOK_DUE.c.product_id)
    .outerjoin(BLOB, BLOB.c.sha256 == PRODUCT.c.photo_sha256)
    .where(or_(PRODUCT.c.photo_sha256 == "", BLOB.c.sha256.is_not(None)))
    .order_by(LOOK_DUE.c.product_id)
    .limit(bindparam("limit"))
)
_DONE = Statement(delete(LOOK_DUE).where(LOOK_DUE.c.product_id == _OF))
_PUT_WORD = Statement(
    upsert(TAUGHT_WORD).on_conflict_do_update(
        index_elements=["word", "product_id"],
        set_={"learnt_at": upsert(TAUGHT_WORD).excluded.learnt_at},
    ),
    ("word", "product_id", "learnt_at"),
)
_TAUGHT = Statement(
    select(TAUGHT_WORD.c.product_id, func.count())
    .where(one_of_texts(TAUGHT_WORD.c.word))
    .group_by(TAUGHT_WORD.c.product_id)
    .order_by(func.count().desc())
    .limit(bindparam("limit"))
)
_COUNT_WORDS = Statement(select(func.count()).where(TAUGHT_WORD.c.product_id == _OF))
_OLD_WORDS = Statement(
    select(TAUGHT_WORD.c.word)
    .where(TAUGHT_WORD.c.product_id == _OF)
    .order_by(TAUGHT_WORD.c.learnt_at.desc(), TAUGHT_WORD.c.word)
    .limit(-1)
    .offset(bindparam("kept"))
)
_FORGET_WORDS = Statement(
    delete(TAUGHT_WORD).where(TAUGHT_WORD.c.product_id == _OF, one_of_texts(TAUGHT_WORD.c.word))
)
_TAUGHT_PRODUCTS = Statement(
    union(
        select(LOOK.c.product_id).where(LOOK.c.is_taught.is_(True)).distinct(),
        select(TAUGHT_WORD.c.product_id).distinct(),
    )
)
_TAUGHT_LOOKS = Statement(
    select(LOOK.c.learnt_at, LOOK.c.bits)
    .where(LOOK.c.product_id == _OF, LOOK.c.is_taught.is_(True))
    .order_by(LOOK.c.learnt_at, LOOK.c.id)
)
_TAUGHT_WORDS = Statement(
    select(TAUGHT_WORD.c.learnt_at, TAUGHT_WORD.c.word)
    .where(TAUGHT_WORD.c.product_id == _OF)
    .order_by(TAUGHT_WORD.c.learnt_at, TAUGHT_WORD.c.word)
)


class LikeLook(NamedTuple):
    """A product with a look that differs in `distance` bits from one that was asked for."""

    product_id: UUID
    is_taught: bool
    distance: int


class LikenessRepository:
    """Reads and writes what was learnt. What stands in the catalogue's photos is learnt of itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def near(self, looks: Iterable[Look]) -> tuple[LikeLook, ...]:
        """Products that look like one of these, the nearest first; each once as taught and once as photo."""
        nearest: dict[tuple[UUID, bool], int] = {}
        for look in looks:
            ids = [row[0] for row in self._database.rows(_NEAR, {"numbers": look.bands()})]
            for product_id, is_taught, bits in self._database.rows(_LOOKS, {"numbers": ids}):
                distance = look.distance(Look.from_bytes(bits))
                key = (product_id, is_taught)
                nearest[key] = min(distance, nearest.get(key, distance))
        found = [LikeLook(*key, distance) for key, distance in nearest.items()]
        return tuple(sorted(found, key=lambda like: like.distance))

    def taught(self, words: Sequence[str], limit: int) -> tuple[tuple[UUID, int, int], ...]:
        """Products about which some of these words were taught: how many of them, and how many in all."""
        rows = self._database.rows(_TAUGHT, {"texts": words, "limit": limit})
        return tuple(
            (product_id, int(count), int(self._database.value(_COUNT_WORDS, {"of": product_id})))
            for product_id, count in rows
        )

    def teach(self, product_id: UUID, looks: Iterable[Look], words: Iterable[str], at: datetime) -> None:
        """A person said that what looks so and says this is this product."""
        for look in looks:
            self._put(product_id, look, at, is_taught=True)
        of = {"product_id": product_id, "learnt_at": at}
        self._database.run_many(_PUT_WORD, [{"word": word, **of} for word in words])
        self._forget_looks(product_id, is_taught=True, kept=MOST_LOOKS)
        self._forget_words(product_id, kept=MOST_WORDS)

    def forget(self, product_id: UUID) -> None:
        """Let go what was taught about a product; its own photo stays known."""
        self._forget_looks(product_id, is_taught=True, kept=0)
        self._forget_words(product_id, kept=0)

    def taught_products(self) -> tuple[UUID, ...]:
        """The products about which anything was taught."""
        return tuple(row[0] for row in self._database.rows(_TAUGHT_PRODUCTS, {}))

    def lessons(self, product_id: UUID) -> tuple[Lesson, ...]:
        """All that was taught about a product, as it is still known, the oldest first."""
        of = {"of": product_id}
        looks = [(row[0], Look.from_bytes(row[1])) for row in self._database.rows(_TAUGHT_LOOKS, of)]
        words = [(row[0], row[1]) for row in self._database.rows(_TAUGHT_WORDS, of)]
        times = sorted({at for at, _ in (*looks, *words)})
        return tuple(
            Lesson(
                product_id,
                time,
                tuple(look for at, look in looks if at == time),
                tuple(word for at, word in words if at == time),
            )
            for time in times
        )

    def due(self, limit: int) -> tuple[tuple[UUID, str], ...]:
        """Products whose photo is here and was not looked at, with its hash (empty: it was taken away)."""
        return tuple((row[0], row[1]) for row in self._database.rows(_DUE, {"limit": limit}))

    def keep_photo(self, product_id: UUID, looks: Iterable[Look], at: datetime) -> None:
        """What the photo of a product looks like, in place of what its photo before looked like."""
        self._forget_looks(product_id, is_taught=False, kept=0)
        for look in looks:
            self._put(product_id, look, at, is_taught=False)
        self._database.run(_DONE, {"of": product_id})

    def _put(self, product_id: UUID, look: Look, at: datetime, *, is_taught: bool) -> None:
        row = {"product_id": product_id, "is_taught": is_taught, "learnt_at": at, "bits": look.to_bytes()}
        look_id = self._database.value(_PUT_LOOK, row)
        self._database.run_many(_PUT_BAND, [{"band": band, "look_id": look_id} for band in look.bands()])

    def _forget_looks(self, product_id: UUID, *, is_taught: bool, kept: int) -> None:
        old = {"of": product_id, "is_taught": is_taught, "kept": kept}
        self._database.run(
            _FORGET_LOOKS, {"numbers": [row[0] for row in self._database.rows(_OLD_LOOKS, old)]}
        )

    def _forget_words(self, product_id: UUID, *, kept: int) -> None:
        old = [row[0] for row in self._database.rows(_OLD_WORDS, {"of": product_id, "kept": kept})]
        self._database.run(_FORGET_WORDS, {"of": product_id, "texts": old})

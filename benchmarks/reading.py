"""What is read of a photo on this computer, without a network: plates and labels in scenes of a seed."""

from __future__ import annotations

import io
import random
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from uuid import UUID

from benchmarks.figure import Figure, timed
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.goods import Goods, catalogue
from benchmarks.scenes.labels import label_scenes, package
from benchmarks.scenes.plates import plate_scenes
from benchmarks.scenes.scene import Scene
from benchmarks.shop import Shop
from cardesk_desktop.demo.data.facts import VAT
from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.plate import plate_key
from cardesk_desktop.domain.seen import Candidate
from cardesk_desktop.operations.identifying import candidates, keep_photo_looks
from cardesk_desktop.vision.likeness import looks_of_photo
from cardesk_desktop.vision.looking import look_at_product
from cardesk_desktop.vision.plate_reading import read_plates
from cardesk_desktop.vision.reader import Reader

_PLATES = 80
_PRODUCTS = 5_000
_LABELS = 80
_WITH_PHOTO = 5
"""Every so manyth product has a photo."""
_SIDE_SETS = 20
"""Of the easy and the hard set, which are given beside the moderate one."""


def measure_plates(seed: int = 1) -> Iterator[Figure]:
    """`vision.plate`: of how many plates the first that is offered is the one in the picture, in per cent."""
    reader = Reader()
    right: dict[Difficulty, int] = {}
    missed: Counter[str] = Counter()
    for difficulty in Difficulty:
        count = _PLATES if difficulty is Difficulty.MODERATE else _SIDE_SETS
        wrong = [scene for scene in plate_scenes(difficulty, count, seed) if not _is_read(reader, scene)]
        right[difficulty] = round(100 * (count - len(wrong)) / count)
        if difficulty is Difficulty.MODERATE:
            missed.update(scene.kind for scene in wrong)
    note = f"easy {right[Difficulty.EASY]}, hard {right[Difficulty.HARD]}; missed {dict(missed)}"
    yield Figure("vision.plate", right[Difficulty.MODERATE], None, "%", _PLATES, note)


def _is_read(reader: Reader, scene: Scene) -> bool:
    plates = read_plates(reader, scene.picture)
    return bool(plates) and plates[0].plate.key == plate_key(scene.truth[0])


def measure_labels(shop: Shop, seed: int = 1) -> Iterator[Figure]:
    """How often the photographed product is the first, or among the first three, of a catalogue of 5,000.

    `vision.offline_p50` is the time from the photo to the candidates, with the models in memory.
    """
    goods = catalogue(_PRODUCTS, seed)
    _fill(shop, goods)
    reader = Reader()
    places: dict[Difficulty, list[int | None]] = {}
    times: list[float] = []
    missed: Counter[str] = Counter()
    for difficulty in Difficulty:
        count = _LABELS if difficulty is Difficulty.MODERATE else _SIDE_SETS
        places[difficulty] = []
        for scene in label_scenes(goods, difficulty, count, seed):
            found: list[Candidate] = []
            times.append(timed(partial(_find, shop, reader, _photo(scene), found)))
            names = [each.product.names.main for each in found]
            place = names.index(scene.truth[0]) if scene.truth[0] in names else None
            places[difficulty].append(place)
            if place != 0 and difficulty is Difficulty.MODERATE:
                missed[scene.kind] += 1
    for name, first in (("vision.label_top1", 1), ("vision.label_top3", 3)):
        of = {difficulty: _share(each, first) for difficulty, each in places.items()}
        note = f"easy {of[Difficulty.EASY]:.0f}, hard {of[Difficulty.HARD]:.0f}; missed {dict(missed)}"
        yield Figure(name, of[Difficulty.MODERATE], None, "%", _LABELS, note)
    yield Figure("vision.offline_p50", statistics.median(times[1:]), None, "ms", len(times) - 1)


def _find(shop: Shop, reader: Reader, photo: bytes, found: list[Candidate]) -> None:
    found += candidates(shop.desk, seen=look_at_product(photo=photo, reader=reader)).value


def _share(places: Sequence[int | None], first: int) -> float:
    return 100 * sum(place is not None and place < first for place in places) / len(places)


def _fill(shop: Shop, goods: Sequence[Goods]) -> None:
    """Write the goods into the shop's catalogue, and how the photos of some look."""
    ids: list[UUID] = []
    with shop.desk.store.write() as work:
        shelf = work.catalogue.categories()[0].id
        currency = work.company.company().currency
        for number, each in enumerate(goods):
            names = Names(each.name, {"ar": each.arabic_name})
            ids.append(shop.desk.new_id())
            work.catalogue.add_product(
                Product(ids[-1], names, f"L-{number:05d}", Money(2_500, currency), VAT, shelf)
            )
    chance = random.Random(1)
    looks = []
    for product_id, each in zip(ids[::_WITH_PHOTO], goods[::_WITH_PHOTO], strict=True):
        packed = io.BytesIO()
        package(each, chance.choice(("Latin", "Latin + Arabic"))).convert("RGB").save(packed, "WEBP")
        looks.append((product_id, looks_of_photo(packed.getvalue())))
    keep_photo_looks(shop.desk, looks=tuple(looks))


def _photo(scene: Scene) -> bytes:
    """As a photo is kept."""
    packed = io.BytesIO()
    scene.picture.save(packed, "WEBP", quality=84)
    return packed.getvalue()

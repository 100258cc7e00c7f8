"""Registers of the desktop join a company of a service that listens, over TLS, and show each other's work."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.sync.blobs import PIECE
from cardesk_desktop.sync.status import Badge
from cardesk_service.development import certify
from tests.service.served import served
from tests.service.till import EMAIL, PASSWORD, Till, till


def test_two_registers_show_each_others_work(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        one.found_account(service)
        one.wait(one.is_even)
        assert one.keychain.read(ACCOUNT_SESSION)
        with till(qtbot, tmp_path / "two", service) as two:
            two.pair_with(one)
            two.wait(two.is_even)
            assert two.code != one.code
            sold = one.shop.sale()
            one.wait(lambda: one.sync.status.standing.waiting == 0 and one.is_even())
            two.wait(lambda: two.has_document(sold.file.invoice.id))
            _sign_out_and_in_again(two)


def _sign_out_and_in_again(till: Till) -> None:
    said: list[int] = []
    till.sync.sign_out(till.shop.owner.id, on_done=said.append)
    till.wait(lambda: bool(said) and till.sync.status.badge is Badge.SIGN_IN)
    assert not till.sync.is_signed_in
    till.wait(lambda: till.keychain.read(ACCOUNT_SESSION) is None)
    till.shop.sale()
    till.wait(lambda: till.sync.status.standing.waiting > 0)
    till.ask(till.errands.sign_in, EMAIL, PASSWORD)
    till.wait(lambda: till.is_even() and till.sync.status.standing.waiting == 0)


def test_a_photo_goes_from_one_register_to_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    photo = b"RIFF....WEBP" + random.Random(7).randbytes(3 * PIECE)
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        one.found_account(service)
        one.wait(one.is_even)
        with till(qtbot, tmp_path / "two", service) as two:
            two.pair_with(one)
            two.wait(two.is_even)
            name = one.shop.ask(partial(_with_photo, product=one.shop.freshener, photo=photo))
            two.wait(lambda: two.has_photo_after_a_second(name))
            one.wait(lambda: one.sync.status.standing.photos_to_send == 0)
            two.wait(lambda: two.sync.status.standing.photos_to_come == 0)


def _with_photo(desk: Desk, *, product: Product, photo: bytes) -> Outcome[str]:
    """Give a product a photo."""
    with desk.store.write() as work:
        name = work.blobs.put(photo, "image/webp")
        work.catalogue.save_product(replace(work.catalogue.product(product.id), photo_sha256=name))
        return Outcome(name, Changes.of((Noun.CATALOGUE, product.id)))


def test_somebody_else_with_a_certificate_is_not_believed(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("service", "other"):
        (tmp_path / name).mkdir()
    other, _ = certify(tmp_path / "other", datetime.now(UTC))
    with served(tmp_path / "service") as service:
        ca = other.with_name("ca.pem")
        with till(qtbot, tmp_path / "one", service, ca) as one:
            failed: list[Refused | Unavailable] = []
            one.errands.sign_in(EMAIL, PASSWORD, lambda: None, failed.append)
            one.wait(lambda: bool(failed))
            assert failed[0].code is Code.SERVICE_NOT_TRUSTED
            assert "/account/v1/sign-in" not in service.log

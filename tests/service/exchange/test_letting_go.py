"""The file of a photo goes when nothing shows it any more, and not before."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import insert

from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.exchange import letting_go
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store.column_types import instant_of
from cardesk_service.store.database import Database
from cardesk_service.store.tables.accounts import COMPANY as OF_ACCOUNT
from cardesk_wire import coding
from cardesk_wire.messages import Value
from tests.service.exchange.papers import Series
from tests.service.exchange.speaking import COMPANY, Register, Service, identity
from tests.service.office import SetClock

_COMPANY = coding.written(COMPANY.bytes)
BODY = b"a car, seen from the left"
NAME = hashlib.sha256(BODY).hexdigest()
FIRST, SECOND = identity(1), identity(2)
MINUTE = timedelta(minutes=1)


class _Desk:
    """As much of an office as letting go needs, and the folder with the photo."""

    def __init__(self, service: Service, folder: Path) -> None:
        self._service = service
        self.store = Database(service.engine, threads=1)
        self.clock = SetClock()
        self.folder = folder
        self.blobs = BlobFolder(folder)
        self.blobs.append(_COMPANY, NAME, offset=0, total=len(BODY), piece=BODY)

    def let_go(self, after: timedelta) -> None:
        self._service.now += after // timedelta(microseconds=1)
        self.clock.at = instant_of(self._service.now)
        letting_go.let_go(cast("Office", self), self.blobs)

    def pass_by(self, time: timedelta) -> None:
        self._service.now += time // timedelta(microseconds=1)

    def look_through(self) -> None:
        self.clock.at = instant_of(self._service.now)
        letting_go.note_unnamed(cast("Office", self), self.blobs)

    def has_file(self) -> bool:
        try:
            return self.blobs.held(_COMPANY, NAME).is_whole
        except Refused:
            return False


@pytest.fixture
def desk(service: Service, tmp_path: Path) -> _Desk:
    """The one who lets go."""
    return _Desk(service, tmp_path / "photos")


def test_the_file_goes_after_its_last_row(one: Register, service: Service, desk: _Desk) -> None:
    one.write("visit_photo", FIRST, {"sha256": NAME}).write("visit_photo", SECOND, {"sha256": NAME}).sync()
    one.write("visit_photo", FIRST, None).sync()
    desk.let_go(letting_go.GRACE)
    assert desk.has_file()
    one.write("visit_photo", SECOND, None).sync()
    desk.let_go(letting_go.GRACE - MINUTE)
    assert desk.has_file()
    desk.let_go(MINUTE)
    assert not desk.has_file()
    assert service.ask("SELECT count(*) FROM sync_let_go") == [(0,)]


def test_a_photo_that_was_brought_back_keeps_its_file(one: Register, desk: _Desk) -> None:
    one.write("visit_photo", FIRST, {"sha256": NAME}).sync()
    one.write("visit_photo", FIRST, None).sync()
    one.write("visit_photo", SECOND, {"sha256": NAME}).sync()
    desk.let_go(letting_go.GRACE)
    assert desk.has_file()


def test_a_file_that_no_row_names_goes_after_a_season(one: Register, service: Service, desk: _Desk) -> None:
    one.write("product", FIRST, {"photo_sha256": NAME}).sync()
    desk.look_through()
    assert service.ask("SELECT count(*) FROM sync_let_go") == [(0,)]
    one.write("product", FIRST, {"photo_sha256": ""}).sync()
    desk.look_through()
    desk.let_go(letting_go.GRACE_OF_GOODS - MINUTE)
    desk.look_through()
    assert desk.has_file()
    desk.let_go(MINUTE)
    assert not desk.has_file()
    assert service.ask("SELECT count(*) FROM sync_let_go") == [(0,)]


def test_a_file_that_is_named_again_has_its_whole_season_again(one: Register, desk: _Desk) -> None:
    one.sync()
    desk.look_through()
    desk.let_go(letting_go.GRACE_OF_GOODS - MINUTE)
    one.write("product_photo", FIRST, {"sha256": NAME}).sync()
    desk.look_through()
    one.write("product_photo", FIRST, None).sync()
    desk.look_through()
    desk.let_go(letting_go.GRACE_OF_GOODS - MINUTE)
    assert desk.has_file()
    desk.let_go(MINUTE)
    assert not desk.has_file()


def test_a_file_of_a_company_that_never_said_anything_goes_too(service: Service, desk: _Desk) -> None:
    company = {"id": COMPANY, "name": "Blue Drop", "created_at": instant_of(service.now)}
    service.work(lambda connection: connection.execute(insert(OF_ACCOUNT).values(company)))
    desk.look_through()
    desk.let_go(letting_go.GRACE_OF_GOODS)
    assert not desk.has_file()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("product_photo", {"sha256": NAME}),
        ("company", {"logo_sha256": NAME}),
        ("conflict", {"kind": "product", "field": "photo_sha256", "kept": "", "lost": NAME}),
    ],
    ids=["another product", "the logo", "a value that lost"],
)
def test_what_a_row_shows_stays(one: Register, desk: _Desk, kind: str, fields: dict[str, Value]) -> None:
    one.sync()
    desk.look_through()
    one.write(kind, SECOND, fields).sync()
    desk.let_go(letting_go.GRACE_OF_GOODS)
    assert desk.has_file()


def test_a_logo_on_an_old_paper_stays(one: Register, desk: _Desk) -> None:
    paper = Series().seal(who=NAME)
    one.write("document", paper.row, paper.fields).sync()
    desk.look_through()
    desk.let_go(letting_go.GRACE_OF_GOODS)
    assert desk.has_file()


def test_a_photo_of_a_car_does_not_wait_for_a_season(one: Register, desk: _Desk) -> None:
    one.write("visit_photo", FIRST, {"sha256": NAME}).sync()
    one.write("visit_photo", FIRST, None).sync()
    desk.look_through()
    desk.let_go(letting_go.GRACE)
    assert not desk.has_file()


@pytest.mark.parametrize("value", ["", "../../etc", NAME.upper(), 7, None])
def test_what_names_no_file_is_passed_over(
    one: Register, service: Service, desk: _Desk, value: Value
) -> None:
    one.write("visit_photo", FIRST, {"sha256": value}).sync()
    one.write("visit_photo", FIRST, None).sync()
    assert service.ask("SELECT count(*) FROM sync_let_go") == [(0,)]
    desk.let_go(letting_go.GRACE)
    assert desk.has_file()


def test_a_file_that_stands_still_for_a_day_goes_before_it_is_whole(
    one: Register, service: Service, desk: _Desk
) -> None:
    half = hashlib.sha256(b"half a photo").hexdigest()
    desk.blobs.append(_COMPANY, half, offset=0, total=12, piece=b"half")
    (part,) = desk.folder.rglob("*.part")
    begun = instant_of(service.now).timestamp()
    os.utime(part, (begun, begun))
    desk.pass_by(letting_go.BEGUN_IS_KEPT_FOR)
    desk.look_through()
    assert desk.blobs.held(_COMPANY, half).size == 4
    desk.pass_by(MINUTE)
    desk.look_through()
    assert not list(desk.folder.rglob("*.part"))

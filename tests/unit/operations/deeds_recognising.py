"""What may be done about photos that are recognised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.recognition import PhotoQuestion
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import recognising
from tests.builders import identity
from tests.builders.open_shop import MANAGER, OpenShop

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]

_GONE = PhotoQuestion(identity("question"), datetime(2026, 11, 24, tzinfo=UTC), "en", photo=b"photo")


def _deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation that needs nothing to be there."""
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


def _with_question(operation: Callable[..., object]) -> Preparation:
    """An operation on a photo that waits."""

    def prepare(shop: OpenShop) -> Deed:
        asked = recognising.ask_about_photo(shop.desk, staff_id=MANAGER.id, photo=b"photo").value
        with shop.desk.store.write() as work:
            work.recognitions.refuse(asked, "recognition_photo_declined")
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, question_id=asked)

    return prepare


DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "ask_about_photo": (Permission.SELL, _deed(recognising.ask_about_photo, photo=b"photo")),
    "ask_again": (Permission.SELL, _with_question(recognising.ask_again)),
    "drop_question": (Permission.SELL, _with_question(recognising.drop_question)),
    "put_question_back": (Permission.SELL, _deed(recognising.put_question_back, question=_GONE)),
    "may_agree_to_recognition": (
        Permission.AGREE_TO_RECOGNITION,
        _deed(recognising.may_agree_to_recognition),
    ),
}
READS = {"may_agree_to_recognition"}

"""What may be done about photos that are recognised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.recognition import PhotoQuestion
from cardesk_desktop.operations import recognising
from tests.builders import identity
from tests.builders.open_shop import MANAGER, OpenShop
from tests.unit.operations.deeds import Deed, Preparation, deed

_GONE = PhotoQuestion(identity("question"), datetime(2026, 11, 24, tzinfo=UTC), "en", photo=b"photo")


def _with_question(operation: Callable[..., object]) -> Preparation:
    """An operation on a photo that waits."""

    def prepare(shop: OpenShop) -> Deed:
        asked = recognising.ask_about_photo(shop.desk, staff_id=MANAGER.id, photo=b"photo").value
        with shop.desk.store.write() as work:
            work.recognitions.refuse(asked, "recognition_photo_declined")
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, question_id=asked)

    return prepare


DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "ask_about_photo": (Permission.SELL, deed(recognising.ask_about_photo, photo=b"photo")),
    "ask_again": (Permission.SELL, _with_question(recognising.ask_again)),
    "drop_question": (Permission.SELL, _with_question(recognising.drop_question)),
    "put_question_back": (Permission.SELL, deed(recognising.put_question_back, question=_GONE)),
    "may_agree_to_recognition": (
        Permission.AGREE_TO_RECOGNITION,
        deed(recognising.may_agree_to_recognition),
    ),
}
READS = {"may_agree_to_recognition"}

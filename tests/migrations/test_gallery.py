"""The one photo that a product had is the first of its gallery after the upgrade."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.domain.gallery import first_photo_id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from tests.builders import make_product
from tests.builders.premises import KEY, Premises, found

_BEFORE = "0029"
_SHA256 = "a" * 64


def test_the_photo_of_a_product_begins_its_gallery(tmp_path: Path) -> None:
    premises, product = Premises(tmp_path), make_product()
    found(premises.open())
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, _BEFORE)
    older.close()
    with premises.bare() as connection:
        connection.execute("UPDATE product SET photo_sha256 = ? WHERE id = ?", (_SHA256, product.id.bytes))
        connection.commit()
    premises.open()
    premises.close()
    with premises.bare() as connection:
        rows = connection.execute("SELECT id, product_id, sha256, position FROM product_photo").fetchall()
    assert rows == [(first_photo_id(product.id, _SHA256).bytes, product.id.bytes, _SHA256, 0)]

"""A client of whom much is known, and the shop that knows it."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.client import Consent, ConsentWay, Phone
from tests.builders import NOW, make_client, make_vehicle

ZAHRA = replace(
    make_client("Zahra Quillfeather", phone="+971551234987", address="Villa Marzipan 7"),
    email="zahra@quill.example",
    notes="Dislikes turpentine",
    other_phones=(Phone("+971557654987"),),
    consent=Consent(is_given=True, at=NOW, way=ConsentWay.SPOKEN),
    created_at=NOW,
)
CAR = replace(make_vehicle("Q 4477", client=ZAHRA), vin="JTMHX09J604012345", notes="Dent left")
PERSONAL = (
    "Zahra",
    "Quillfeather",
    "1234987",
    "7654987",
    "Marzipan",
    "quill.example",
    "turpentine",
    "4477",
    "Dent",
)
"""Pieces of what is known of her; none is left in the file outside sealed documents."""

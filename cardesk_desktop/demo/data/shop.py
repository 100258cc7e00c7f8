"""Fresheners, and what one drinks and eats while waiting; with them, all products by shelf."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.demo.data.car_care import CAR_CARE
from cardesk_desktop.demo.data.facts import ProductFact, named
from cardesk_desktop.demo.data.tools import TOOLS
from cardesk_desktop.demo.pictures.picture import Emblem, Picture, Shape

SCENTS = (
    ProductFact(
        "FR-301",
        named(
            "Air freshener, black ice", "معطر جو أسود", "Sapin, black ice", "Ambientador negro", "Ёлочка, лёд"
        ),
        1_800,
        ("6294003111373",),
        Picture(Shape.TREE, "ink"),
        minimum=12,
        stock=60,
        share=14,
        is_favourite=True,
    ),
    ProductFact(
        "FR-302",
        named(
            "Air freshener, vanilla",
            "معطر فانيليا",
            "Sapin, vanille",
            "Ambientador vainilla",
            "Ёлочка, ваниль",
        ),
        1_800,
        ("6294003111748",),
        Picture(Shape.TREE, "sun"),
        minimum=12,
        stock=48,
        share=9,
    ),
    ProductFact(
        "FR-303",
        named("Air freshener, forest", "معطر الغابة"),
        1_800,
        ("6294003112110",),
        Picture(Shape.TREE, "sage"),
        minimum=8,
        stock=36,
        share=5,
    ),
    ProductFact(
        "FR-304",
        named("Vent clip, ocean", "معطر فتحة التكييف", "Diffuseur, océan"),
        2_550,
        ("6294003112486",),
        Picture(Shape.CLIP, "sky", Emblem.WAVES),
        minimum=6,
        stock=24,
        share=4,
    ),
    ProductFact(
        "FR-305",
        named("Vent clip, jasmine", "معطر ياسمين"),
        2_550,
        ("6294003112851",),
        Picture(Shape.CLIP, "rose", Emblem.FLOWER),
        minimum=6,
        stock=20,
        share=3,
    ),
    ProductFact(
        "FR-306",
        named("Gel can, lemon", "جل معطر ليمون"),
        2_000,
        ("6294003113223",),
        Picture(Shape.GEL, "sun", Emblem.LEAF),
        minimum=5,
        stock=18,
        share=2,
    ),
    ProductFact(
        "FR-307",
        named("Oud car perfume 50 ml", "عطر عود 50 مل", "Parfum oud 50 ml", "Perfume oud 50 ml", "Уд 50 мл"),
        6_500,
        ("6294003113599",),
        Picture(Shape.PERFUME, "coral", Emblem.FLOWER),
        minimum=4,
        stock=16,
        share=4,
        is_favourite=True,
    ),
)

CAFE = (
    ProductFact(
        "CF-401",
        named("Water 500 ml", "ماء 500 مل", "Eau 500 ml", "Agua 500 ml", "Вода 500 мл"),
        200,
        ("6297000148373",),
        Picture(Shape.WATER, "sky", Emblem.WAVES),
        minimum=24,
        stock=120,
        share=16,
        is_favourite=True,
    ),
    ProductFact(
        "CF-402",
        named("Sparkling water 330 ml", "مياه غازية 330 مل", "Eau gazeuse 330 ml", "Agua con gas 330 ml"),
        575,
        ("6297000148748",),
        Picture(Shape.CAN, "sky", Emblem.BUBBLES),
        minimum=12,
        stock=48,
        share=4,
    ),
    ProductFact(
        "CF-403",
        named("Karak tea", "شاي كرك", "Thé karak", "Té karak", "Чай карак"),
        500,
        ("6297000149110",),
        Picture(Shape.GLASS, "sand"),
        minimum=30,
        stock=150,
        share=18,
        is_favourite=True,
    ),
    ProductFact(
        "CF-404",
        named("Espresso", "إسبريسو", "Espresso", "Espresso", "Эспрессо"),
        1_050,
        ("6297000149486",),
        Picture(Shape.PAPER_CUP, "coral"),
        minimum=20,
        stock=90,
        share=8,
    ),
    ProductFact(
        "CF-405",
        named("Orange juice 250 ml", "عصير برتقال 250 مل", "Jus d’orange 250 ml", "Zumo de naranja 250 ml"),
        825,
        ("6297000149851",),
        Picture(Shape.CAN, "coral", Emblem.SUN),
        minimum=10,
        stock=36,
        share=4,
    ),
    ProductFact(
        "CF-406",
        named("Dates 250 g", "تمر 250 غ", "Dattes 250 g", "Dátiles 250 g", "Финики 250 г"),
        2_275,
        ("6297000150222",),
        Picture(Shape.BOX, "sand", Emblem.LEAF),
        minimum=5,
        stock=18,
        share=2,
    ),
    ProductFact(
        "CF-407",
        named("Chocolate bar", "لوح شوكولاتة", "Tablette de chocolat", "Chocolatina", "Шоколад"),
        650,
        ("6297000150598",),
        Picture(Shape.CHOCOLATE, "rose"),
        minimum=12,
        stock=40,
        share=4,
    ),
    ProductFact(
        "CF-408",
        named("Crisps", "رقائق بطاطس", "Chips", "Patatas fritas", "Чипсы"),
        425,
        ("6297000150963",),
        Picture(Shape.CRISPS, "sun", Emblem.STAR),
        minimum=12,
        stock=40,
        share=4,
    ),
)

PRODUCTS: Mapping[str, tuple[ProductFact, ...]] = {
    "care": CAR_CARE,
    "tools": TOOLS,
    "scents": SCENTS,
    "cafe": CAFE,
}
"""The products of each shelf."""

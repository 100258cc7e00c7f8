"""What a large shop for car care has on its shelves, by the thousand: brands, kinds and sizes."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.demo.data.facts import listed


@dataclass(frozen=True, slots=True)
class GoodsFact:
    """A kind of goods on one shelf. `price` is that of its first variant, in fils."""

    shelf: str
    name: str
    arabic: str
    price: int
    variants: tuple[str, ...]


BRANDS = listed("""
    Autoglow, Brillant, Carfino, Detailex, Emrose, Ferrolux, Glanzmeister, Hydrolite, Innova,
    Jetclean, Karwash, Lustro, Mirage, Nordwax, Optima, Polaris, Quartz, Rapido, Sahara, Shinola,
    Titan, Ultrafin, Velour, Waxmann, Xenon, Zephyr, Aquarel, Blitz, Corsa, Dynamo, Falconer,
    Gulfstar, Helios, Kristal, Meguro, Prestone, Sonda, Turtelo, Vertex, Zymar
    """)

_LITRES = (
    "250 ml",
    "300 ml",
    "400 ml",
    "500 ml",
    "750 ml",
    "1 l",
    "1.5 l",
    "2 l",
    "3 l",
    "5 l",
    "10 l",
    "20 l",
)
_PIECES = ("single", "pair", "3 pcs", "5 pcs", "6 pcs", "10 pcs", "12 pcs", "20 pcs", "24 pcs", "50 pcs")
_SIZES = ("30 x 30", "40 x 40", "40 x 60", "50 x 70", "60 x 90", "70 x 100", "S", "M", "L", "XL")
_BLADES = tuple(f"{inches} in" for inches in range(14, 29))
_SCENTS = listed("""
    Vanilla, Ocean, Oud, Amber, Lemon, Cherry, Coconut, Lavender, Leather, Mint, Musk, Orange, Peach, Pine,
    Rose, Sandalwood, Strawberry, Jasmine, Coffee, Fresh linen
""")
_COLOURS = ("black", "grey", "beige", "red", "blue", "brown", "white", "silver")

KINDS = (
    GoodsFact("care", "Car shampoo", "شامبو سيارات", 2_500, _LITRES),
    GoodsFact("care", "Snow foam", "رغوة غسيل", 3_200, _LITRES),
    GoodsFact("care", "Spray wax", "شمع بخاخ", 3_900, _LITRES),
    GoodsFact("care", "Carnauba paste wax", "شمع كرنوبا", 7_500, _LITRES),
    GoodsFact("care", "Glass cleaner", "منظف زجاج", 1_800, _LITRES),
    GoodsFact("care", "Wheel cleaner", "منظف جنوط", 3_400, _LITRES),
    GoodsFact("care", "Tyre shine", "ملمع إطارات", 2_900, _LITRES),
    GoodsFact("care", "Bug and tar remover", "مزيل القطران", 3_100, _LITRES),
    GoodsFact("care", "Leather conditioner", "مرطب جلد", 4_800, _LITRES),
    GoodsFact("care", "Interior cleaner", "منظف مقصورة", 2_700, _LITRES),
    GoodsFact("care", "Dashboard polish", "ملمع طبلون", 2_200, _LITRES),
    GoodsFact("care", "Engine degreaser", "مزيل شحوم", 3_600, _LITRES),
    GoodsFact("care", "Clay lubricant", "مزلق طين", 3_300, _LITRES),
    GoodsFact("care", "Cutting compound", "معجون تلميع خشن", 6_400, _LITRES),
    GoodsFact("care", "Finishing polish", "معجون تلميع ناعم", 6_800, _LITRES),
    GoodsFact("care", "Ceramic sealant", "سيراميك", 12_900, _LITRES),
    GoodsFact("care", "Quick detailer", "ملمع سريع", 3_500, _LITRES),
    GoodsFact("care", "Fabric protector", "حماية أقمشة", 4_200, _LITRES),
    GoodsFact("care", "Coolant", "سائل تبريد", 2_600, _LITRES),
    GoodsFact("care", "Screen wash", "سائل مساحات", 1_200, _LITRES),
    GoodsFact("tools", "Microfibre cloth", "فوطة مايكروفايبر", 1_500, _PIECES),
    GoodsFact("tools", "Drying towel", "منشفة تجفيف", 3_900, _SIZES),
    GoodsFact("tools", "Chamois leather", "شمواه", 4_500, _SIZES),
    GoodsFact("tools", "Wash mitt", "قفاز غسيل", 2_400, _PIECES),
    GoodsFact("tools", "Foam applicator", "إسفنجة تطبيق", 900, _PIECES),
    GoodsFact("tools", "Wheel brush", "فرشاة جنوط", 2_100, _PIECES),
    GoodsFact("tools", "Detailing brush", "فرشاة تفاصيل", 1_700, _PIECES),
    GoodsFact("tools", "Polishing pad", "وسادة تلميع", 3_000, _SIZES),
    GoodsFact("tools", "Wiper blade", "ماسحة زجاج", 2_800, _BLADES),
    GoodsFact("tools", "Rear wiper blade", "ماسحة خلفية", 2_400, _BLADES),
    GoodsFact("tools", "Floor mat", "دعاسة", 6_900, _COLOURS),
    GoodsFact("tools", "Seat cover", "غطاء مقعد", 14_900, _COLOURS),
    GoodsFact("tools", "Steering wheel cover", "غطاء مقود", 5_400, _COLOURS),
    GoodsFact("tools", "Sun shade", "مظلة شمس", 3_800, _SIZES),
    GoodsFact("tools", "Phone holder", "حامل هاتف", 4_400, _COLOURS),
    GoodsFact("tools", "Charging cable", "كابل شحن", 2_500, _COLOURS),
    GoodsFact("tools", "Number plate frame", "إطار لوحة", 1_900, _COLOURS),
    GoodsFact("tools", "Bulb H7", "لمبة H7", 2_200, _PIECES),
    GoodsFact("tools", "Fuse set", "طقم فيوزات", 1_400, _PIECES),
    GoodsFact("tools", "Valve caps", "أغطية صمامات", 1_100, _PIECES),
    GoodsFact("scents", "Hanging freshener", "معطر معلق", 1_500, _SCENTS),
    GoodsFact("scents", "Vent clip", "معطر فتحة التكييف", 2_300, _SCENTS),
    GoodsFact("scents", "Scent can", "علبة معطر", 2_600, _SCENTS),
    GoodsFact("scents", "Scent spray", "بخاخ معطر", 2_000, _SCENTS),
    GoodsFact("scents", "Scented gel", "جل معطر", 1_800, _SCENTS),
    GoodsFact("cafe", "Iced tea", "شاي مثلج", 500, _SCENTS),
    GoodsFact("cafe", "Juice", "عصير", 600, _SCENTS),
    GoodsFact("cafe", "Chocolate bar", "شوكولاتة", 400, _SCENTS),
)

SERIES = ("Classic", "Pro", "Eco", "Sport", "Black")
"""Every brand sells every kind in these."""

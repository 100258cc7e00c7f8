"""The shelves, and the services with their prices for every size of car."""

from __future__ import annotations

from cardesk_desktop.demo.data.facts import CategoryFact, ServiceFact, by_size, named
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.vehicle import SizeClass

CATEGORIES = (
    CategoryFact("wash", named("Wash", "غسيل", "Lavage", "Lavado", "Мойка"), "sky"),
    CategoryFact("detailing", named("Detailing", "تلميع", "Detailing", "Detallado", "Детейлинг"), "steel"),
    CategoryFact("protection", named("Protection", "حماية", "Protection", "Protección", "Защита"), "sand"),
    CategoryFact("extras", named("Extras", "إضافات", "Extras", "Extras", "Дополнительно"), "lilac"),
    CategoryFact("care", named("Car care", "العناية", "Entretien", "Cuidado", "Автохимия"), "teal"),
    CategoryFact("tools", named("Tools", "أدوات", "Accessoires", "Accesorios", "Аксессуары"), "sage"),
    CategoryFact("scents", named("Fresheners", "معطرات", "Parfums", "Ambientadores", "Ароматы"), "coral"),
    CategoryFact("cafe", named("Café", "مقهى", "Café", "Cafetería", "Кафе"), "mint"),
)

# Passenger transport by bus is zero-rated with the work on the bus (Federal Decree-Law 8/2017, art. 45).
_BUS = Tax(TaxCategory.ZERO_RATED, 0, "Work on a bus for public transport")
# A ride inside the country is exempt (Federal Decree-Law 8/2017, art. 46).
_RIDE = Tax(TaxCategory.EXEMPT, 0, "Local passenger transport")

_WASH = (
    ServiceFact(
        "express",
        "wash",
        named("Express wash", "غسيل سريع", "Lavage express", "Lavado exprés", "Экспресс-мойка"),
        25,
        by_size(30, 35, 45, 55, motorcycle=25),
        share=30,
        is_favourite=True,
    ),
    ServiceFact(
        "full",
        "wash",
        named("Full wash", "غسيل كامل", "Lavage complet", "Lavado completo", "Полная мойка"),
        50,
        by_size(60, 70, 85, 105, motorcycle=40),
        share=34,
        is_favourite=True,
    ),
    ServiceFact(
        "foam_wax",
        "wash",
        named("Foam and spray wax", "رغوة وشمع", "Mousse et cire", "Espuma y cera", "Пена и воск"),
        60,
        by_size(85, 95, 115, 140, motorcycle=60),
        share=12,
        is_favourite=True,
    ),
    ServiceFact(
        "engine",
        "wash",
        named("Engine bay clean", "تنظيف المحرك", "Lavage moteur", "Lavado de motor", "Мойка двигателя"),
        40,
        by_size(80, 80, 100, 120, motorcycle=50),
        share=4,
    ),
    ServiceFact(
        "underbody",
        "wash",
        named("Underbody rinse", "غسيل أسفل السيارة", "Rinçage du châssis", "Lavado de bajos", "Мойка днища"),
        15,
        by_size(20, 25, 30, 40, motorcycle=15),
        share=6,
    ),
    ServiceFact(
        "coach",
        "wash",
        named("Public bus wash", "غسيل حافلة", "Lavage de bus", "Lavado de autobús", "Мойка автобуса"),
        90,
        {SizeClass.LARGE: 350},
        share=0,
        tax=_BUS,
    ),
)

_DETAILING = (
    ServiceFact(
        "vacuum",
        "detailing",
        named("Interior vacuum", "شفط الغبار", "Aspiration", "Aspirado", "Уборка салона пылесосом"),
        20,
        by_size(25, 30, 40, 50),
        share=12,
    ),
    ServiceFact(
        "steam",
        "detailing",
        named(
            "Interior steam", "تنظيف بالبخار", "Vapeur habitacle", "Limpieza a vapor", "Чистка салона паром"
        ),
        75,
        by_size(150, 165, 190, 240),
        share=9,
        is_favourite=True,
    ),
    ServiceFact(
        "seats",
        "detailing",
        named(
            "Seat shampoo", "شامبو المقاعد", "Shampooing sièges", "Limpieza de asientos", "Химчистка сидений"
        ),
        90,
        by_size(180, 200, 250, 320, motorcycle=60),
        share=3,
    ),
    ServiceFact(
        "leather",
        "detailing",
        named("Leather care", "العناية بالجلد", "Soin du cuir", "Cuidado del cuero", "Уход за кожей"),
        60,
        by_size(140, 150, 180, 220, motorcycle=80),
        share=4,
    ),
    ServiceFact(
        "polish",
        "detailing",
        named("Machine polish", "تلميع آلي", "Polissage", "Pulido a máquina", "Машинная полировка"),
        180,
        by_size(350, 400, 500, 620, motorcycle=200),
        share=3,
        is_favourite=True,
    ),
    ServiceFact(
        "full_detail",
        "detailing",
        named("Full detailing", "تلميع شامل", "Detailing complet", "Detallado completo", "Полный детейлинг"),
        240,
        by_size(450, 520, 650, 800, motorcycle=250),
        share=2,
    ),
)

_PROTECTION = (
    ServiceFact(
        "clay_wax",
        "protection",
        named("Clay and wax", "طين وشمع", "Décontamination et cire", "Descontaminado y cera", "Глина и воск"),
        90,
        by_size(220, 240, 280, 340, motorcycle=120),
        share=5,
        is_favourite=True,
    ),
    ServiceFact(
        "glass",
        "protection",
        named("Rain repellent", "طارد المطر", "Anti-pluie", "Repelente de lluvia", "Антидождь"),
        30,
        by_size(90, 90, 110, 130, motorcycle=45),
        share=4,
    ),
    ServiceFact(
        "ceramic",
        "protection",
        named("Ceramic 2 years", "سيراميك سنتان", "Céramique 2 ans", "Cerámica 2 años", "Керамика 2 года"),
        480,
        by_size(1300, 1500, 1900, 2300, motorcycle=700),
        share=1,
        is_favourite=True,
    ),
    ServiceFact(
        "film",
        "protection",
        named("Front film", "فيلم حماية أمامي", "Film avant", "Film frontal", "Плёнка на капот"),
        420,
        by_size(2400, 2600, 3200, 3800, motorcycle=900),
        share=1,
    ),
)

_EXTRAS = (
    ServiceFact(
        "headlights",
        "extras",
        named("Headlights", "تجديد المصابيح", "Rénovation phares", "Pulido de faros", "Полировка фар"),
        30,
        by_size(100, 100, 120, 140, motorcycle=60),
        share=4,
        is_favourite=True,
    ),
    ServiceFact(
        "odour",
        "extras",
        named("Odour removal", "إزالة الروائح", "Désodorisation", "Eliminación de olores", "Удаление запаха"),
        45,
        by_size(90, 100, 120, 150),
        share=3,
    ),
    ServiceFact(
        "pick_up",
        "extras",
        named(
            "Pick-up and return",
            "استلام وتوصيل",
            "Enlèvement et retour",
            "Recogida y entrega",
            "Забрать и вернуть",
        ),
        40,
        by_size(60, 60, 60, 80, motorcycle=60),
        share=2,
    ),
    ServiceFact(
        "shuttle",
        "extras",
        named(
            "Ride to the metro", "توصيل إلى المترو", "Trajet au métro", "Traslado al metro", "Подвоз к метро"
        ),
        15,
        by_size(15, 15, 15, 15, motorcycle=15),
        share=3,
        tax=_RIDE,
    ),
)

SERVICES = _WASH + _DETAILING + _PROTECTION + _EXTRAS

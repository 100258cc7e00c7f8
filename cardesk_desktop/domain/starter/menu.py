"""Shelves, services and products of a car wash, named in the five languages."""

from __future__ import annotations

from cardesk_desktop.domain.presets.model import five
from cardesk_desktop.domain.starter.facts import Goods, Shelf, Work, by_size

SHELVES = (
    Shelf("wash", five("Wash", "Lavage", "غسيل", "Lavado", "Мойка"), "sky"),
    Shelf("inside", five("Interior", "Intérieur", "الداخلية", "Interior", "Салон"), "steel"),
    Shelf("care", five("Polish and protect", "Soin", "تلميع وحماية", "Pulido", "Полировка и защита"), "sand"),
    Shelf("extras", five("Extras", "Extras", "إضافات", "Extras", "Дополнительно"), "lilac"),
    Shelf("shop", five("Car care shop", "Boutique", "متجر العناية", "Tienda", "Автотовары"), "teal"),
    Shelf("cafe", five("Drinks", "Boissons", "مشروبات", "Bebidas", "Напитки"), "mint"),
)

WORKS = (
    Work(
        "wash",
        five("Express wash", "Lavage express", "غسيل سريع", "Lavado exprés", "Экспресс-мойка"),
        20,
        by_size(45, 50, 60, 75, motorcycle=35),
        is_favourite=True,
    ),
    Work(
        "wash",
        five("Exterior wash", "Lavage extérieur", "غسيل خارجي", "Lavado exterior", "Мойка кузова"),
        30,
        by_size(60, 70, 85, 105, motorcycle=45),
        is_favourite=True,
    ),
    Work(
        "wash",
        five("Full wash", "Lavage complet", "غسيل كامل", "Lavado completo", "Комплексная мойка"),
        45,
        by_size(85, 100, 120, 150),
        is_favourite=True,
    ),
    Work(
        "wash",
        five("Foam and wax", "Mousse et cire", "رغوة وشمع", "Espuma y cera", "Пена и воск"),
        60,
        by_size(115, 130, 155, 190, motorcycle=80),
        is_favourite=True,
    ),
    Work(
        "inside",
        five("Interior vacuum", "Aspiration", "شفط الغبار", "Aspirado", "Уборка пылесосом"),
        20,
        by_size(35, 40, 50, 60),
        is_favourite=True,
    ),
    Work(
        "inside",
        five("Interior cleaning", "Nettoyage intérieur", "تنظيف داخلي", "Limpieza interior", "Уборка салона"),
        60,
        by_size(130, 150, 180, 230),
        is_favourite=True,
    ),
    Work(
        "inside",
        five("Seat shampoo", "Shampooing sièges", "شامبو المقاعد", "Champú de asientos", "Химчистка сидений"),
        120,
        by_size(260, 300, 360, 440),
    ),
    Work(
        "inside",
        five("Leather care", "Soin du cuir", "العناية بالجلد", "Cuidado del cuero", "Уход за кожей"),
        60,
        by_size(190, 210, 250, 300),
    ),
    Work(
        "care",
        five("Hand wax", "Cire à la main", "شمع يدوي", "Encerado a mano", "Воск вручную"),
        60,
        by_size(200, 230, 280, 340, motorcycle=120),
    ),
    Work(
        "care",
        five("Machine polish", "Polissage machine", "تلميع آلي", "Pulido a máquina", "Машинная полировка"),
        180,
        by_size(550, 620, 760, 950, motorcycle=300),
    ),
    Work(
        "care",
        five("Ceramic coating", "Céramique", "طلاء سيراميك", "Cerámica", "Керамика"),
        480,
        by_size(1_600, 1_800, 2_200, 2_700, motorcycle=900),
    ),
    Work(
        "extras",
        five("Engine bay wash", "Lavage moteur", "غسيل المحرك", "Lavado de motor", "Мойка двигателя"),
        40,
        by_size(90, 90, 110, 130, motorcycle=60),
    ),
    Work(
        "extras",
        five("Underbody rinse", "Lavage châssis", "غسيل أسفل السيارة", "Lavado de bajos", "Мойка днища"),
        15,
        by_size(30, 35, 40, 50),
    ),
    Work(
        "extras",
        five("Headlight polish", "Rénovation phares", "تلميع المصابيح", "Pulido de faros", "Полировка фар"),
        45,
        by_size(120, 120, 140, 160, motorcycle=70),
    ),
)

GOODS = (
    Goods(
        "shop",
        five("Air freshener", "Désodorisant", "معطر سيارة", "Ambientador", "Ароматизатор"),
        "AF-01",
        18,
        10,
        is_favourite=True,
    ),
    Goods(
        "shop",
        five(
            "Microfibre cloth", "Chiffon microfibre", "قطعة مايكروفايبر", "Paño de microfibra", "Микрофибра"
        ),
        "MC-01",
        20,
        10,
        is_favourite=True,
    ),
    Goods(
        "shop",
        five("Car shampoo", "Shampooing auto", "شامبو سيارات", "Champú para coche", "Автошампунь"),
        "CS-01",
        55,
    ),
    Goods(
        "shop",
        five("Glass cleaner", "Nettoyant vitres", "منظف زجاج", "Limpiacristales", "Очиститель стёкол"),
        "GC-01",
        35,
    ),
    Goods(
        "shop",
        five("Tyre shine", "Brillant pneus", "ملمع إطارات", "Brillo de neumáticos", "Чернитель шин"),
        "TS-01",
        45,
    ),
    Goods(
        "shop",
        five("Screen wash", "Lave-glace", "سائل مساحات", "Limpiaparabrisas", "Омыватель стекла"),
        "SW-01",
        25,
        6,
    ),
    Goods("cafe", five("Water", "Eau", "ماء", "Agua", "Вода"), "WA-01", 4, 24, is_favourite=True),
    Goods("cafe", five("Coffee", "Café", "قهوة", "Café", "Кофе"), "CO-01", 14, 0, is_favourite=True),
    Goods("cafe", five("Tea", "Thé", "شاي", "Té", "Чай"), "TE-01", 9, 0),
)

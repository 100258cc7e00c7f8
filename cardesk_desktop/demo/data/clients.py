"""The persons among the clients, by the script in which they write their names."""

from __future__ import annotations

from cardesk_desktop.demo.data.facts import CarFact, ClientFact
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass

_SEDAN, _SUV = SizeClass.SEDAN, SizeClass.SUV

KNOWN = (
    ClientFact(
        "Mohammed Al Marri",
        notes="Likes the seats left as they are.",
        known=(CarFact(Region.DUBAI, "R 60917", "Nissan", "Patrol", _SUV, "White"),),
        cars=0,
    ),
    ClientFact(
        "Sara Haddad",
        email="sara.haddad@example.com",
        known=(CarFact(Region.DUBAI, "A 48213", "Toyota", "Camry", _SEDAN, "Silver"),),
        cars=0,
    ),
    ClientFact(
        "Иван Петров",
        language="ru",
        known=(CarFact(Region.DUBAI, "K 7710", "Tesla", "Model 3", _SEDAN, "Red"),),
        cars=0,
    ),
    ClientFact(
        "Claire Dubois",
        language="fr",
        email="claire.dubois@example.com",
        known=(CarFact(Region.DUBAI, "D 1188", "Porsche", "Macan", _SUV, "Grey"),),
        cars=0,
    ),
    ClientFact(
        "خالد المنصوري",
        language="ar",
        known=(CarFact(Region.ABU_DHABI, "17 84521", "Toyota", "Land Cruiser", _SUV, "White"),),
        cars=0,
    ),
    ClientFact(
        "Fatima Noor",
        known=(CarFact(Region.DUBAI, "M 90441", "Kia", "Sportage", _SUV, "Blue"),),
        cars=0,
    ),
    ClientFact(
        "José Ramírez Núñez",
        language="es",
        known=(CarFact(Region.AJMAN, "B 77104", "Honda", "Civic", _SEDAN, "Black"),),
        cars=0,
    ),
    ClientFact(
        "عبدالله القحطاني",
        language="ar",
        notes="Comes over from Riyadh with the family.",
        known=(CarFact(Region.SAUDI_ARABIA, "ا ب ح 4821", "GMC", "Yukon", SizeClass.LARGE, "Black"),),
        cars=0,
    ),
    ClientFact(
        "Nasser Al Otaibi",
        known=(CarFact(Region.SAUDI_ARABIA, "7350 KSR", "Toyota", "Prado", _SUV, "Gold"),),
        cars=0,
    ),
    ClientFact(
        "Salim Al Balushi",
        known=(CarFact(Region.OTHER, "8241 B", "Mitsubishi", "Pajero", _SUV, "Beige"),),
        cars=0,
    ),
)

_LATIN = """
Ahmed Al Suwaidi, Aisha Rahman, Ali Hassan, Layla Khoury, Omar Said, Mariam Al Zaabi, Yousef Qasim,
Noura Al Ketbi, Hassan Mirza, Huda Salem, Karim Mansour, Rania Aziz, Tariq Al Hammadi, Dana Farouk,
Saeed Al Falasi, Lina Barakat, Majid Sharif, Amal Idris, Hamdan Al Ameri, Salma Tawfik, Bilal Chaudhry,
Priya Nair, Arjun Menon, Deepak Sharma, Sunita Rao, Vikram Shetty, Anil Thomas, Kavya Iyer, Rohan Desai,
Imran Qureshi, Sana Malik, Faisal Baig, Zainab Ansari, Nadeem Akhtar, Kasun Perera, Dilini Fernando,
Maria Santos, Jose Reyes, Grace Villanueva, Mark Bautista, Joy Mendoza, Thomas Weber, Anna Schäfer,
James O’Connor, Emily Parker, Oliver Bennett, Sophie Marsh, Zoë van Dijk, Lars Jørgensen, Åsa Lindqvist,
Łukasz Wójcik, Tomáš Dvořák, Ioana Popescu, Ayşe Yıldız, Mehmet Çelik, Nguyễn Thị Hương, Li Wei, Chen Yu,
Kenji Sato, Min-jun Park, Daniel Okafor, Chinwe Eze, Samuel Kamau, Tigist Bekele, Pedro Antunes,
Giulia Rossi
"""
_FRENCH = "Julien Lefèvre, Amélie Rousseau, Mehdi Benali, Élodie Fontaine"
_SPANISH = "Lucía Fernández, Andrés Ibáñez, Ana Ruiz"
_ARABIC = """
محمد الشامسي، فاطمة الزهراء، أحمد البلوشي، مريم الكعبي، سالم النعيمي، نورة السويدي، يوسف الحمادي،
شيخة المهيري، علي الرميثي، حصة الفلاسي، سعيد الظاهري، ليلى حداد، عمر الفاروق، هند المزروعي،
راشد الكتبي، إيمان عبد الرحمن
"""
_RUSSIAN = """
Анна Смирнова, Дмитрий Соколов, Екатерина Волкова, Алексей Кузнецов, Ольга Морозова, Сергей Лебедев,
Мария Ковальчук, Тимур Ахметов
"""


def _persons(names: str, language: str = "", comma: str = ",") -> tuple[ClientFact, ...]:
    """One fact for each name; every eighth person has a second car."""
    return tuple(
        ClientFact(" ".join(name.split()), language=language, cars=2 if place % 8 == 3 else 1)
        for place, name in enumerate(names.split(comma))
    )


PERSONS = (
    *KNOWN,
    *_persons(_LATIN),
    *_persons(_FRENCH, "fr"),
    *_persons(_SPANISH, "es"),
    *_persons(_ARABIC, "ar", "،"),
    *_persons(_RUSSIAN, "ru"),
    ClientFact("Γιώργος Παπαδόπουλος"),
    # A name in three scripts, as on a family's shared card.
    ClientFact("Elena / Елена / إيلينا", language="ru", cars=2),
)

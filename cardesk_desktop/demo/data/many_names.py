"""Names by the dozen, from which a whole town of clients is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardesk_desktop.demo.data.facts import listed


@dataclass(frozen=True, slots=True)
class NamePool:
    """First and last names that go together. `language` is the language of these people's papers."""

    language: str
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]


_GULF = NamePool(
    "",
    listed("""
    Ahmed, Ali, Omar, Khalid, Saeed, Hamad, Rashid, Majid, Sultan, Yousef, Ibrahim, Hassan, Hussain,
    Mansour, Nasser, Faisal, Tariq, Ziad, Karim, Bilal, Samir, Walid, Adel, Jamal, Hamdan, Mohammed,
    Abdullah, Saif, Salem, Jasim, Aisha, Fatima, Mariam, Noura, Hessa, Shamma, Latifa, Moza, Salama,
    Layla, Huda, Amal, Rania, Dana, Lina, Salma, Zainab, Reem, Maha, Nadia, Samira, Yasmin, Hind,
    Asma, Khadija, Sara
    """),
    tuple(
        f"Al {name}"
        for name in listed("""
    Suwaidi, Zaabi, Ketbi, Hammadi, Falasi, Ameri, Marri, Mansoori, Shamsi, Nuaimi, Muhairi,
    Dhaheri, Mazrouei, Rumaithi, Balushi, Kaabi, Qubaisi, Hosani, Blooshi, Tayer, Habtoor, Ghurair,
    Maktoum, Otaibi, Harbi, Qahtani, Shehhi, Naqbi, Mheiri, Romaithi, Jneibi, Darmaki, Neyadi,
    Sayegh, Khoori
    """)
    )
    + listed("""
    Haddad, Khoury, Mansour, Barakat, Farouk, Idris, Tawfik, Rahman, Aziz, Salem, Qasim, Said,
    Mirza, Sharif, Nasser, Saleh, Hamdan, Younis, Darwish, Zidan, Shaheen, Sabbagh, Najjar, Karam,
    Saab, Maalouf, Fakhoury, Azar
    """),
)
_INDIAN = NamePool(
    "",
    listed("""
    Priya, Arjun, Deepak, Sunita, Vikram, Anil, Kavya, Rohan, Rahul, Neha, Anita, Suresh, Ramesh,
    Lakshmi, Vijay, Sanjay, Pooja, Meera, Kiran, Manoj, Asha, Divya, Harish, Nikhil, Imran, Sana,
    Faisal, Zainab, Nadeem, Usman, Ayesha, Bilal, Hamza, Kasun, Dilini, Nimal, Ruwan, Farhan
    """),
    listed("""
    Nair, Menon, Sharma, Rao, Shetty, Thomas, Iyer, Desai, Kumar, Patel, Gupta, Singh, Reddy, Varma,
    Pillai, Joshi, Mehta, Kapoor, Chopra, Bhatt, Das, Banerjee, Qureshi, Malik, Baig, Ansari,
    Akhtar, Chaudhry, Khan, Siddiqui, Perera, Fernando, Silva, Jayasinghe, Mathew, Varghese, Kurian
    """),
)
_WORLD = NamePool(
    "",
    listed("""
    Maria, Jose, Grace, Mark, Joy, Thomas, Anna, James, Emily, Oliver, Sophie, Zoë, Lars, Åsa,
    Łukasz, Tomáš, Ioana, Ayşe, Mehmet, Wei, Kenji, Daniel, Chinwe, Samuel, Tigist, Pedro, Giulia,
    Peter, Laura, Martin, Eva, Jonas, Björn, Søren, Petra, Marek, Noah, Ella, Liam, Hannah, Jürgen,
    François, Chloë, Paolo, Marco, Elif
    """),
    listed("""
    Santos, Reyes, Villanueva, Bautista, Mendoza, Weber, Schäfer, Parker, Bennett, Marsh, Jørgensen,
    Lindqvist, Wójcik, Dvořák, Popescu, Yıldız, Çelik, Chen, Sato, Okafor, Eze, Kamau, Bekele,
    Antunes, Rossi, Müller, Novák, Kowalski, Smith, Brown, Wilson, Taylor, Cruz, Ramos, Garcia,
    Aquino, Castillo, Bianchi, Öztürk, Größl, Nielsen, Berg, Olsen
    """),
)
_FRENCH = NamePool(
    "fr",
    listed("""
    Julien, Amélie, Mehdi, Élodie, Pierre, Camille, Hugo, Léa, Théo, Manon, Inès, Lucas, Benoît,
    Agnès
    """),
    listed("""
    Lefèvre, Rousseau, Benali, Fontaine, Dubois, Moreau, Girard, Mercier, Lambert, Gauthier, Müller
    """),
)
_SPANISH = NamePool(
    "es",
    listed("""
    Lucía, Andrés, Ana, José, Carmen, Diego, Elena, Javier, Marta, Sofía, Raúl, Iván, Pilar, Ángel
    """),
    listed("""
    Fernández, Ibáñez, Ruiz, Ramírez, Núñez, Gómez, Torres, Vargas, Peña, Castro, Muñoz, Ortega
    """),
)
_ARABIC = NamePool(
    "ar",
    listed("""
    محمد, فاطمة, أحمد, مريم, سالم, نورة, يوسف, شيخة, علي, حصة, سعيد, ليلى, عمر, هند, راشد, إيمان,
    خالد, عائشة, حمد, لطيفة, سلطان, موزة, ماجد, أسماء, إبراهيم, هدى, طارق, رنا, فيصل, دانة, عبدالله,
    آمنة
    """),
    listed("""
    الشامسي, البلوشي, الكعبي, النعيمي, السويدي, الحمادي, المهيري, الرميثي, الفلاسي, الظاهري, حداد,
    المزروعي, الكتبي, المنصوري, القحطاني, المري, الزعابي, العامري, القبيسي, الحوسني, الطاير, الغرير,
    خوري, درويش, النجار, الصايغ
    """),
)
_RUSSIAN_MEN = NamePool(
    "ru",
    listed("""
    Иван, Дмитрий, Алексей, Сергей, Тимур, Андрей, Николай, Павел, Роман, Максим, Артём, Фёдор, Егор
    """),
    listed("""
    Петров, Соколов, Кузнецов, Лебедев, Ахметов, Иванов, Смирнов, Волков, Морозов, Новиков, Козлов,
    Орлов
    """),
)
_RUSSIAN_WOMEN = NamePool(
    "ru",
    listed("""
    Анна, Екатерина, Ольга, Мария, Елена, Наталья, Ирина, Татьяна, Светлана, Юлия, Алёна, Вера
    """),
    tuple(f"{name}а" for name in _RUSSIAN_MEN.lasts),
)

PERSONS: Mapping[NamePool, int] = {
    _GULF: 30,
    _INDIAN: 28,
    _WORLD: 18,
    _ARABIC: 12,
    _RUSSIAN_MEN: 3,
    _RUSSIAN_WOMEN: 3,
    _FRENCH: 3,
    _SPANISH: 3,
}
"""How often one meets people of each pool at the counter."""

FIRMS = NamePool(
    "",
    listed("""
    Gulf, Desert, Marina, Palm, Falcon, Oasis, Pearl, Emirates, Horizon, Crescent, Coral, Royal,
    Golden, Silver, Blue, Express, Summit, Orchid, Atlas, Delta, Nova, Prime, Union, Al-Noor, Al-
    Wasl, Al-Khaleej, Al-Safa, Al-Manara
    """),
    tuple(
        f"{trade} LLC"
        for trade in (
            "Rent a Car",
            "Limousine",
            "Transport",
            "Trading",
            "Contracting",
            "Logistics",
            "Tourism",
            "Valet Services",
            "Real Estate",
            "Medical Supplies",
            "Catering",
            "Interiors",
            "Security Services",
            "Cleaning",
            "Foodstuff Trading",
        )
    ),
)
"""Firms that wash their fleets here."""

STREETS = (
    "Sheikh Zayed Road, Al Barsha 1",
    "Al Ittihad Road, Deira",
    "Street 14, Al Quoz Industrial Area 2",
    "Khalid Bin Al Waleed Road, Bur Dubai",
    "Al Khail Road, Business Bay",
    "Damascus Street, Al Qusais",
    "Umm Ramool, Rashidiya",
    "Jebel Ali Free Zone, Gate 4",
)
"""Where firms have their offices, all in Dubai."""

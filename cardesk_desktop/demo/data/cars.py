"""Models one meets in Dubai, their colours, and the codes on plates of each emirate."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.demo.data.facts import ModelFact
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass

_SMALL, _SEDAN, _SUV, _LARGE = SizeClass.SMALL, SizeClass.SEDAN, SizeClass.SUV, SizeClass.LARGE
_BIKE = SizeClass.MOTORCYCLE

MODELS = (
    ModelFact("Nissan", "Patrol", _SUV, 7),
    ModelFact("Toyota", "Land Cruiser", _SUV, 7),
    ModelFact("Toyota", "Prado", _SUV, 4),
    ModelFact("Toyota", "RAV4", _SUV, 4),
    ModelFact("Toyota", "Camry", _SEDAN, 5),
    ModelFact("Toyota", "Corolla", _SEDAN, 4),
    ModelFact("Toyota", "Yaris", _SMALL, 3),
    ModelFact("Toyota", "Hiace", _LARGE, 3),
    ModelFact("Toyota", "Hilux", _LARGE, 2),
    ModelFact("Nissan", "Sunny", _SMALL, 4),
    ModelFact("Nissan", "Altima", _SEDAN, 3),
    ModelFact("Nissan", "X-Trail", _SUV, 3),
    ModelFact("Honda", "Civic", _SEDAN, 3),
    ModelFact("Honda", "Accord", _SEDAN, 2),
    ModelFact("Honda", "CR-V", _SUV, 2),
    ModelFact("Mitsubishi", "Pajero", _SUV, 3),
    ModelFact("Mitsubishi", "Attrage", _SMALL, 2),
    ModelFact("Kia", "Sportage", _SUV, 3),
    ModelFact("Kia", "Picanto", _SMALL, 3),
    ModelFact("Kia", "Carnival", _LARGE, 2),
    ModelFact("Hyundai", "Tucson", _SUV, 3),
    ModelFact("Hyundai", "Elantra", _SEDAN, 3),
    ModelFact("Hyundai", "Staria", _LARGE, 1),
    ModelFact("Mercedes-Benz", "C 200", _SEDAN, 3),
    ModelFact("Mercedes-Benz", "E 300", _SEDAN, 2),
    ModelFact("Mercedes-Benz", "G 63", _SUV, 3),
    ModelFact("Mercedes-Benz", "V 250", _LARGE, 1),
    ModelFact("BMW", "X5", _SUV, 3),
    ModelFact("BMW", "320i", _SEDAN, 2),
    ModelFact("Audi", "A6", _SEDAN, 2),
    ModelFact("Audi", "Q7", _SUV, 2),
    ModelFact("Lexus", "LX 600", _SUV, 3),
    ModelFact("Lexus", "ES 350", _SEDAN, 2),
    ModelFact("Land Rover", "Range Rover", _SUV, 4),
    ModelFact("Land Rover", "Defender", _SUV, 2),
    ModelFact("Porsche", "Cayenne", _SUV, 2),
    ModelFact("Porsche", "Macan", _SUV, 1),
    ModelFact("Tesla", "Model 3", _SEDAN, 3),
    ModelFact("Tesla", "Model Y", _SUV, 3),
    ModelFact("BYD", "Seal", _SEDAN, 2),
    ModelFact("BYD", "Atto 3", _SUV, 1),
    ModelFact("Jetour", "T2", _SUV, 2),
    ModelFact("MG", "ZS", _SUV, 2),
    ModelFact("MG", "5", _SEDAN, 2),
    ModelFact("Volkswagen", "Golf", _SMALL, 2),
    ModelFact("Mini", "Cooper", _SMALL, 2),
    ModelFact("Fiat", "500", _SMALL, 1),
    ModelFact("Ford", "Mustang", _SEDAN, 2),
    ModelFact("Ford", "F-150", _LARGE, 2),
    ModelFact("GMC", "Yukon", _LARGE, 3),
    ModelFact("Chevrolet", "Tahoe", _LARGE, 2),
    ModelFact("Cadillac", "Escalade", _LARGE, 1),
    ModelFact("Jeep", "Wrangler", _SUV, 3),
    ModelFact("Dodge", "Charger", _SEDAN, 1),
    ModelFact("Škoda", "Kodiaq", _SUV, 1),
    ModelFact("Peugeot", "208", _SMALL, 1),
    ModelFact("Honda", "CB500X", _BIKE, 1),
    ModelFact("Ducati", "Monster", _BIKE, 1),
    ModelFact("Yamaha", "MT-07", _BIKE, 1),
)

FLEET_MODELS = tuple(
    model
    for model in MODELS
    if model.model in ("Sunny", "Picanto", "Hiace", "Corolla", "Attrage", "Yaris", "RAV4")
)

COLOURS: Mapping[str, int] = {
    "White": 34,
    "Black": 20,
    "Silver": 13,
    "Grey": 12,
    "Blue": 7,
    "Red": 6,
    "Beige": 3,
    "Brown": 2,
    "Green": 2,
    "Gold": 1,
}
"""How often each colour is met."""

REGIONS: Mapping[Region, int] = {
    Region.DUBAI: 70,
    Region.SHARJAH: 12,
    Region.ABU_DHABI: 9,
    Region.AJMAN: 5,
    Region.RAS_AL_KHAIMAH: 3,
    Region.FUJAIRAH: 2,
    Region.UMM_AL_QUWAIN: 2,
}
"""How often a plate of each emirate is met in Al Quoz."""

PLATE_CODES: Mapping[Region, tuple[str, ...]] = {
    Region.DUBAI: (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "BB", "CC", "DD", "EE", "FF", "HH"),
    Region.ABU_DHABI: ("1", "4", "5", *(str(code) for code in range(6, 22)), "50"),
    Region.SHARJAH: ("1", "2", "3", "4"),
    Region.AJMAN: (*"ABCDEH",),
    Region.UMM_AL_QUWAIN: (*"ABCDEGHIX",),
    Region.RAS_AL_KHAIMAH: (*"ACDIKMNSVY",),
    Region.FUJAIRAH: (*"ABCDEFGKMPRST",),
}
"""Letters, or digits in Abu Dhabi and Sharjah."""

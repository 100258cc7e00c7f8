"""What a VIN tells of a car: a hint for the form, never more than the papers of the car say."""

from __future__ import annotations

from dataclasses import dataclass

from vininfo import Vin as Decoded

from cardesk_desktop.domain.vin import Vin

_UNKNOWN = "UnsupportedBrand"


@dataclass(frozen=True, slots=True)
class VinFacts:
    """The maker, empty when it is not known, and the model years that the tenth character can mean."""

    maker: str = ""
    years: tuple[int, ...] = ()


def vin_facts(vin: Vin) -> VinFacts:
    """Who built the car, and when."""
    decoded = Decoded(vin.text)
    maker = "" if decoded.manufacturer == _UNKNOWN else decoded.manufacturer
    return VinFacts(maker, tuple(decoded.years))

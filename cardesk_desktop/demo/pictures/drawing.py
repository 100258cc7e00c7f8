"""From a picture's description to the bytes of a PNG."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cardesk_desktop.demo.pictures import cabin, cloths, containers, table
from cardesk_desktop.demo.pictures.palette import TINTS, Tint
from cardesk_desktop.demo.pictures.pencil import Pencil
from cardesk_desktop.demo.pictures.picture import Emblem, Picture, Shape

_DRAWN_BY: Mapping[Shape, Callable[[Pencil, Tint, Emblem], None]] = {
    Shape.BOTTLE: containers.bottle,
    Shape.SPRAY: containers.spray,
    Shape.CANISTER: containers.canister,
    Shape.AEROSOL: containers.aerosol,
    Shape.TIN: containers.tin,
    Shape.TUBE: containers.tube,
    Shape.BUCKET: containers.bucket,
    Shape.GEL: containers.gel,
    Shape.PERFUME: containers.perfume,
    Shape.CLOTH: cloths.cloth,
    Shape.CLOTHS: cloths.cloths,
    Shape.TOWEL: cloths.towel,
    Shape.CHAMOIS: cloths.chamois,
    Shape.MITT: cloths.mitt,
    Shape.SPONGE: cloths.sponge,
    Shape.WHEEL_BRUSH: cloths.wheel_brush,
    Shape.BRUSHES: cloths.brushes,
    Shape.PADS: cloths.pads,
    Shape.BAR: cabin.bar,
    Shape.TREE: cabin.tree,
    Shape.CLIP: cabin.clip,
    Shape.GIFT_CARD: cabin.gift_card,
    Shape.SUN_SHADE: cabin.sun_shade,
    Shape.PHONE_HOLDER: cabin.phone_holder,
    Shape.FIRST_AID: cabin.first_aid,
    Shape.WATER: table.water,
    Shape.CAN: table.can,
    Shape.PAPER_CUP: table.paper_cup,
    Shape.GLASS: table.glass,
    Shape.BOX: table.box,
    Shape.CHOCOLATE: table.chocolate,
    Shape.CRISPS: table.crisps,
}


def draw(picture: Picture) -> bytes:
    """A PNG of 256 by 256 on a transparent ground, a few kilobytes; the same picture, the same bytes."""
    pencil = Pencil()
    _DRAWN_BY[picture.shape](pencil, TINTS[picture.tint], picture.emblem)
    return pencil.png()

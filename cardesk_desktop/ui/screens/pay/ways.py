"""The ways to pay as they are offered: their names, pictures and keys."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.pay.tendering import Tendering, Way

WAY_KEYS = {Way.CASH: "F5", Way.CARD: "F6", Way.TRANSFER: "F7", Way.ACCOUNT: "F8"}
"""The key of each way; shown on its card."""

_ICONS = {
    Way.CASH: "banknote",
    Way.CARD: "credit-card",
    Way.TRANSFER: "landmark",
    Way.ACCOUNT: "wallet",
}


@dataclass(frozen=True, slots=True)
class WayFace:
    """A card to choose a way by."""

    way: Way
    title: str
    detail: str
    icon: str
    key: str
    is_chosen: bool


def way_faces(_: Phrasebook, state: Tendering) -> tuple[WayFace, ...]:
    """The cards of the ways on offer."""
    return tuple(
        WayFace(
            way=way,
            title=way_title(_, way),
            detail=_way_detail(_, way, has_client=state.has_client),
            icon=_ICONS[way],
            key=WAY_KEYS[way],
            is_chosen=way is state.way,
        )
        for way in state.ways
    )


def way_title(_: Phrasebook, way: Way) -> str:
    """The name of a way."""
    return {
        Way.CASH: _.context("way to pay", "Cash"),
        Way.CARD: _.context("way to pay", "Card"),
        Way.TRANSFER: _.context("way to pay", "Bank transfer"),
        Way.ACCOUNT: _.context("way to pay", "On account"),
    }[way]


def _way_detail(_: Phrasebook, way: Way, *, has_client: bool) -> str:
    return {
        Way.CASH: _("shows the change"),
        Way.CARD: _("on the card terminal"),
        Way.TRANSFER: _("to the company's account"),
        Way.ACCOUNT: _("pays later") if has_client else _("choose a client first"),
    }[way]

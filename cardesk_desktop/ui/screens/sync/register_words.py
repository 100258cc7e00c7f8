"""What a register is called that wrote a value: this one, one whose name the service told, or another."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.directions import isolated
from cardesk_desktop.i18n import Phrasebook


def register_words(_: Phrasebook, device: str, own: str, names: Mapping[str, str]) -> str:
    """The register in words; `own` is this one, `names` are those that the service told of."""
    if device == own:
        return _("This register")
    name = names.get(device, "")
    return isolated(name, is_rtl=_.language.is_rtl) if name else _("Another register")

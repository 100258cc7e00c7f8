"""What was refused is said beside the field that it is about."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.widgets.fields import LabelledField

_ABOUT = {
    Code.PHONE_UNREADABLE: "phone",
    Code.EMAIL_UNREADABLE: "email",
    Code.TAX_NUMBER_UNREADABLE: "tax_number",
    Code.LANGUAGES_ALIKE: "second_language",
    Code.REGISTER_CODE_UNREADABLE: "code",
    Code.REGISTER_CODE_FIXED: "code",
    Code.PIN_UNREADABLE: "pin",
    Code.PIN_TOO_SIMPLE: "pin",
}
"""The field of a refusal that carries no name of one."""


def say_beside(fields: Mapping[str, LabelledField], _: Phrasebook, refusal: Refused) -> bool:
    """Show a refusal beside its field and bring the keyboard there; False when it belongs to none of them."""
    name = _ABOUT.get(refusal.code) or str(refusal.params.get("field", ""))
    field = fields.get(name)
    if field is None:
        return False
    field.set_error(sentence(_, refusal))
    field.setFocus()
    return True

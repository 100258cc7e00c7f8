"""The sentences for what is wrong with an installer's file: where it stands, and what to do."""

from __future__ import annotations

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.provisioning.mistakes import Kind, Mistake


def _(message: str) -> str:
    """Mark a sentence for the catalogue; `what_to_do` translates it when it is shown."""
    return message


_OF_KIND = {
    Kind.NOT_FOUND: _("There is no such file. Check the path that follows --provision."),
    Kind.UNREADABLE: _("The file cannot be opened. Check that this user may read it."),
    Kind.TOO_LARGE: _("The file is too large to be one of these. Check that it is the right one."),
    Kind.NOT_UTF8: _("The file is not saved as UTF-8. Save it again as UTF-8 in your editor."),
    Kind.SYNTAX: _(
        "This line cannot be read. Each line is a name, an equals sign and a value; texts stand between "
        "straight double quotes."
    ),
    Kind.SECRET: _(
        "A file that is copied to many computers may hold no secret. Take the line out; the person at the "
        "register types it."
    ),
    Kind.UNKNOWN: _("This name is not known. Take the line out, or check how it is spelt."),
}
_MEANT = _("This name is not known. Did you mean {name}?")
_MISSING = {
    "format": _("This is missing. Begin the file with format = 1."),
    "service": _("The code of the shop needs the address of the account service. Add service."),
}
_WRONG = {
    "format": _("This release reads format = 1. If the file is newer, install the newer CarDesk."),
    "service": _('Write the address of the account service, such as "https://example.com".'),
    "shop_code": _(
        'Write the code of the shop, eight letters and digits such as "K7QM-3TPD". It is made on the page of '
        "the account, under Registers."
    ),
    "language": _('Write one of these languages: "en", "fr", "ar", "es", "ru".'),
    "channel": _('Write "stable", or "beta" for a register that tries new releases first.'),
    "register_name": _(
        "Write a name of at most 60 characters. Only {computer} and {number} are filled in, such as "
        '"Till {number}".'
    ),
    "printers": _("Write [printers] on a line of its own, and the printers on the lines below it."),
    "printers.after_a_sale": _('Write what is printed after a sale: "nothing", "receipt" or "invoice".'),
}
_TEXT = _("Write a text between double quotes.")


def where(phrases: Phrasebook, mistake: Mistake) -> str:
    """The place in the file; for the file as a whole, that."""
    field, line = left_to_right(mistake.field), phrases.number(mistake.line)
    if mistake.field and mistake.line:
        return phrases("Line {line}, {field}", line=line, field=field)
    if mistake.line:
        return phrases("Line {line}", line=line)
    return phrases("The field {field}", field=field) if mistake.field else phrases("The whole file")


def what_to_do(phrases: Phrasebook, mistake: Mistake) -> str:
    """What is wrong there, and what to write instead."""
    if mistake.kind is Kind.WRONG:
        fields = {name: left_to_right(f"{{{name}}}") for name in ("computer", "number")}
        return phrases(_WRONG.get(mistake.field, _TEXT), **fields)
    if mistake.kind is Kind.MISSING:
        return phrases(_MISSING[mistake.field])
    if mistake.meant:
        return phrases(_MEANT, name=left_to_right(mistake.meant))
    return phrases(_OF_KIND[mistake.kind])

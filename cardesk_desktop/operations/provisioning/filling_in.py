"""What the file fills in: the settings of this computer, and the answers of the first run. Once."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.operations.provisioning.provision import Provision, register_name
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.service_place import read_address


def is_new(found: Found, draft: Draft | None) -> bool:
    """Whether this content was not applied to this set-up yet."""
    return found.provision is not None and (draft is None or draft.prepared != found.digest)


def filled_settings(settings: Settings, provision: Provision) -> Settings:
    """The settings with what the file says; what it leaves out stays."""
    printers = provision.printers
    return replace(
        settings,
        language=provision.language or settings.language,
        service_address=read_address(provision.service) if provision.service else settings.service_address,
        service_ca=provision.service_ca or settings.service_ca,
        invoice_printer=printers.invoice or settings.invoice_printer,
        receipt_printer=printers.receipt or settings.receipt_printer,
        label_printer=printers.label or settings.label_printer,
        update_channel=provision.channel or settings.update_channel,
        prints_by_itself=printers.after_a_sale or settings.prints_by_itself,
    )


def filled_draft(draft: Draft | None, found: Found, provision: Provision, computer: str) -> Draft:
    """The set-up as it goes on: at the first question that the file leaves open."""
    before = draft or Draft()
    founding = before.founding
    name = register_name(provision.register_name, computer) or founding.register_name
    if provision.language and not founding.country:
        founding = replace(founding, papers=replace(founding.papers, language=provision.language))
    founding = replace(founding, register_name=name)
    filled = replace(before, founding=founding, prepared=found.digest)
    if provision.service:
        return replace(filled, way=Way.JOIN, step="joining" if provision.language else "language")
    return replace(filled, step=before.step or ("country" if provision.language else "language"))

"""Sales that the data have lost, in words: in the notice at the start, and later beside the backups."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.numbering import DocumentKind, Missing
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.lost_sales import LostSales


def what_is_missing(_: Phrasebook, missing: Sequence[Missing]) -> str:
    """Which sales the data lack, and what is to be done. Invoices are named; the rest is only counted."""
    invoices = next((each for each in missing if each.kind is DocumentKind.INVOICE), None)
    if invoices is None:
        return _.plural(
            "The data are older than what was done here: {n} document is missing. A joined account brings "
            "back what it has. For the rest, restore the newest backup.",
            "The data are older than what was done here: {n} documents are missing. A joined account brings "
            "back what it has. For the rest, restore the newest backup.",
            sum(each.documents for each in missing),
        )
    return _.plural(
        "The data are older than the last sale here: invoice {last} is missing. A joined account brings back "
        "what it has. For the rest, restore the newest backup or enter it again.",
        "The data are older than the last sales here: {n} invoices are missing, {first} to {last}. A joined "
        "account brings back what it has. For the rest, restore the newest backup or enter it again.",
        invoices.documents,
        first=invoices.first,
        last=invoices.last,
    )


def lost_words(_: Phrasebook, lost: LostSales, time_zone: ZoneInfo) -> str:
    """The same once the notice is closed: when it was noticed, which invoices, and what is to be done."""
    noticed = _.plural(
        "Noticed on {when}: {n} invoice was missing in the data. A joined account brings back what it has. "
        "For the rest, restore the newest backup or enter it again.",
        "Noticed on {when}: {n} invoices were missing in the data. A joined account brings back what it has. "
        "For the rest, restore the newest backup or enter it again.",
        lost.invoices,
        when=_.date_time(lost.noticed_at, time_zone),
    )
    numbers = tuple(dict.fromkeys(filter(None, (lost.first, lost.last))))
    return "\n".join(filter(None, (noticed, " – ".join(numbers))))

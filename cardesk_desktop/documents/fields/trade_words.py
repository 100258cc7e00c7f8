"""Words of the trade that papers and screens share: sizes, states, ways to pay, phones, consent."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from cardesk_desktop.domain.client import Consent, ConsentWay, PhoneLabel
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook


def size_class(_: Phrasebook, which: SizeClass) -> str:
    """The size of a vehicle, which sets the prices of services."""
    return {
        SizeClass.MOTORCYCLE: _.context("vehicle size", "Motorcycle"),
        SizeClass.SMALL: _.context("vehicle size", "Small car"),
        SizeClass.SEDAN: _.context("vehicle size", "Sedan"),
        SizeClass.SUV: _.context("vehicle size", "SUV"),
        SizeClass.LARGE: _.context("vehicle size", "Large SUV or van"),
    }[which]


def visit_state(_: Phrasebook, which: VisitState) -> str:
    """Where a car is on its way through the house."""
    return {
        VisitState.WAITING: _.context("visit state", "Waiting"),
        VisitState.IN_WORK: _.context("visit state", "In work"),
        VisitState.READY: _.context("visit state", "Ready"),
        VisitState.DELIVERED: _.context("visit state", "Delivered"),
        VisitState.CANCELLED: _.context("visit state", "Cancelled"),
    }[which]


def tender(_: Phrasebook, which: TenderKind) -> str:
    """A way to pay."""
    return {
        TenderKind.CASH: _.context("way to pay", "Cash"),
        TenderKind.CARD: _.context("way to pay", "Card"),
        TenderKind.TRANSFER: _.context("way to pay", "Bank transfer"),
    }[which]


def phone_label(_: Phrasebook, which: PhoneLabel) -> str:
    """Whose phone a number is, or where it rings."""
    return {
        PhoneLabel.MOBILE: _.context("phone", "Mobile"),
        PhoneLabel.WORK: _.context("phone", "Work"),
        PhoneLabel.HOME: _.context("phone", "Home"),
        PhoneLabel.DRIVER: _.context("phone", "Driver"),
        PhoneLabel.OTHER: _.context("phone", "Other"),
    }[which]


def consent_way(_: Phrasebook, which: ConsentWay) -> str:
    """How somebody was asked."""
    return {
        ConsentWay.SPOKEN: _.context("consent", "Asked in person or by phone"),
        ConsentWay.SIGNED: _.context("consent", "Signed form"),
        ConsentWay.WRITTEN: _.context("consent", "Message or e-mail"),
    }[which]


def consent_words(_: Phrasebook, consent: Consent | None, time_zone: ZoneInfo) -> str:
    """What somebody answered, when and how."""
    if consent is None:
        return _("Offers: not asked yet")
    day, way = _.date(consent.at.astimezone(time_zone).date()), consent_way(_, consent.way)
    if consent.is_given:
        return _("Offers: yes, since {day} ({way})", day=day, way=way)
    return _("Offers: no, since {day} ({way})", day=day, way=way)

"""What only the owner may do to the company and its taxes."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.operations import changing_company, tax_rates
from cardesk_desktop.operations.company_form import CompanyForm, PapersForm
from cardesk_desktop.operations.tax_rates import TaxRateForm
from tests.builders.open_shop import OpenShop
from tests.unit.operations.deeds import Deed, Preparation, deed

FORM = TaxRateForm("Luxury rate", 1_250)


def _rates(shop: OpenShop) -> tuple[TaxRate, ...]:
    return tax_rates.tax_rates(shop.desk).value


def _rate_deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on the rate that is not the usual one."""

    def prepare(shop: OpenShop) -> Deed:
        rate_id = _rates(shop)[-1].id
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, rate_id=rate_id, **arguments)

    return prepare


def _add(shop: OpenShop) -> Deed:
    return lambda shop, staff: tax_rates.add_tax_rate(shop.desk, staff_id=staff.id, form=FORM)


_OWNERS = {
    "change_company": deed(changing_company.change_company, form=CompanyForm("Palm")),
    "change_papers": deed(changing_company.change_papers, form=PapersForm("ar")),
    "change_logo": deed(changing_company.change_logo, logo=b"palm"),
    "change_tax_mode": deed(changing_company.change_tax_mode, prices_include_tax=False),
    "add_tax_rate": _add,
    "change_tax_rate": _rate_deed(tax_rates.change_tax_rate, form=FORM),
    "archive_tax_rate": _rate_deed(tax_rates.archive_tax_rate, is_archived=True),
    "choose_usual_tax": _rate_deed(tax_rates.choose_usual_tax),
}

DEEDS: dict[str, tuple[Permission, Preparation]] = {
    **{name: (Permission.EDIT_COMPANY, prepare) for name, prepare in _OWNERS.items()},
    "change_register": (
        Permission.EDIT_REGISTER,
        deed(changing_company.change_register, name="Tunnel", code="R07"),
    ),
}

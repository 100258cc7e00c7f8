"""What the owner does in the office: who works here, who delivers, what tax is due, what papers say."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from cardesk_desktop.domain.permission import Role
from cardesk_desktop.operations.changing_company import change_tax_mode
from cardesk_desktop.operations.pins import set_pin
from cardesk_desktop.operations.staffing import change_member, set_active
from cardesk_desktop.operations.suppliers import SupplierForm, archive_supplier, change_supplier
from cardesk_desktop.operations.tax_rates import (
    TaxRateForm,
    add_tax_rate,
    archive_tax_rate,
    change_tax_rate,
)
from tests.builders.open_shop import OWNER
from tests.sync.simulation.ledger import Edit, Made
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def promote(at: Place) -> None:
    """Somebody who was taken on gets another name or role, leaves, or comes back."""
    member_id = _taken_on(at)
    if member_id is None:
        return
    with at.desk.store.read() as work:
        member = work.staff.get(member_id)
    if at.chance.random() < 0.5:
        set_active(at.desk, staff_id=OWNER.id, member_id=member_id, is_active=not member.is_active)
        at.story.tell(at.name, f"staff {short(member_id)} {'leaves' if member.is_active else 'is back'}")
        return
    name = f"Staff {at.new_word()}" if at.chance.random() < 0.5 else member.name
    role = at.chance.choice((Role.FRONT_DESK, Role.TECHNICIAN, Role.MANAGER))
    change_member(at.desk, staff_id=OWNER.id, member_id=member_id, name=name, role=role)
    at.story.tell(at.name, f"staff {short(member_id)} is {name}, {role}")


def give_pin(at: Place) -> None:
    """Somebody forgot the PIN."""
    member_id = _taken_on(at)
    if member_id is None:
        return
    set_pin(at.desk, staff_id=OWNER.id, member_id=member_id, kept=at.new_word())
    at.story.tell(at.name, f"staff {short(member_id)} has another PIN")


def correct_supplier(at: Place) -> None:
    """A supplier has another name, phone, address or note, or delivers no more."""
    supplier_id = at.one_of("supplier")
    if supplier_id is None:
        return
    with at.desk.store.read() as work:
        supplier = work.suppliers.get(supplier_id)
    if at.chance.random() < 0.3:
        is_archived = not supplier.is_archived
        archive_supplier(at.desk, staff_id=OWNER.id, supplier_id=supplier_id, is_archived=is_archived)
        at.story.tell(at.name, f"supplier {short(supplier_id)} is archived: {is_archived}")
        return
    word = at.new_word()
    form = SupplierForm(supplier.name, supplier.phone, supplier.email, word)
    if at.chance.random() < 0.5:
        phone = f"+9714{at.chance.randrange(10**7):07d}"
        form = replace(form, name=f"Supplier {word}", phone=phone, email=f"{word}@example.com")
    at.intend(
        Edit(at.life, ("supplier", supplier_id.bytes), "note", word, supplier.note),
        told=f"supplier {short(supplier_id)}: {form.name}, note {supplier.note!r} -> {word!r}",
    )
    change_supplier(at.desk, staff_id=OWNER.id, supplier_id=supplier_id, form=form)


def set_tax(at: Place) -> None:
    """A rate is added, has another name or figure, or is offered no more."""
    rate_id = at.one_of("tax_rate")
    form = TaxRateForm(f"Tax {at.new_word()}", 1 + at.chance.randrange(2_500))
    if rate_id is None or at.chance.random() < 0.4:
        rate = add_tax_rate(at.desk, staff_id=OWNER.id, form=form).value
        at.intend(Made(at.life, ("tax_rate", rate.id.bytes)), told=f"adds {form.name}")
    elif at.chance.random() < 0.3:
        with at.desk.store.read() as work:
            is_archived = not work.tax_rates.get(rate_id).is_archived
        archive_tax_rate(at.desk, staff_id=OWNER.id, rate_id=rate_id, is_archived=is_archived)
        at.story.tell(at.name, f"tax {short(rate_id)} is archived: {is_archived}")
    else:
        change_tax_rate(at.desk, staff_id=OWNER.id, rate_id=rate_id, form=form)
        at.story.tell(at.name, f"tax {short(rate_id)} is {form.name}, {form.rate_bp}")


def move_house(at: Place) -> None:
    """The company has another address, phone and name."""
    with at.desk.store.write() as work:
        company, word = work.company.company(), at.new_word()
        changes = (
            replace(company, address=word),
            replace(company, address=word, name=f"Palm {word}", tax_number=word),
            replace(company, address=word, phone=f"+9714{at.chance.randrange(10**7):07d}"),
            replace(
                company,
                address=word,
                email=f"{word}@example.com",
                logo_sha256=sha256(word.encode()).hexdigest(),
            ),
            replace(company, address=word, language="ar", second_language=at.chance.choice(("", "en"))),
            replace(company, address=word, registrations={"siren": word}),
        )
        work.company.save_company(at.chance.choice(changes))
        at.intend(
            Edit(at.life, ("company", bytes(16)), "address", word, company.address),
            told=f"the company moves: {company.address!r} -> {word!r}",
        )


def say_prices_otherwise(at: Place) -> None:
    """Prices hold the tax from now on, or do not any more."""
    with at.desk.store.read() as work:
        is_within = not work.company.company().tax_mode.prices_include_tax
    change_tax_mode(at.desk, staff_id=OWNER.id, prices_include_tax=is_within)
    at.story.tell(at.name, f"prices include tax: {is_within}")


def _taken_on(at: Place) -> UUID | None:
    """Somebody who may leave: the others are needed for all the rest."""
    return at.one_of("staff", where="name LIKE 'Staff %'")


DEEDS = (
    (promote, 4),
    (give_pin, 2),
    (correct_supplier, 4),
    (set_tax, 4),
    (say_prices_otherwise, 1),
    (move_house, 5),
)
"""With how often each is done."""

"""What the rows that sync speaks of are called, and which screen shows them: one look-up by key each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync_views import Goal, Thing, Value
from cardesk_wire.coding import written

_NO_NAMES = "'{}' AS other_names"
_VEHICLE = "SELECT plate AS name, '{}' AS other_names, vehicle.id AS goal_id FROM vehicle WHERE vehicle.id = "
_CLIENT = f"SELECT name, {_NO_NAMES}, id AS goal_id FROM client WHERE id = "


def _item(table: str, key: str = ":id") -> str:
    return f"SELECT name, other_names, id AS goal_id FROM {table} WHERE id = {key}"


def _visit(key: str) -> str:
    return (
        f"SELECT plate AS name, {_NO_NAMES}, visit.id AS goal_id FROM visit"
        f" JOIN vehicle ON vehicle.id = visit.vehicle_id WHERE visit.id = {key}"
    )


_GOALS: Mapping[str, Goal] = MappingProxyType(
    {
        "company": Goal.COMPANY,
        "tax_rate": Goal.TAXES,
        "staff": Goal.STAFF,
        "staff_pin": Goal.STAFF,
        "product": Goal.PRODUCT,
        "product_photo": Goal.PRODUCT,
        "service": Goal.SERVICE,
        "client": Goal.CLIENT,
        "client_alias": Goal.CLIENT,
        "client_apart": Goal.CLIENT,
        "vehicle": Goal.VEHICLE,
        "vehicle_alias": Goal.VEHICLE,
        "visit": Goal.VISIT,
        "visit_photo": Goal.VISIT,
        "damage_mark": Goal.VISIT,
        "ticket": Goal.TICKET,
        "ticket_line": Goal.TICKET,
        "stock_count": Goal.STOCK,
        "stock_count_line": Goal.STOCK,
        "journal_entry": Goal.JOURNAL,
    }
)
_NAMES: Mapping[str, Statement] = MappingProxyType(
    {
        kind: Statement(sql(query))
        for kind, query in {
            "company": f"SELECT name, {_NO_NAMES}, id AS goal_id FROM company",
            "tax_rate": _item("tax_rate"),
            "staff": f"SELECT name, {_NO_NAMES}, id AS goal_id FROM staff WHERE id = :id",
            "staff_pin": f"SELECT name, {_NO_NAMES}, id AS goal_id FROM staff WHERE id = :id",
            "supplier": f"SELECT name, {_NO_NAMES}, id AS goal_id FROM supplier WHERE id = :id",
            "category": _item("category"),
            "product": _item("product"),
            "product_photo": _item("product", "(SELECT product_id FROM product_photo WHERE id = :id)"),
            "service": _item("service"),
            "client": f"{_CLIENT}:id",
            "client_alias": f"{_CLIENT}(SELECT client_id FROM client_alias WHERE old_id = :id)",
            "client_apart": f"{_CLIENT}:id",
            "vehicle": f"{_VEHICLE}:id",
            "vehicle_alias": f"{_VEHICLE}(SELECT vehicle_id FROM vehicle_alias WHERE old_id = :id)",
            "visit": _visit(":id"),
            "visit_photo": _visit("(SELECT visit_id FROM visit_photo WHERE id = :id)"),
            "damage_mark": _visit(
                "(SELECT visit_id FROM visit_photo JOIN damage_mark ON visit_photo.id = photo_id"
                " WHERE damage_mark.id = :id)"
            ),
            "ticket": (
                f"SELECT coalesce(plate, '') AS name, {_NO_NAMES}, ticket.id AS goal_id FROM ticket"
                " LEFT JOIN vehicle ON vehicle.id = ticket.vehicle_id WHERE ticket.id = :id"
            ),
            "ticket_line": (
                "SELECT name, other_names, ticket_id AS goal_id FROM ticket_line"
                " WHERE ticket_id = :id AND id = :second"
            ),
            "goods_receipt": f"SELECT number AS name, {_NO_NAMES}, id AS goal_id FROM goods_receipt"
            " WHERE id = :id",
            # As the page of the stock calls it: by its first movement.
            "stock_count": f"SELECT min(number) AS name, {_NO_NAMES}, product_id AS goal_id"
            " FROM stock_movement WHERE batch_id = :id AND kind = 'count' HAVING count(*) > 0",
            "stock_count_line": _item("product", ":second"),
        }.items()
    }
)
_PAPER = Statement(
    sql(
        "SELECT register_code || '-' || incarnation || '-' || kind || printf('%06d', sequence), kind "
        "FROM document WHERE id = :id"
    )
)
_PAGES: Mapping[str, tuple[Goal, Statement]] = MappingProxyType(
    {
        kind.value: (goal, Statement(sql(f"SELECT {column} FROM {table} WHERE id = :id")))
        for kind, goal, column, table in (
            (DocumentKind.INVOICE, Goal.INVOICE, "id", "invoice"),
            (DocumentKind.CREDIT_NOTE, Goal.INVOICE, "invoice_id", "credit_note"),
            (DocumentKind.PAYMENT, Goal.INVOICE, "invoice_id", "payment"),
            (DocumentKind.REFUND, Goal.INVOICE, "invoice_id", "refund"),
            (DocumentKind.STOCK_MOVEMENT, Goal.STOCK, "product_id", "stock_movement"),
        )
    }
)
"""By the letter of the kind of document: the page that shows it, or what it is about."""

_INVOICE_OF_TICKET = Statement(sql("SELECT id FROM invoice WHERE ticket_id = :id ORDER BY id LIMIT 1"))

_CHOICES: Mapping[str, Statement] = MappingProxyType(
    {
        "category": Statement(
            sql("SELECT id, name, other_names FROM category WHERE is_archived = 0 ORDER BY position, id")
        ),
        "supplier": Statement(
            sql(f"SELECT id, name, {_NO_NAMES} FROM supplier WHERE is_archived = 0 ORDER BY sort_name, id")
        ),
        "staff": Statement(
            sql(f"SELECT id, name, {_NO_NAMES} FROM staff WHERE is_active = 1 ORDER BY name, id")
        ),
    }
)
"""Kinds with so few rows that one is chosen from a list."""


class Naming:
    """Looks up what things are called."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def thing(self, kind: str, identity: bytes) -> Thing:
        """What a row is called today. Without a name where it is gone, or of a kind that has none."""
        if kind == "document":
            return self._paper(identity)
        statement, goal = _NAMES.get(kind), _GOALS.get(kind)
        if statement is None:
            return Thing(kind, identity, goal=goal)
        keys = {"id": identity[:16], "second": identity[16:]}
        for name, others, goal_id in self._database.rows(statement, keys):
            if kind == "ticket_line":
                # A ticket that was invoiced is not for selling any more: its invoice shows what was.
                paper = self._database.first(_INVOICE_OF_TICKET, {"id": goal_id})
                goal, goal_id = (Goal.INVOICE, paper[0]) if paper is not None else (goal, goal_id)
            return Thing(kind, identity, Names(name, json.loads(others)), goal, UUID(bytes=goal_id))
        return Thing(kind, identity)

    def choices(self, kind: str) -> tuple[tuple[str, Names], ...]:
        """The rows of a kind that may be named anew, as they travel; none of a kind that has too many."""
        statement = _CHOICES.get(kind)
        rows = self._database.rows(statement, {}) if statement is not None else ()
        return tuple((written(identity), Names(name, json.loads(others))) for identity, name, others in rows)

    def _paper(self, identity: bytes) -> Thing:
        row = self._database.first(_PAPER, {"id": identity})
        if row is None:
            return Thing("document", identity)
        number, letter = row
        goal, statement = _PAGES[letter]
        about = self._database.first(statement, {"id": identity})
        goal_id = UUID(bytes=about[0]) if about is not None else None
        return Thing("document", identity, Names(number), goal if goal_id else None, goal_id)


def called(values: Mapping[str, Value]) -> str:
    """How something calls itself that is not here."""
    names = (values.get(name) for name in ("name", "plate", "number"))
    return next((each for each in names if isinstance(each, str)), "")

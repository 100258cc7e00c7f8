"""People, companies, registers, sessions, and what is under way between them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")

_TYPES: dict[str, Any] = {
    "whole": _WHOLE,
    "word": _WORD,
    "text": sa.Text(),
    "octets": sa.LargeBinary(),
    "flag": _FLAG,
}
# Table: columns in order; a question mark for one that may be NULL.
_COLUMNS = {
    "account": (
        "id word, name text, email text, email_key word, password_hash word, language word, "
        "created_at whole, password_at whole"
    ),
    "company": "id word, name text, created_at whole",
    "member": "company_id word, account_id word, role word, joined_at whole",
    "invitation": "company_id word, email_key word, role word, invited_by word, expires_at whole",
    "register": "company_id word, device_id word, code word, name text, joined_at whole, revoked_at whole?",
    "session": (
        "id word, token octets, account_id word, company_id word, device_id word?, began_at whole, "
        "used_at whole, expires_at whole"
    ),
    "code": "id word, purpose word, hash octets, payload octets, expires_at whole, tries whole",
    "pairing": (
        "id word, secret octets, code octets, introduction octets, began_at whole, expires_at whole, "
        "company_id word?, approved_by word?"
    ),
    "rate_limit": "subject octets, free_at whole",
    "mail": (
        "id word, occasion word, letter octets, created_at whole, due_at whole?, tries whole, is_sent flag"
    ),
}
_KEYS = {"member": 2, "invitation": 2, "register": 2}
_REFERENCES = {
    "member": {"company_id": "company.id", "account_id": "account.id"},
    "invitation": {"company_id": "company.id", "invited_by": "account.id"},
    "register": {"company_id": "company.id"},
    "session": {"account_id": "account.id", "company_id": "company.id"},
    "pairing": {"company_id": "company.id", "approved_by": "account.id"},
}
_UNIQUE = {
    "account": (("email_key",),),
    "register": (("company_id", "code"), ("device_id",)),
    "session": (("token",),),
    "mail": (("occasion",),),
}
_INDEXES = {
    "member": (("account_id",),),
    "invitation": (("email_key",), ("expires_at",)),
    "session": (("account_id",), ("company_id", "device_id"), ("expires_at",)),
    "code": (("expires_at",),),
    "pairing": (("code",), ("expires_at",)),
    "rate_limit": (("free_at",),),
    "mail": (("due_at",),),
}
_HEAPS = {"mail"}


def upgrade() -> None:
    for table in _COLUMNS:
        options = {} if table in _HEAPS else {"sqlite_with_rowid": False}
        op.create_table(table, *_made(table), sqlite_strict=True, **options)
        for columns in _INDEXES.get(table, ()):
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def downgrade() -> None:
    for table in reversed(_COLUMNS):
        op.drop_table(table)


def _made(table: str) -> list[sa.schema.SchemaItem]:
    split = [column.split() for column in _COLUMNS[table].split(", ")]
    made: list[sa.schema.SchemaItem] = [
        sa.Column(name, _TYPES[kind.rstrip("?")], nullable=kind.endswith("?"), autoincrement=False)
        for name, kind in split
    ]
    keys = [name for name, _kind in split[: _KEYS.get(table, 1)]]
    made.append(sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"))
    made += [
        sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")
        for column, target in _REFERENCES.get(table, {}).items()
    ]
    made += [
        sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")
        for columns in _UNIQUE.get(table, ())
    ]
    return made

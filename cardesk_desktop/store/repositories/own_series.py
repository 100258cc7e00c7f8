"""What is asked of a register's own number series: their newest documents, their chains."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy import text as sql

from cardesk_desktop.store.column_types import TextList
from cardesk_desktop.store.repositories.document_files import ALL_DOCUMENTS
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import DOCUMENT, IS_OWN

_IN_SERIES = (
    IS_OWN,
    DOCUMENT.c.register_code == bindparam("register_code"),
    DOCUMENT.c.incarnation == bindparam("incarnation"),
    DOCUMENT.c.kind == bindparam("kind"),
)
HEAD = Statement(
    select(DOCUMENT.c.sequence, DOCUMENT.c.hash)
    .where(*_IN_SERIES)
    .order_by(DOCUMENT.c.sequence.desc())
    .limit(1)
)
HASH_AT = Statement(select(DOCUMENT.c.hash).where(*_IN_SERIES, DOCUMENT.c.sequence == bindparam("sequence")))
CHAIN = Statement(ALL_DOCUMENTS.where(*_IN_SERIES).order_by(DOCUMENT.c.sequence))
ALL_SERIES = Statement(
    select(DOCUMENT.c.register_code, DOCUMENT.c.incarnation, DOCUMENT.c.kind).where(
        IS_OWN, DOCUMENT.c.sequence == 1
    )
)
# Rows are only ever added: the newest has the highest rowid. Of each kind the newest is found by its
# number, since thousands of other registers' documents may have come in after it.
LAST_SEALED_AT = Statement(
    sql(
        "SELECT sealed_at FROM document WHERE rowid = (SELECT max((SELECT rowid FROM document "
        "WHERE is_foreign = 0 AND register_code = :register_code AND incarnation = :incarnation "
        "AND kind = value ORDER BY sequence DESC LIMIT 1)) FROM json_each(:kinds))"
    )
    .bindparams(bindparam("kinds", type_=TextList()))
    .columns(DOCUMENT.c.sealed_at)
)

"""Numbers and chains of sealed documents: every number once, every document behind its predecessor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from cardesk_service.exchange.merging import AS_IT_WAS, Outcome
from cardesk_service.exchange.row import Row
from cardesk_service.exchange.sealed import Chain, Document, Keys, Series, Wrong, is_signed, read_document
from cardesk_service.store.statement import Bulk, Lookup, Statement, Together
from cardesk_wire.codes import OpCode
from cardesk_wire.messages import Op, Status

_SERIES = "company_id = :company AND register_code = :code AND incarnation = :letter AND kind = :kind"
_AROUND = Lookup(
    "sync_document",
    ("register_code", "incarnation", "kind", "identity", "sequence", "hash", "previous_hash"),
    keys={"code": "text", "letter": "text", "of_kind": "text", "first": "bigint", "last": "bigint"},
    where="company_id = :company AND register_code = k.code AND incarnation = k.letter AND kind = k.of_kind"
    " AND sequence BETWEEN k.first AND k.last",
    beside="SELECT register_code, incarnation, '', '', 0, public_key, public_key FROM sync_key"
    " WHERE company_id = :company",
)
"""Documents, and beside them every key: under the number that no document has, in the column of the hash."""
_TWICE = Statement(
    f"UPDATE sync_document SET is_twice = 1 WHERE {_SERIES} AND sequence = :sequence"  # noqa: S608
)
_WRITE = Bulk(
    "sync_document",
    {
        "company_id": "text",
        "register_code": "text",
        "incarnation": "text",
        "kind": "text",
        "sequence": "bigint",
        "identity": "text",
        "hash": "bytea",
        "previous_hash": "bytea",
        "is_twice": "smallint",
        "is_signed": "smallint",
    },
)
_GAPS = Statement(
    "SELECT register_code, incarnation, kind, before + 1, sequence - 1 FROM ("
    "SELECT register_code, incarnation, kind, sequence, lag(sequence, 1, 0) OVER ("
    "PARTITION BY register_code, incarnation, kind ORDER BY sequence) AS before"
    " FROM sync_document WHERE company_id = :company) AS numbered WHERE sequence > before + 1"
    " ORDER BY register_code, incarnation, kind, sequence"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a series that no document has, while a later one does."""

    series: Series
    first: int
    last: int


@dataclass(slots=True)
class Numbering:
    """The documents of one push, and what is known around them."""

    company: str
    documents: dict[str, Document] = field(default_factory=dict)
    refused: dict[str, OpCode] = field(default_factory=dict)
    chains: dict[Series, Chain] = field(default_factory=dict)
    signed: set[str] = field(default_factory=set)
    fresh: list[Document] = field(default_factory=list)

    @classmethod
    def read(cls, connection: Connection, company: str, ops: Iterable[Op]) -> Numbering:
        """Read the documents in these ops, their neighbours and the keys that sign them."""
        numbering = cls(company)
        for op in ops:
            try:
                numbering.documents[op.identity] = read_document(op.identity, op.fields or {})
            except Wrong as wrong:
                numbering.refused[op.identity] = wrong.code
        if numbering.documents:
            numbering._check_signatures(numbering._read_around(connection))
        return numbering

    def outcome(self, row: Row) -> Outcome:
        """What became of a document that is kept now; its number and its place in the chain are noted."""
        document = self.documents[row.identity]
        chain = self.chains[document.series]
        if document.identity not in chain.found.get(document.sequence, {}):
            chain.add(document)
            self.fresh.append(document)
        if chain.is_twice(document):
            return Status.OK, OpCode.NUMBER_TWICE
        return (Status.OK, OpCode.CHAIN_BROKEN) if chain.is_broken(document) else AS_IT_WAS

    def write(self, connection: Connection, together: Together) -> None:
        """Write down the numbers of the documents that are new."""
        rows = []
        for document in self.fresh:
            is_twice = self.chains[document.series].is_twice(document)
            if is_twice:
                _TWICE.run(connection, {**self._named(document.series), "sequence": document.sequence})
            rows.append(
                (
                    self.company,
                    *document.series,
                    document.sequence,
                    document.identity,
                    document.hash,
                    document.previous_hash,
                    int(is_twice),
                    int(document.identity in self.signed),
                )
            )
        together.add_rows(_WRITE, rows)

    def _check_signatures(self, keys: Keys) -> None:
        for identity, document in list(self.documents.items()):
            try:
                if is_signed(document, keys):
                    self.signed.add(identity)
            except Wrong as wrong:
                self.refused[identity] = wrong.code

    def _read_around(self, connection: Connection) -> Keys:
        """Read the neighbours of the documents, and give the keys."""
        spans: dict[Series, list[int]] = {}
        for document in self.documents.values():
            spans.setdefault(document.series, []).append(document.sequence)
        self.chains = {series: Chain() for series in spans}
        around = [(*series, min(taken) - 1, max(taken) + 1) for series, taken in spans.items()]
        keys: dict[tuple[str, str], list[bytes]] = {}
        for code, letter, kind, *known in _AROUND.rows(connection, around, {"company": self.company}):
            series, (identity, sequence, hash_, previous) = Series(code, letter, kind), known
            if sequence:
                near = Document(identity, series, sequence, bytes(hash_), bytes(previous), b"")
                self.chains[series].add(near)
            else:
                keys.setdefault((code, letter), []).append(bytes(hash_))
        return keys

    def _named(self, series: Series) -> dict[str, str]:
        code, letter, kind = series
        return {"company": self.company, "code": code, "letter": letter, "kind": kind}


def gaps(connection: Connection, company: str) -> Sequence[Gap]:
    """Every gap in the numbers of a company's documents."""
    rows = _GAPS.rows(connection, {"company": company})
    return [Gap(Series(code, letter, kind), first, last) for code, letter, kind, first, last in rows]

"""Sealed documents: kept for ever, each number once, edits and gaps seen."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import insert, text

from cardesk_desktop.domain.sealing import chained_hash
from cardesk_service.exchange import late_keys
from cardesk_service.exchange.late_keys import check_papers, places_of
from cardesk_service.exchange.numbers import Gap, gaps
from cardesk_service.exchange.sealed import Series as SealedSeries
from cardesk_service.exchange.sealed import read_document
from cardesk_service.store.tables.sync import KEY
from cardesk_wire import coding
from cardesk_wire.codes import OpCode
from cardesk_wire.messages import Status, Value, Verdict
from tests.service.exchange.papers import Paper, Series
from tests.service.exchange.speaking import Register, Service, everything

OK = Status.OK


def _push(register: Register, *papers: Paper) -> list[Verdict]:
    for paper in papers:
        register.write("document", paper.row, paper.fields)
    return register.exchange().verdicts


def _know(service: Service, register: Register, series: Series) -> None:
    row = (*register.speaker, series.code, series.letter, series.public_key)
    service.work(lambda connection: connection.execute(insert(KEY).values(row)))


def _check(service: Service, register: Register) -> int:
    """Check the papers that came before their keys; in how many transactions."""
    company, now, new_id = register.speaker.company, service.now, service.new_id
    places, times = places_of({("R01", "A")}), 0
    while places:
        with service.engine.begin() as connection:
            places = check_papers(connection, company, places, now=now, new_id=new_id)
        times += 1
    return times


def test_the_hash_is_the_one_that_registers_reckon() -> None:
    paper = Series().seal()
    content = str(paper.fields["content"]).encode()
    assert read_document(paper.row, paper.fields).hash == chained_hash(bytes(32), content) == paper.hash


def test_documents_arrive_once_and_whole(one: Register, two: Register, service: Service) -> None:
    series = Series()
    _know(service, one, series)
    papers = [series.seal(), series.seal(), series.seal()]
    assert _push(one, *papers) == []
    assert _push(one, papers[1]) == []
    assert two.sync().rows == {("document", paper.row): paper.fields for paper in papers}
    assert service.ask("SELECT sequence, is_twice, is_signed FROM sync_document ORDER BY 1") == [
        (1, 0, 1),
        (2, 0, 1),
        (3, 0, 1),
    ]


def test_a_gap_is_seen(one: Register, service: Service) -> None:
    series = Series()
    papers = [series.seal() for _ in range(7)]
    _push(one, papers[2], papers[5])
    with service.engine.begin() as connection:
        found = gaps(connection, one.speaker.company)
        invoices = SealedSeries("R01", "A", "")
        assert found == [Gap(invoices, 1, 2), Gap(invoices, 4, 5)]
    _push(one, *papers[:2], *papers[3:5])
    with service.engine.begin() as connection:
        assert gaps(connection, one.speaker.company) == []


def test_a_number_that_another_has_is_kept(one: Register, two: Register, service: Service) -> None:
    mine, theirs = Series().seal(1), Series(first_id=0x2000).seal(2)
    assert _push(one, mine) == []
    assert _push(two, theirs) == [Verdict(1, OK, OpCode.NUMBER_TWICE)]
    assert service.ask("SELECT is_twice FROM sync_document") == [(1,), (1,)]
    assert len(everything(service)[0]) == 2


def test_two_of_one_number_in_one_push(one: Register) -> None:
    mine, theirs = Series().seal(1), Series(first_id=0x2000).seal(2)
    assert _push(one, mine, theirs) == [Verdict(2, OK, OpCode.NUMBER_TWICE)]


def test_a_break_in_the_chain_is_kept_and_told(one: Register) -> None:
    series = Series()
    first, second, third = series.seal(), series.seal(), series.seal()
    other = Series(first_id=0x3000)
    other.seal(total=5)
    assert _push(one, first, other.seal()) == [Verdict(2, OK, OpCode.CHAIN_BROKEN)]
    fresh = Series(letter="B", first_id=0x5000)
    fresh.hash = bytes(31) + b"\1"
    assert _push(one, fresh.seal()) == [Verdict(3, OK, OpCode.CHAIN_BROKEN)]
    # One that fits came as well; it stands beside the other.
    assert _push(one, second, third) == [Verdict(4, OK, OpCode.NUMBER_TWICE)]


def test_a_document_that_comes_before_its_predecessor_is_checked_when_that_comes(one: Register) -> None:
    series = Series()
    first, second = series.seal(), series.seal()
    assert _push(one, second) == []
    assert _push(one, first) == []
    stranger = Series(letter="B", first_id=0x6000)
    _ = stranger.seal()
    late = stranger.seal()
    early = Series(letter="B", first_id=0x4000).seal(total=9)
    assert _push(one, late) == []
    assert _push(one, early) == [Verdict(4, OK, OpCode.CHAIN_BROKEN)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("content", '{"id":"x","number":"R01-A-000001"}', OpCode.HASH_WRONG),
        ("content", "no JSON", OpCode.HASH_WRONG),
        ("content", "[" * 100_000, OpCode.HASH_WRONG),
        ("register_code", "R02", OpCode.HASH_WRONG),
        ("sequence", 2, OpCode.HASH_WRONG),
        ("sequence", "1", OpCode.UNREADABLE),
        ("sequence", True, OpCode.UNREADABLE),
        ("sequence", 0, OpCode.UNREADABLE),
        ("sequence", 2**62, OpCode.UNREADABLE),
        ("previous_hash", "AAAA", OpCode.UNREADABLE),
        ("previous_hash", "!", OpCode.UNREADABLE),
        ("signature", None, OpCode.UNREADABLE),
        ("content", 7, OpCode.UNREADABLE),
    ],
)
def test_a_document_that_is_not_what_it_says_is_quarantined(
    one: Register, service: Service, field: str, value: Value, code: OpCode
) -> None:
    paper = Series().seal()
    paper.fields[field] = value
    assert _push(one, paper) == [Verdict(1, Status.QUARANTINED, code)]
    assert everything(service)[0] == {}
    assert service.ask("SELECT count(*) FROM sync_batch") == [(1,)]


def test_a_wrong_signature_is_quarantined_once_the_key_is_known(one: Register, service: Service) -> None:
    series = Series()
    first, second = series.seal(), series.seal()
    second.fields["signature"] = first.fields["signature"]
    _know(service, one, series)
    assert _push(one, first, second) == [Verdict(2, Status.QUARANTINED, OpCode.SIGNATURE_WRONG)]


def test_an_edited_document_is_quarantined_and_the_first_stays(one: Register, two: Register) -> None:
    paper, edited = Series().seal(100), Series().seal(1)
    assert paper.row == edited.row
    _push(one, paper)
    assert _push(two, edited) == [Verdict(1, Status.QUARANTINED, OpCode.SEALED_DIFFERS)]
    assert everything(one.service)[0]["document", paper.row] == paper.fields


def test_a_document_cannot_be_deleted(one: Register) -> None:
    paper = Series().seal()
    _push(one, paper)
    reply = one.write("document", paper.row, None).exchange()
    assert reply.verdicts == [Verdict(2, Status.REJECTED, OpCode.SEALED_DIFFERS)]


def test_the_prefix_is_part_of_the_hash() -> None:
    paper = Series().seal()
    content = str(paper.fields["content"]).encode()
    assert paper.hash != hashlib.sha256(bytes(32) + content).digest()
    assert coding.read(str(paper.fields["previous_hash"])) == bytes(32)


def test_papers_that_came_before_their_key_are_checked_when_it_is_told(
    one: Register, two: Register, service: Service
) -> None:
    series, unknown = Series(), Series(letter="B", first_id=0x2000)
    first, second, third = series.seal(), series.seal(), series.seal()
    third.fields["signature"] = first.fields["signature"]
    assert _push(two, first, second, third, unknown.seal()) == []
    assert service.ask("SELECT count(*) FROM sync_document WHERE is_signed = 1") == [(0,)]
    _know(service, one, series)
    assert _check(service, one) == 1
    assert service.ask("SELECT incarnation, sequence, is_signed FROM sync_document ORDER BY 1, 2") == [
        ("A", 1, 1),
        ("A", 2, 1),
        ("A", 3, 0),
        ("B", 1, 0),
    ]


def test_papers_are_checked_a_few_at_a_time(
    one: Register, two: Register, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All who write wait while they are."""
    monkeypatch.setattr(late_keys, "PAPERS", 2)
    series = Series()
    papers = [series.seal() for _ in range(5)]
    papers[1].fields["signature"] = papers[0].fields["signature"]
    _push(two, *papers)
    _know(service, one, series)
    assert _check(service, one) == 3
    assert service.ask("SELECT sequence FROM sync_document WHERE is_signed = 0") == [(2,)]


def test_a_paper_that_cannot_be_read_keeps_no_register_from_telling_its_keys(
    one: Register, two: Register, service: Service
) -> None:
    series = Series()
    first, second = series.seal(), series.seal()
    _push(two, first, second)
    _know(service, one, series)
    damaged = text("UPDATE sync_row SET fields = '{}' WHERE identity = :identity")
    service.work(lambda connection: connection.execute(damaged, {"identity": first.row}))
    assert _check(service, one) == 1
    assert service.ask("SELECT sequence FROM sync_document WHERE is_signed = 1") == [(2,)]

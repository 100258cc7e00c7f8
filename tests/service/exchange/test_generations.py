"""The service's database was put back from a backup, declared or not."""

from __future__ import annotations

from cardesk_service.exchange.place import PLACES_OF_A_GENERATION, begin_generation
from cardesk_wire.codes import RefusalCode
from tests.service.exchange.speaking import SECOND, Register, Service, everything, identity
from tests.service.memory import copy_of, open_memory, put_back

MONA, ALI, SARA, LENA = identity(1), identity(2), identity(3), identity(4)


def _offer(register: Register, base: int, rows: dict[str, str]) -> None:
    for row, name in rows.items():
        register.write("client", row, {"name": name}, hlc=0, base=base)
    register.exchange()


def test_every_register_begins_again_where_the_backup_ends(one: Register, service: Service) -> None:
    one.write("client", MONA, {"name": "Mona"}).exchange()
    generation = one.generation
    service.restore()
    refusal = one.begin_again()
    assert refusal.params == {"epoch": 2, "generation": one.generation, "restored_to": 1}
    assert one.generation != generation
    reply = one.exchange()
    assert (reply.restored_to, reply.cursor) == (1, reply.head)
    assert reply.head % PLACES_OF_A_GENERATION == 0
    assert reply.head >= PLACES_OF_A_GENERATION


def test_what_was_lost_comes_back_from_whoever_knew_most() -> None:
    service = Service(open_memory())
    one, two = Register(service, 1).sync(), Register(service, 2).sync()
    one.write("client", MONA, {"name": "Mona"}).write("client", SARA, {"name": "Sara"}).exchange()
    two.sync()
    backup = copy_of(service.engine)
    one.write("client", MONA, {"name": "Mona H."}).write("client", SARA, None).exchange()
    two.write("client", ALI, {"name": "Ali"}).exchange()
    # Now one knows up to 4 and two up to 5; three never came.
    put_back(service.engine, backup)
    service.restore()
    known_to_one, known_to_two = one.cursor, two.cursor
    assert known_to_one < known_to_two
    one.begin_again()
    two.begin_again()
    _offer(two, known_to_two, {MONA: "Mona H.", ALI: "Ali"})
    _offer(one, known_to_one, {MONA: "Mona H."})
    one.write("client", SARA, None, hlc=0, base=known_to_one).exchange()
    rows, graves = everything(service)
    assert rows == {("client", MONA): {"name": "Mona H."}, ("client", ALI): {"name": "Ali"}}
    assert graves == {("client", SARA)}
    assert one.sync().rows == two.sync().rows == rows


def test_old_knowledge_does_not_undo_newer() -> None:
    service = Service(open_memory())
    one, two = Register(service, 1).sync(), Register(service, 2).sync()
    one.write("client", MONA, {"name": "a"}).exchange()
    two.sync()
    backup = copy_of(service.engine)
    one.write("client", MONA, {"name": "b"}).exchange()
    known_to_one, known_to_two = one.cursor, two.cursor
    put_back(service.engine, backup)
    service.restore()
    one.begin_again()
    two.begin_again()
    _offer(one, known_to_one, {MONA: "b"})
    _offer(two, known_to_two, {MONA: "a"})
    assert one.sync().rows == two.sync().rows == {("client", MONA): {"name": "b"}}


def test_a_restore_that_nobody_declared_shows_by_a_cursor_past_the_head() -> None:
    service = Service(open_memory())
    one = Register(service, 1).sync()
    backup = copy_of(service.engine)
    one.write("client", MONA, {"name": "Mona"}).exchange()
    put_back(service.engine, backup)
    one.begin_again()
    _offer(one, 1, {MONA: "Mona"})
    assert everything(service)[0] == {("client", MONA): {"name": "Mona"}}


def test_one_backup_put_back_twice_begins_two_generations() -> None:
    service = Service(open_memory())
    one = Register(service, 1).sync()
    backup = copy_of(service.engine)
    heads = []
    for _ in range(2):
        put_back(service.engine, backup)
        service.now += 3_600_000_000
        service.restore()
        one.begin_again()
        heads.append(one.exchange().head)
    assert heads[1] >= heads[0] + PLACES_OF_A_GENERATION


def test_one_backup_put_back_again_within_a_minute_has_places_of_its_own() -> None:
    service = Service(open_memory())
    one, two = Register(service, 1).sync(), Register(service, 2).sync()
    one.write("client", MONA, {"name": "Mona"}).exchange()
    two.sync()
    backup = copy_of(service.engine)
    service.restore()
    two.begin_again()
    two.write("client", ALI, {"name": "Ali"}).write("client", SARA, {"name": "Sara"}).exchange()
    known_to_two = two.cursor
    put_back(service.engine, backup)
    service.now += 60 * SECOND
    service.restore()
    one.begin_again()
    one.write("client", MONA, {"name": "Mona H."}).write("client", LENA, {"name": "Lena"}).exchange()
    two.begin_again()
    _offer(two, known_to_two, {MONA: "Mona"})
    assert one.sync().rows["client", MONA] == two.sync().rows["client", MONA] == {"name": "Mona H."}


def test_a_generation_begins_past_every_place_whatever_the_clock_says() -> None:
    service = Service(open_memory())
    one = Register(service, 1).sync()
    one.write("client", MONA, {"name": "Mona"}).exchange()
    with service.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE sync_counter SET seq = {7 * PLACES_OF_A_GENERATION + 1}")
    known = one.sync().cursor
    service.restore()
    one.begin_again()
    assert one.sync().cursor > known > 7 * PLACES_OF_A_GENERATION


def test_a_register_that_missed_a_generation_is_told_what_it_has_in_common(service: Service) -> None:
    one, two = Register(service, 1).sync(), Register(service, 2).sync()
    one.write("client", MONA, {"name": "Mona"}).exchange()
    two.sync()
    service.restore()
    one.begin_again()
    one.write("client", MONA, {"name": "Mona H."}).exchange()
    service.restore()
    assert two.begin_again().params["restored_to"] == 1
    assert one.begin_again().params["restored_to"] == one.cursor
    assert one.cursor > PLACES_OF_A_GENERATION
    assert two.sync().rows == {("client", MONA): {"name": "Mona H."}}


def test_of_a_generation_that_no_backup_knows_nothing_is_taken_for_known() -> None:
    service = Service(open_memory())
    one, two = Register(service, 1).sync(), Register(service, 2).sync()
    one.write("client", MONA, {"name": "Mona"}).exchange()
    two.sync()
    backup = copy_of(service.engine)
    service.restore()
    two.begin_again()
    two.sync()
    put_back(service.engine, backup)
    service.now += 3_600_000_000
    service.restore()
    one.begin_again()
    one.write("client", MONA, {"name": "Mona H."}).exchange()
    service.restore()
    assert two.begin_again().params["restored_to"] == 0
    assert two.sync().rows == {("client", MONA): {"name": "Mona H."}}


def test_one_company_begins_again_alone(service: Service) -> None:
    one = Register(service, 1).sync()
    other = Register(service, 1, company=type(one.company)(int=99)).sync()
    service.work(lambda c: begin_generation(c, one.speaker.company, now=service.now, new_id=service.new_id))
    assert one.refused().code == RefusalCode.GENERATION_CHANGED
    assert other.exchange().generation == other.generation


def test_nobody_remembers_more_than_there_was(one: Register, two: Register) -> None:
    one.write("client", MONA, {"name": "Mona"}, hlc=0, base=2**60).exchange()
    two.sync().write("client", MONA, {"name": "Mona H."}).exchange()
    assert everything(one.service) == ({("client", MONA): {"name": "Mona H."}}, set())

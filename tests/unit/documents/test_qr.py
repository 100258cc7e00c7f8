from cardesk_desktop.documents.qr import qr_squares


def test_stretches_cover_each_dark_square_once() -> None:
    code = qr_squares("CARDESK:1:R01-A-000001:" + "0F" * 32)
    cells = [(column + step, row) for column, row, length in code.dark for step in range(length)]
    assert len(cells) == len(set(cells))
    assert all(0 <= column < code.side and 0 <= row < code.side for column, row in cells)


def test_the_three_corners_are_marked() -> None:
    code = qr_squares("HELLO")
    last = code.side - 7
    starts = {(column, row) for column, row, length in code.dark if length >= 7}
    assert {(0, 0), (last, 0), (0, last)} <= starts


def test_an_invoice_proof_takes_a_small_code() -> None:
    assert qr_squares("CARDESK:1:R01-A-000001:" + "A" * 64).side == 33

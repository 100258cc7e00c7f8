import pytest
from babel.numbers import list_currencies

from cardesk_desktop.documents.text.faces import NOTDEF, Weight
from cardesk_desktop.documents.text.setting import SetLine, typesetter
from cardesk_desktop.domain.money import currency
from cardesk_desktop.i18n import LANGUAGES, Language, Phrasebook

LRI, PDI = "\u2066", "\u2069"


def _numbers(line: SetLine) -> list[int]:
    return [glyph.number for piece in line.pieces for glyph in piece.glyphs]


def _faces(line: SetLine) -> list[str]:
    return [piece.face.name for piece in line.pieces]


def _set(text: str, base: str = "auto") -> SetLine:
    assert base in ("auto", "ltr", "rtl")
    return typesetter().line(text, "regular", "rtl" if base == "rtl" else "auto")


def test_arabic_letters_are_joined() -> None:
    alone = _numbers(_set("ب"))
    start, middle, end = (_numbers(_set("ببب"))[place] for place in (2, 1, 0))
    assert len({alone[0], start, middle, end}) == 4


def test_lam_and_alef_are_one_glyph() -> None:
    assert len(_numbers(_set("لا"))) == 1


def test_each_script_takes_the_font_that_draws_it() -> None:
    assert _faces(_set("Client محمد Транспорт")) == [
        "NotoSans-Regular",
        "NotoSansArabic-Regular",
        "NotoSans-Regular",
    ]


def test_bold_comes_from_the_bold_files() -> None:
    line = typesetter().line("Total المجموع", "bold")
    assert set(_faces(line)) == {"NotoSans-Bold", "NotoSansArabic-Bold"}


def test_a_letter_no_font_draws_is_shown_as_a_box_and_kept_as_text() -> None:
    line = _set("日本")
    assert _numbers(line) == [NOTDEF, NOTDEF]
    assert line.advance > 0
    assert [glyph.text for glyph in line.pieces[0].glyphs] == ["日", "本"]


def test_every_digit_is_equally_wide() -> None:
    widths = {round(_set(digit).advance, 3) for digit in "0123456789"}
    assert len(widths) == 1
    assert _set("1,111.77").advance == _set("9,080.45").advance


def test_the_minus_sign_is_as_wide_as_the_plus_sign() -> None:
    assert _set("\u2212").advance == _set("+").advance


def test_brackets_are_mirrored_in_arabic() -> None:
    opening, closing = _numbers(_set("("))[0], _numbers(_set(")"))[0]
    drawn = _numbers(_set("(محمد)"))
    assert (drawn[0], drawn[-1]) == (opening, closing)


def test_isolates_and_joiners_have_no_width() -> None:
    assert _set(f"{LRI}+971 4{PDI}").advance == _set("+971 4").advance
    assert NOTDEF not in _numbers(_set("م\u200dA\ufe0f"))


def test_a_phone_in_an_arabic_line_keeps_its_order() -> None:
    line = _set(f"هاتف {LRI}+971 4 123{PDI}")
    latin = "".join(
        glyph.text
        for piece in line.pieces
        if piece.face.name.startswith("NotoSans-")
        for glyph in piece.glyphs
    )
    assert "+971 4 123" in latin


def test_marks_sit_on_their_letter() -> None:
    glyphs = [glyph for piece in _set("مُ").pieces for glyph in piece.glyphs]
    mark = next(glyph for glyph in glyphs if glyph.text == "ُ")
    assert mark.advance == 0
    assert mark.y_offset != 0


def test_copied_text_keeps_a_ligature_in_one_character() -> None:
    texts = [glyph.text for piece in _set("سلام").pieces for glyph in piece.glyphs]
    assert "\ufefb" in texts or "\ufefc" in texts


@pytest.mark.parametrize("text", ["", "\u202e", LRI + PDI])
def test_nothing_to_draw_has_no_width(text: str) -> None:
    assert _set(text).advance == 0


def test_a_line_is_set_once() -> None:
    assert _set("Full wash, SUV") is _set("Full wash, SUV")


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.code)
def test_every_sign_beside_an_amount_is_drawn(spoken: Language, weight: Weight) -> None:
    _ = Phrasebook(spoken)
    signs = {_.currency_sign(currency(code)) for code in list_currencies()}
    boxes = {sign for sign in signs if NOTDEF in _numbers(typesetter().line(sign, weight))}
    assert boxes == set()

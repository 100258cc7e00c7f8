"""The papers that are compared with stored images.

    python -m tests.unit.documents.papers        # draws all images anew; look at them before committing

Images are grey, 70 dots per inch, one per page, in tests/data/golden/.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from cardesk_desktop.documents import render_invoice, render_receipt
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.tender import TenderKind
from tests.builders import (
    EUR,
    KWD,
    amount,
    make_buyer,
    make_client,
    make_company,
    make_invoice,
    make_invoice_file,
    make_invoiced_vehicle,
    make_line,
    make_payment,
)
from tests.unit.documents.reading import page_count, picture
from tests.unit.documents.speaking import ARABIC, ENGLISH, FRENCH

FOLDER = Path(__file__).parents[2] / "data" / "golden"
_GREYS = 16


def logo() -> bytes:
    """A round sign on a transparent ground."""
    image = Image.new("RGBA", (320, 160), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, 152, 152), fill=(11, 107, 117, 255))
    draw.rectangle((180, 60, 312, 100), fill=(180, 83, 9, 255))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _file(invoice: Invoice, payments: Sequence[Payment] | None = None) -> InvoiceFile:
    """Sealed with a hash that no change of the sealed form moves, for it stands in the QR code."""
    file = make_invoice_file(invoice, payments)
    return replace(file, seal=replace(file.seal, hash=hashlib.sha256(b"a paper").digest()))


def forty_lines() -> bytes:
    """A full tax invoice over two pages, reprinted."""
    invoice = make_invoice(40, buyer=make_buyer(), vehicle=make_invoiced_vehicle())
    return render_invoice(_file(invoice), phrasebook=ENGLISH, is_copy=True, logo=logo())


def three_scripts() -> bytes:
    """A name in three scripts, a letter that no font has, and notes on the lines."""
    client = make_client(
        "Al Marri المري للنقل Транспорт 日本 (VIP)",
        tax_number="100987654300003",
        address="P.O. Box 4410\nديرة، دبي",
    )
    invoice = make_invoice(3, buyer=make_buyer(client), vehicle=make_invoiced_vehicle())
    lines = [replace(line, note="خدش في الباب (left door)", staff_name="Рави") for line in invoice.lines]
    return render_invoice(_file(replace(invoice, lines=tuple(lines))), phrasebook=ENGLISH)


def dinars() -> bytes:
    """Three decimals, a simplified form, nobody named, a discount and part of it paid by card."""
    lines = [make_line(place, of=KWD) for place in range(1, 7)]
    invoice = make_invoice(lines, of=KWD, discount=PercentOff(1_000, "Friday"))
    payment = make_payment(invoice, kind=TenderKind.CARD, paid=amount(500_000, KWD))
    return render_invoice(_file(invoice, [payment]), phrasebook=ENGLISH)


def bilingual() -> bytes:
    """English with Arabic below."""
    invoice = make_invoice(
        5,
        buyer=make_buyer(),
        vehicle=make_invoiced_vehicle(),
        second_language="ar",
        discount=PercentOff(500, "Friday"),
    )
    return render_invoice(_file(invoice), phrasebook=ENGLISH, second=ARABIC)


def french() -> bytes:
    """A French invoice between businesses, not paid yet."""
    client = make_client(
        "Transports Lefèvre", phone="", tax_number="FR45987654321", address="8 rue Faÿ\n06000 Nice"
    )
    company = make_company("FR", of=EUR, language="fr")
    invoice = make_invoice(5, buyer=make_buyer(client), company=company, language="fr")
    invoice = replace(invoice, footer="Merci de votre visite.")
    return render_invoice(_file(invoice, []), phrasebook=FRENCH)


def _arabic_invoice() -> Invoice:
    client = make_client(
        "شركة المري للنقل ذ.م.م", tax_number="100987654300003", address="ص.ب 4410\nديرة، دبي"
    )
    invoice = make_invoice(
        6,
        language="ar",
        buyer=make_buyer(client),
        vehicle=make_invoiced_vehicle(),
        discount=PercentOff(1_000, "الجمعة"),
    )
    seller = replace(invoice.seller, name="النخلة للعناية بالسيارات", address="القوز الصناعية 3، دبي")
    return replace(invoice, seller=seller, staff_name="أمينة يوسف", footer="شكرا لزيارتكم، قيادة آمنة.")


def arabic() -> bytes:
    """Arabic alone, mirrored, part of it paid."""
    invoice = _arabic_invoice()
    return render_invoice(_file(invoice, [make_payment(invoice, paid=amount(500_000))]), phrasebook=ARABIC)


def receipt() -> bytes:
    """The strip of a counter sale, paid in cash with change."""
    invoice = make_invoice(4, vehicle=make_invoiced_vehicle())
    payment = make_payment(invoice, received=amount(1_000_000))
    return render_receipt(_file(invoice, [payment]), phrasebook=ENGLISH)


def arabic_receipt() -> bytes:
    """The strip in Arabic and English, reprinted, with a logo."""
    file = _file(_arabic_invoice())
    return render_receipt(file, phrasebook=ARABIC, second=ENGLISH, is_copy=True, logo=logo())


PAPERS: Mapping[str, Callable[[], bytes]] = {
    "forty-lines": forty_lines,
    "three-scripts": three_scripts,
    "dinars": dinars,
    "bilingual": bilingual,
    "french": french,
    "arabic": arabic,
    "receipt": receipt,
    "arabic-receipt": arabic_receipt,
}


def image_path(name: str, page: int) -> Path:
    """Where the image of a page is kept; pages count from 0."""
    return FOLDER / f"{name}-{page + 1}.png"


def main() -> None:
    """Draw all images anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, draw in PAPERS.items():
        data = draw()
        for page in range(page_count(data)):
            path = image_path(name, page)
            picture(data, page).quantize(_GREYS, dither=Image.Dither.NONE).save(path, optimize=True)
            print(path)


if __name__ == "__main__":
    main()

"""Guesses from its heading what a column means, in the five languages and in what other tills export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.importing.fields import FIELDS, ImportField, ImportKind

_F = ImportField

HEADINGS: Mapping[ImportField, str] = {
    _F.NAME: "name, item, item name, product, product name, service, service name, client, client name, "
    "customer, customer name, full name, title, description, nom, désignation, libellé, article, produit, "
    "nombre, artículo, producto, cliente, descripción, название, наименование, имя, товар, клиент, фио, "
    "الاسم, اسم, اسم المنتج, المنتج, اسم الخدمة, الخدمة, اسم العميل, العميل, الصنف",
    _F.NAME_EN: "english name, name english, name en, nom anglais, nombre inglés, название английский, "
    "الاسم بالإنجليزية, الاسم الانجليزي",
    _F.NAME_FR: "french name, name french, name fr, nom français, nombre francés, название французский, "
    "الاسم بالفرنسية",
    _F.NAME_AR: "arabic name, name arabic, name ar, nom arabe, nombre árabe, название арабский, "
    "الاسم بالعربية, الاسم العربي",
    _F.NAME_ES: "spanish name, name spanish, name es, nom espagnol, nombre español, название испанский, "
    "الاسم بالإسبانية",
    _F.NAME_RU: "russian name, name russian, name ru, nom russe, nombre ruso, название русский, "
    "الاسم بالروسية",
    _F.SKU: "sku, code, item code, article number, reference, internal reference, ref, référence, "
    "referencia, código, артикул, код, код товара, الرمز, رمز الصنف, كود, رقم الصنف",
    _F.BARCODE: "barcode, barcodes, ean, ean13, ean 13, upc, gtin, code barres, code à barres, "
    "código de barras, штрихкод, штрих код, الباركود, باركود, رمز شريطي",
    _F.PRICE: "price, sale price, sales price, selling price, retail price, unit price, default price, "
    "prix, "
    "prix de vente, precio, precio de venta, pvp, цена, цена продажи, السعر, سعر, سعر البيع",
    _F.COST: "cost, cost price, purchase price, buying price, coût, prix d'achat, coste, costo, "
    "precio de compra, себестоимость, закупочная цена, цена закупки, التكلفة, سعر الشراء, سعر التكلفة, "
    "average cost, coût moyen, coste medio, متوسط التكلفة",
    _F.TAX_RATE: "tax, tax rate, vat, vat rate, vat %, tax %, tva, taux de tva, iva, tipo de iva, ндс, "
    "ставка ндс, налог, الضريبة, نسبة الضريبة, ضريبة القيمة المضافة, taux de taxe, tipo de impuesto, "
    "ставка налога",
    _F.CATEGORY: "category, categories, group, department, type, catégorie, famille, rayon, categoría, "
    "familia, категория, группа, الفئة, فئة, التصنيف, المجموعة",
    _F.SUPPLIER: "supplier, vendor, preferred supplier, fournisseur, proveedor, поставщик, المورد, مورد",
    _F.MINIMUM: "minimum, minimum stock, min stock, reorder level, low stock, alert level, stock minimum, "
    "seuil d'alerte, stock mínimo, минимум, минимальный остаток, الحد الأدنى, حد الطلب, mínimo, "
    "existencias mínimas, الحد الأدنى للمخزون",
    _F.DURATION: "duration, minutes, duration minutes, time, durée, duración, длительность, "
    "продолжительность, минуты, المدة, المدة بالدقائق, duration in minutes, durée en minutes, "
    "duración en minutos, длительность в минутах",
    _F.PRICE_MOTORCYCLE: "motorcycle, motorbike, bike, price motorcycle, moto, prix moto, precio moto, "
    "мотоцикл, цена мотоцикл, دراجة نارية, سعر دراجة نارية",
    _F.PRICE_SMALL: "small, small car, hatchback, price small, petite, citadine, pequeño, coche pequeño, "
    "малый, малая, صغيرة, سعر صغيرة, compacto, سيارة صغيرة",
    _F.PRICE_SEDAN: "sedan, saloon, price sedan, berline, sedán, седан, سيدان, سعر سيدان",
    _F.PRICE_SUV: "suv, 4x4, price suv, todoterreno, внедорожник, دفع رباعي, سعر دفع رباعي",
    _F.PRICE_LARGE: "large, van, pickup, price large, grand, grande, utilitaire, furgoneta, большой, "
    "фургон, "
    "كبيرة, سعر كبيرة, large suv or van, grand suv ou van, suv grande o furgoneta, "
    "большой внедорожник минивэн, دفع رباعي كبير أو فان",
    _F.PHONE: "phone, mobile, telephone, phone number, mobile number, tel, téléphone, portable, teléfono, "
    "móvil, телефон, мобильный, الهاتف, رقم الهاتف, الجوال, رقم الجوال, الموبايل",
    _F.EMAIL: "email, e mail, email address, courriel, adresse e mail, correo, correo electrónico, "
    "почта, эл почта, электронная почта, البريد, البريد الإلكتروني",
    _F.TAX_NUMBER: "tax number, trn, vat number, tax id, tax registration number, numéro de tva, nif, cif, "
    "инн, налоговый номер, الرقم الضريبي, رقم التسجيل الضريبي",
    _F.ADDRESS: "address, street, adresse, dirección, адрес, العنوان",
    _F.NOTES: "note, notes, comment, comments, remark, remarks, remarque, commentaire, notas, comentario, "
    "заметка, заметки, комментарий, примечание, ملاحظة, ملاحظات",
    _F.PLATE: "plate, plate number, license plate, licence plate, number plate, registration, "
    "immatriculation, plaque, matrícula, номер, госномер, номер машины, اللوحة, رقم اللوحة",
    _F.MAKE: "make, brand, car make, marque, marca, марка, الماركة, الشركة المصنعة",
    _F.MODEL: "model, car model, modèle, modelo, модель, الموديل, الطراز",
    _F.COLOUR: "colour, color, couleur, цвет, اللون",
    _F.SIZE_CLASS: "size, size class, car size, vehicle size, taille, tamaño, размер, класс, "
    "الحجم, حجم السيارة",
    _F.CLIENT_KIND: "person or company, person company, company or person, client type, customer type, "
    "contact type, company type, is company, is a company, particulier ou entreprise, type de client, "
    "type client, est une société, particular o empresa, persona o empresa, tipo de cliente, es empresa, "
    "es una compañía, частное лицо или компания, физлицо или юрлицо, тип клиента, это компания, "
    "فرد أو شركة, نوع العميل, شركة أم فرد",
}
"""Headings by field, parted by commas."""


def _keys() -> dict[ImportField, frozenset[str]]:
    return {
        of: frozenset(" ".join(words(heading)) for heading in headings.split(","))
        for of, headings in HEADINGS.items()
    }


_KEYS = _keys()


def guess_columns(
    headings: Sequence[str], kind: ImportKind, currencies: Sequence[str] = ()
) -> dict[ImportField, int]:
    """The column of each field whose heading is known, by its number from 0; each column fills one field.

    Where two columns could fill a field, the one further left does; a field that comes earlier in the
    list of fields has the first choice. `currencies` are the names of the company's currency: our own
    lists name it behind what an amount is.
    """
    endings = [f" {ending}" for ending in (" ".join(words(name)) for name in currencies) if ending]
    folded = [_without(endings, " ".join(words(heading))) for heading in headings]
    taken: dict[ImportField, int] = {}
    for of in FIELDS[kind]:
        for column, heading in enumerate(folded):
            if heading in _KEYS[of] and column not in taken.values():
                taken[of] = column
                break
    return taken


def _without(endings: Sequence[str], heading: str) -> str:
    """A heading without the name of the currency behind it."""
    return next((heading.removesuffix(ending) for ending in endings if heading.endswith(ending)), heading)

"""Pictures of barcodes, as the tests of the camera hold them before it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter
from zxingcpp import BarcodeFormat

from cardesk_desktop.vision.frame import Frame

FRAME = (1280, 720)
SHAMPOO = "4006381333931"


def code_picture(
    text: str, kind: BarcodeFormat = BarcodeFormat.EAN13, *, scale: int = 3, turn: float = 0.0
) -> Image.Image:
    """One code on a white sticker, turned against the clock by `turn` degrees."""
    drawn = np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=scale))
    sticker = Image.fromarray(np.pad(drawn, 24, constant_values=255)).convert("RGBA")
    return sticker.rotate(turn, expand=True, resample=Image.Resampling.BICUBIC)


def on_the_counter(stickers: Sequence[Image.Image], *, size: tuple[int, int] = FRAME) -> Image.Image:
    """The stickers beside one another on a grey counter, from the left."""
    picture = Image.new("RGB", size, (122, 118, 110))
    room = size[0] // max(1, len(stickers))
    for place, sticker in enumerate(stickers):
        left = place * room + (room - sticker.width) // 2
        picture.paste(sticker, (left, (size[1] - sticker.height) // 2), sticker)
    return picture


def badly_lit(picture: Image.Image, seed: int = 3) -> Image.Image:
    """Out of focus, with a lamp mirrored in it, dim at the edge and noisy."""
    width, height = picture.size
    lamp = Image.new("L", picture.size, 0)
    ImageDraw.Draw(lamp).ellipse((width * 0.55, height * 0.1, width * 0.8, height * 0.4), fill=150)
    lamp = lamp.filter(ImageFilter.GaussianBlur(60))
    lit = Image.composite(Image.new("RGB", picture.size, "white"), picture, lamp)
    soft = np.asarray(lit.filter(ImageFilter.GaussianBlur(1.2))).astype(np.int16)
    noise = np.random.default_rng(random.Random(seed).randrange(1 << 30)).normal(0, 8, soft.shape)
    return Image.fromarray(np.clip(soft * 0.8 + noise, 0, 255).astype(np.uint8))


def frame_of(picture: Image.Image) -> Frame:
    """As the driver of a camera hands it over."""
    red, green, blue = picture.convert("RGB").split()
    unused = Image.new("L", picture.size, 255)
    pixels = Image.merge("RGBA", (blue, green, red, unused)).tobytes()
    return Frame(pixels, picture.width, picture.height, picture.width * 4)

"""A file that prepares registers, with everything in it."""

from __future__ import annotations

WHOLE = """\
# Palm Auto Spa, twenty registers
format = 1
service = "https://Account.example"
shop_code = "K7QM-3TPD"
language = "ar"
channel = "beta"
register_name = "Till {number}"

[printers]
receipt = "EPSON TM-T20III"
after_a_sale = "receipt"
"""

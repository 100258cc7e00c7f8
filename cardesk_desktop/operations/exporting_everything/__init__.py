"""Everything that is kept, as one ZIP that any computer reads without this program.

The desk lets the file stand still for a moment (`asking`), a private copy is taken, and the ZIP is written
from that copy on an io thread (`writing`) while the sales go on.
"""

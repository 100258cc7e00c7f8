"""What the frozen program begins with; the source tree begins with `python -m cardesk_desktop`."""

import sys

from cardesk_desktop.__main__ import main

sys.exit(main(sys.argv[1:]))

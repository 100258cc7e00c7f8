"""The door to what is shipped; `python3 dev.py package SYSTEM [...]` prepares the environment and opens it.

`python packaging/ship.py --help` names what it makes, each name's own `--help` the rest. The packages
`shipping` (beside this file) and `devtools` (in the root) are found from here, wherever it is started.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from shipping.commands import main  # noqa: E402 - the path has to be there first

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

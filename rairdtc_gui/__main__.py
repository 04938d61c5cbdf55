"""`python -m rairdtc_gui` opens the window."""

import sys

from rairdtc_gui.app.main import main

if __name__ == "__main__":
    sys.exit(main())

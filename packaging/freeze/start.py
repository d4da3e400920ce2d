"""Where the frozen program begins."""

import sys

from hrcapp.__main__ import main

sys.exit(main())

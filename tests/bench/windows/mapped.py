"""Start a program on a display of X, print the milliseconds until its first window is there, and end it."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time

_MAP_NOTIFY = 19
_SUBSTRUCTURE = 1 << 19
_EVENT_BYTES = 24 * 8


def main() -> int:
    """`mapped.py PROGRAM …`: the time from here to the MapNotify of a child of the root window."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    x11.XSelectInput(display, root, ctypes.c_long(_SUBSTRUCTURE))
    x11.XSync(display, 0)
    begun = time.perf_counter()
    with subprocess.Popen(sys.argv[1:]) as program:
        event = (ctypes.c_char * _EVENT_BYTES)()
        while True:
            x11.XNextEvent(display, ctypes.byref(event))
            if ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == _MAP_NOTIFY:
                break
        print((time.perf_counter() - begun) * 1000, flush=True)
        program.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Encrypts or decrypts one large file in its own process: a JSON line and the bytes in, the bytes out."""

from __future__ import annotations

import json
import sys

from hrcapp.exchange import age


def main() -> int:
    """Exit code 0, or one of `age.NOT_FOR_US` and `age.MALFORMED`."""
    task = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        work = age.encrypt_here if task["work"] == "encrypt" else age.decrypt_here
        result = work(data, task["keys"])
    except age.NotForUs:
        return age.NOT_FOR_US
    except age.Malformed:
        return age.MALFORMED
    except ValueError:
        return 1
    sys.stdout.buffer.write(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())

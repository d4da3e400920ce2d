"""`python -m tests.fuzz SECONDS [TARGET]`: tries a parser of our own, or all one after the other, on inputs
that reach new lines of it (atheris, libFuzzer). An input that breaks one is kept in build/fuzz/found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.fuzz.targets import TARGETS

BUILD = Path(__file__).resolve().parents[2] / "build" / "fuzz"


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    wanted = sys.argv[2:] or list(TARGETS)
    if unknown := set(wanted) - set(TARGETS):
        print(
            f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}", file=sys.stderr
        )
        return 2
    broken = [name for name in wanted if _fuzzed(name, seconds)]
    return 1 if broken else 0


def _fuzzed(name: str, seconds: int) -> bool:
    """Whether a fault was found; prints how far it came."""
    found, corpus = BUILD / "found" / name, BUILD / "corpus" / name
    for folder in (found, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = {"max_total_time": seconds, "timeout": 10, "rss_limit_mb": 1500, "max_len": 20_000, "seed": 1}
    given = [f"-{key}={value}" for key, value in options.items()]
    command = [
        sys.executable,
        "-m",
        "tests.fuzz.loop",
        name,
        *given,
        f"-artifact_prefix={found}/",
        str(corpus),
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    told = done.stdout.decode("utf-8", "replace").splitlines()
    runs = next((line for line in reversed(told) if line.startswith("Done")), "ended early")
    fault = "a fault" if done.returncode else "no fault"
    print(
        f"{name}: {fault}; {runs}; {len(list(corpus.iterdir()))} inputs kept for what they reach", flush=True
    )
    if done.returncode:
        print("\n".join(f"  {line}" for line in told[-40:] if not line.startswith("#")))
    return bool(done.returncode)


if __name__ == "__main__":
    sys.exit(main())

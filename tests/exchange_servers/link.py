"""A bad link of our own: two TUN devices, one here and one in a network namespace, and what passes between.

The forwarder keeps to a rate and a delay, loses packets by a seed, and is cut at will. After a cut every
connection from before it is dead, as when a modem has come back with another address. Needs root.
"""

from __future__ import annotations

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.exchange_servers.packets import Flow, flow_of, reset_for

_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000  # linux/if_tun.h
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET
_MTU = 1500


class Unavailable(Exception):
    """No such link can be made on this machine; the words say why."""


@dataclass(frozen=True)
class Quality:
    """`rate` in bits a second and `delay` in seconds, each way; `loss` as a share of packets."""

    rate: float
    delay: float = 0.05
    loss: float = 0.0
    seed: int = 1
    queue: int = 64 * 1024  # bytes that wait before packets are dropped, as a modem keeps some dozens


@dataclass
class Way:
    """One direction: what was put onto it, and when it is free again."""

    source: int
    target: int
    carried: int = 0
    free_at: float = 0.0
    waiting: list[tuple[float, int, bytes]] = field(default_factory=list)


class Link:
    """`up` and `down` count the bytes put onto the link, headers and lost ones included."""

    def __init__(self, quality: Quality) -> None:
        self.quality = quality
        self._name = f"hrc{os.getpid() % 100000}"
        # Another network for each process: two of them may measure at once.
        self.here, self.there = (
            f"10.{100 + os.getpid() // 250 % 100}.{os.getpid() % 250}.{n}" for n in (1, 2)
        )
        self._chance = random.Random(quality.seed)
        self._dead: set[Flow] = set()
        self._alive: set[Flow] = set()
        self._silent_until = 0.0
        self._cut_at: tuple[int, float] | None = None
        self._every: tuple[float, float] | None = None
        self._next_cut = float("inf")
        self.cuts = 0
        self._stopping = threading.Event()
        self._open_devices()
        self._thread = threading.Thread(target=self._forward, daemon=True)

    @property
    def up(self) -> int:
        return self._up.carried

    @property
    def down(self) -> int:
        return self._down.carried

    def inside(self, command: list[str]) -> list[str]:
        """A command as it runs at the far end, where this machine is `here` and it is `there`."""
        return ["ip", "netns", "exec", self._name, *command]

    def cut_after(self, count: int, silence: float = 3.0) -> None:
        """Once, when that many bytes have gone up: nothing passes for a while, then connections are dead."""
        self._cut_at = (self.up + count, silence)

    def cut_every(self, seconds: float, silence: float = 3.0) -> None:
        """The same again and again."""
        self._every, self._next_cut = (seconds, silence), time.monotonic() + seconds

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopping.set()
        self._thread.join(10)
        for device in (self._up.source, self._up.target):
            os.close(device)
        subprocess.run(["ip", "netns", "delete", self._name], check=False, capture_output=True)

    # -- devices

    def _open_devices(self) -> None:
        if os.getuid() != 0 or not Path("/dev/net/tun").exists():
            raise Unavailable("needs root and /dev/net/tun")
        _run(["ip", "netns", "add", self._name])
        try:
            here = _device(f"{self._name}a")
            there = _elsewhere(Path("/run/netns") / self._name, lambda: _device(f"{self._name}b"))
            _address([], f"{self._name}a", self.here, self.there)
            _address(["ip", "netns", "exec", self._name], f"{self._name}b", self.there, self.here)
        except (OSError, Unavailable) as error:
            subprocess.run(["ip", "netns", "delete", self._name], check=False, capture_output=True)
            raise Unavailable(str(error)) from error
        self._up, self._down = Way(here, there), Way(there, here)

    # -- packets

    def _forward(self) -> None:
        ways = {self._up.source: self._up, self._down.source: self._down}
        while not self._stopping.is_set():
            due = min((way.waiting[0][0] for way in ways.values() if way.waiting), default=float("inf"))
            timeout = min(max(due - time.monotonic(), 0.0), 0.05)
            ready, _none, _nothing = select.select(list(ways), [], [], timeout)
            for device in ready:
                self._take(ways[device], os.read(device, _MTU + 100))
            for way in ways.values():
                self._deliver(way)

    def _take(self, way: Way, packet: bytes) -> None:
        now, quality = time.monotonic(), self.quality
        way.carried += len(packet)
        self._cut_when_due(now)
        flow = flow_of(packet)
        if now < self._silent_until:
            return
        if flow in self._dead:
            if (answer := reset_for(packet)) is not None:
                os.write(way.source, answer)
            return
        if flow is not None:
            self._alive.add(flow)
        if self._chance.random() < quality.loss or way.free_at - now > quality.queue * 8 / quality.rate:
            return
        way.free_at = max(way.free_at, now) + len(packet) * 8 / quality.rate
        heapq.heappush(way.waiting, (way.free_at + quality.delay, way.carried, packet))

    def _deliver(self, way: Way) -> None:
        now = time.monotonic()
        while way.waiting and way.waiting[0][0] <= now:
            packet = heapq.heappop(way.waiting)[2]
            if now >= self._silent_until and flow_of(packet) not in self._dead:
                os.write(way.target, packet)

    def _cut_when_due(self, now: float) -> None:
        if self._cut_at is not None and self.up >= self._cut_at[0]:
            silence, self._cut_at = self._cut_at[1], None
            self._cut(now, silence)
        elif self._every is not None and now >= self._next_cut:
            self._next_cut = now + self._every[0]
            self._cut(now, self._every[1])

    def _cut(self, now: float, silence: float) -> None:
        self.cuts += 1
        self._silent_until = now + silence
        self._dead |= self._alive
        self._alive = set()


def _device(name: str) -> int:
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return device


def _elsewhere(namespace: Path, work: Callable[[], int]) -> int:
    """Do something in a network namespace: a thread changes to it and ends there."""
    found: list[int] = []
    failed: list[OSError] = []

    def inside() -> None:
        try:
            with namespace.open("rb") as file:
                if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), _NEW_NETWORK):
                    raise OSError(ctypes.get_errno(), "setns")
            found.append(work())
        except OSError as error:
            failed.append(error)

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return found[0]


def _address(prefix: list[str], device: str, own: str, peer: str) -> None:
    _run([*prefix, "ip", "address", "add", own, "peer", peer, "dev", device])
    _run([*prefix, "ip", "link", "set", "dev", device, "mtu", str(_MTU), "up"])


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except FileNotFoundError as error:
        raise Unavailable(f"{command[0]} is not installed") from error
    if done.returncode:
        raise Unavailable(done.stderr.strip())

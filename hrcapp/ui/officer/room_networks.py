"""The networks that this computer is in, each with the address that other laptops there reach it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

_KINDS = QNetworkInterface.InterfaceType
_ORDER = {_KINDS.Wifi: 0, _KINDS.Ethernet: 1}


@dataclass(frozen=True)
class Network:
    """An IPv4 address of this computer and what the system calls the way there."""

    address: str
    name: str


def networks() -> list[Network]:
    """Private networks, wireless ones first; addresses that a computer gave itself come last."""
    found = sorted(_found(), key=lambda one: one[0])
    return [network for _rank, network in found]


def _found() -> Iterator[tuple[tuple[bool, int], Network]]:
    flags = QNetworkInterface.InterfaceFlag
    for each in QNetworkInterface.allInterfaces():
        if not each.flags() & flags.IsRunning or each.flags() & flags.IsLoopBack:
            continue
        for entry in each.addressEntries():
            if entry.ip().protocol() != QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                continue
            address = IPv4Address(entry.ip().toString())
            if address.is_private:
                rank = (address.is_link_local, _ORDER.get(each.type(), 2))
                yield rank, Network(str(address), each.humanReadableName() or each.name())

"""Just enough of IPv4 and TCP (RFC 791, RFC 9293) to end a connection in the name of its other side."""

from __future__ import annotations

import struct

_TCP, _RST_ACK, _RST = 6, 0x14, 0x04

Flow = frozenset[tuple[bytes, int]]
"""The two ends of a connection: address and port."""


def flow_of(packet: bytes) -> Flow | None:
    """Which connection a packet belongs to; None for what is not TCP over IPv4."""
    if len(packet) < 40 or packet[0] >> 4 != 4 or packet[9] != _TCP:
        return None
    start = (packet[0] & 15) * 4
    source, target = struct.unpack_from(">HH", packet, start)
    return frozenset({(packet[12:16], source), (packet[16:20], target)})


def reset_for(packet: bytes) -> bytes | None:
    """The packet that ends the connection, for the sender of this one; None for one that ends it itself."""
    start = (packet[0] & 15) * 4
    source, target, sequence, wanted, offset, flags = struct.unpack_from(">HHIIBB", packet, start)
    if flags & _RST:
        return None
    length = len(packet) - start - (offset >> 4) * 4 + bool(flags & 0x02) + bool(flags & 0x01)
    header = struct.pack(
        ">HHIIBBHHH", target, source, wanted, (sequence + length) & 0xFFFFFFFF, 0x50, _RST_ACK, 0, 0, 0
    )
    addresses = packet[16:20] + packet[12:16]
    summed = _checksum(addresses + struct.pack(">BBH", 0, _TCP, len(header)) + header)
    header = header[:16] + struct.pack(">H", summed) + header[18:]
    outer = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(header), 0, 0, 64, _TCP, 0) + addresses
    return outer[:10] + struct.pack(">H", _checksum(outer)) + outer[12:] + header


def _checksum(data: bytes) -> int:
    """RFC 1071."""
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF

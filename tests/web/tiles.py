"""A PMTiles file of one tile, made by hand after version 3 of the specification: the whole world is water."""

from __future__ import annotations

import json
import struct


def varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def part(field: int, content: bytes) -> bytes:
    """A field of a protocol buffer that holds bytes."""
    return varint(field << 3 | 2) + varint(len(content)) + content


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def water_tile() -> bytes:
    """A vector tile whose layer *water* is one square over all of it."""
    moves = [9, zigzag(0), zigzag(0), 3 << 3 | 2]
    for step in ((4096, 0), (0, 4096), (-4096, 0)):
        moves += [zigzag(step[0]), zigzag(step[1])]
    moves.append(15)
    feature = number(3, 3) + part(4, b"".join(varint(m) for m in moves))
    layer = number(15, 2) + part(1, b"water") + part(2, feature) + number(5, 4096)
    return part(3, layer)


def world_of_water() -> bytes:
    tile = water_tile()
    # one entry: tile 0, of run length 1, so long, at offset 0
    directory = varint(1) + varint(0) + varint(1) + varint(len(tile)) + varint(1)
    metadata = json.dumps({"vector_layers": [{"id": "water", "fields": {}}]}).encode()
    root = 127
    about = root + len(directory)
    data = about + len(metadata)
    numbers = [root, len(directory), about, len(metadata), data, 0, data, len(tile), 1, 1, 1]
    head = b"PMTiles\x03" + struct.pack("<11Q", *numbers)
    # clustered; no compression of directories and tiles; vector tiles; zoom 0 to 0; the world; its middle
    head += struct.pack("<6B", 1, 1, 1, 1, 0, 0)
    head += struct.pack("<4i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    head += struct.pack("<B2i", 0, 0, 0)
    assert len(head) == root
    return head + directory + metadata + tile

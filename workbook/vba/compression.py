"""The CompressedContainer of MS-OVBA 2.4.1: chunks of 4,096 bytes, each made of literal bytes and of copies of what stands before."""

SIGNATURE = 0x01
CHUNK = 4096
COMPRESSED = 0xB000  # the flag of a compressed chunk and the signature of every chunk, above twelve bits of size
SHORTEST_COPY = 3


class CompressionError(ValueError):
    """Bytes that only a chunk stored as it is could hold; Excel drops a module that has such a chunk."""


def compress(data):
    """Return `data` as a CompressedContainer.

    CompressionError where 4,096 bytes have hardly three in a row that come twice: text of a program never is like that.

    >>> compress(b"abcdefghijklmnopqrstuv.").hex(" ", -8)
    '0119b00061626364 6566676800696a6b 6c6d6e6f70007172 737475762e'
    """
    container = bytearray([SIGNATURE])
    for start in range(0, len(data), CHUNK):
        tokens = _tokens(data[start:start + CHUNK])
        if len(tokens) > CHUNK:
            raise CompressionError(f"the bytes from {start} on repeat so little that compressed they take {len(tokens)} of the "
                                   f"{CHUNK} bytes a chunk may have; write them as text")
        container += (COMPRESSED | len(tokens) - 1).to_bytes(2, "little") + tokens
    return bytes(container)


def _tokens(chunk):
    """Return the token sequences of a chunk: a byte of flags, then up to eight tokens."""
    sequences, flags, tokens, place = bytearray(), 0, [], 0
    while place < len(chunk):
        start, length = _copied(chunk, place)
        if length:
            flags |= 1 << len(tokens)
            tokens.append(_copy_token(place, place - start, length))
        else:
            length = 1
            tokens.append(chunk[place:place + 1])
        place += length
        if len(tokens) == 8 or place == len(chunk):
            sequences += bytes([flags]) + b"".join(tokens)
            flags, tokens = 0, []
    return bytes(sequences)


def _copied(chunk, place):
    """Return (start, length) of the longest earlier bytes that come again at `place`, the nearest of equal ones; length 0 for none."""
    found, length = 0, 0
    wanted = SHORTEST_COPY
    while place + wanted <= len(chunk):
        start = chunk.rfind(chunk[place:place + wanted], 0, place + wanted - 1)
        if start < 0:
            break
        found, length = start, wanted
        while place + length < len(chunk) and chunk[start + length] == chunk[place + length]:
            length += 1
        wanted = length + 1
    return found, min(length, (0xFFFF >> _offset_bits(place)) + SHORTEST_COPY)


def _copy_token(place, offset, length):
    return ((offset - 1) << (16 - _offset_bits(place)) | length - SHORTEST_COPY).to_bytes(2, "little")


def _offset_bits(place):
    """Return how many of a copy token's sixteen bits say how far back: as many as are needed at `place`, at least four."""
    return max((place - 1).bit_length(), 4)

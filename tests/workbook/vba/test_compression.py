"""The compression of MS-OVBA 2.4.1: the specification's own examples, and oletools' decompressor on everything else."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream

from tests.workbook.vba.workbooks import BUTTONS
from workbook.vba.compression import CompressionError, compress

EXAMPLES = {
    "3.2.1 none": (b"abcdefghijklmnopqrstuv.",
                   "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E"),
    "3.2.2 normal": (b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
                     "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 20 6D 6E 6F 70 06 71 02 70 04 "
                     "00 72 73 74 75 76 10 77 78 79 7A 00 2C"),
    "3.2.3 maximum": (b"a" * 73, "01 03 B0 02 61 45 00"),
}
LINES = st.sampled_from([line + "\r\n" for line in BUTTONS.splitlines() if line.isascii()])


def chunks(container):
    """Return the headers of the chunks of a container."""
    found, place = [], 1
    while place < len(container):
        header = int.from_bytes(container[place:place + 2], "little")
        found.append(header)
        place += (header & 0x0FFF) + 3
    assert place == len(container)
    return found


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_specification(example):
    """MS-OVBA 3.2, byte for byte."""
    data, compressed = EXAMPLES[example]

    assert bytes.fromhex(compressed) == compress(data)


@given(st.lists(LINES, max_size=400).map("".join))
@example("")
@example("'" * 4095 + "x" + "'" * 4096)
@example("\r\n" * 2048)
def test_a_program_comes_back(text):
    """As oletools decompresses it, in any number of chunks."""
    data = text.encode("ascii")

    assert data == decompress_stream(compress(data))


@given(st.text("ab", min_size=1, max_size=40), st.integers(1, 700), st.binary(max_size=300))
def test_repeated_bytes_come_back(words, times, rest):
    """Copies that overlap what they copy, copies of the greatest length, the end of a chunk within a copy."""
    data = words.encode("ascii") * times + rest

    assert data == decompress_stream(compress(data))


@pytest.mark.parametrize("place", [3, 15, 16, 17, 31, 32, 33, 64, 65, 128, 129, 512, 513, 1024, 1025, 2048, 2049, 4090, 4093])
def test_a_copy_from_as_far_back_as_there_is(place):
    """A copy token has four to twelve bits for the way back, more the further on it stands."""
    data = b"\x01\x02\x03" + b"." * (place - 3) + b"\x01\x02\x03"

    assert data == decompress_stream(compress(data))


def test_no_chunk_is_stored_as_it_is():
    """Every header has the flag of a compressed chunk; Excel drops modules with others."""
    headers = chunks(compress((BUTTONS * 40).encode("utf-8")))

    assert len(headers) > 5
    assert {0b1011} == {header >> 12 for header in headers}


@pytest.mark.parametrize("length", [3641, 4095, 4096, 5000])
def test_what_does_not_repeat_is_refused(length):
    """Of bytes no three of which come twice, a chunk holds 3,640 with their 455 bytes of flags."""
    data = random.Random(1).randbytes(5000)[:length]
    assert length - 2 == len({data[at:at + 3] for at in range(length - 2)})

    with pytest.raises(CompressionError, match="write them as text"):
        compress(data)
    assert data[:3640] == decompress_stream(compress(data[:3640]))

"""The data encryption of MS-OVBA 2.4.3, against the specification's example and its own way back."""

import pytest

from workbook.vba.encryption import encrypted

PROJECT = "{917DED54-440B-4FD1-A5C1-74ACF261E600}"
EXAMPLE = {7: (bytes(4), "0705D8E3D8EDDBF1DBF1DBF1DBF1"), 14: (b"\0", "0E0CD1ECDFF4E7F5E7F5E7"), 21: (b"\xff", "1517CAF1D6F9D7F9D706")}


def decrypted(digits):
    """Return (version, key, data) by MS-OVBA 2.4.3.3."""
    seed, version, key, *rest = bytes.fromhex(digits)
    before, last, behind, plain = seed ^ key, key, version, []
    for byte in rest:
        before = byte ^ (behind + before) % 256
        behind, last = last, byte
        plain.append(before)
    plain = bytes(plain[(seed & 6) // 2:])
    length = int.from_bytes(plain[:4], "little")
    assert len(plain) == 4 + length
    return seed ^ version, seed ^ key, plain[4:]


@pytest.mark.parametrize("seed", EXAMPLE)
def test_the_example_of_the_specification(seed):
    """MS-OVBA 3.1.6: CMG, DPB and GC of a project that is visible, without protection or password."""
    data, digits = EXAMPLE[seed]

    assert digits == encrypted(data, PROJECT, seed)
    assert (2, 0xDF, data) == decrypted(digits)


@pytest.mark.parametrize("data", [bytes(4), b"\0", b"\xff"])
def test_every_seed_decrypts(data):
    """All 256, with the key of the project and version 2; as long as MS-OVBA 2.3.1.15 to 17 allow."""
    for seed in range(256):
        digits = encrypted(data, PROJECT, seed)
        assert (2, 0xDF, data) == decrypted(digits)
        assert 14 + 2 * len(data) <= len(digits) <= 20 + 2 * len(data)

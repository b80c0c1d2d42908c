"""Data encryption of MS-OVBA 2.4.3: it hides the protection, password and visibility of a project from a glance, no more."""

VERSION = 2
IGNORED = 7  # readers pass over these bytes; MS-OVBA 3.1.6 has sevens there, so its example comes out byte for byte


def project_key(project_id):
    """Return the key that a project's ID gives, braces included.

    >>> project_key("{917DED54-440B-4FD1-A5C1-74ACF261E600}")
    223
    """
    return sum(project_id.encode("ascii")) & 0xFF


def encrypted(data, project_id, seed):
    """Return `data` encrypted for the project of this ID, as hexadecimal digits; any seed of 0…255 will do.

    The example of MS-OVBA 3.1.6, a project without a password:

    >>> encrypted(b"\\x00", "{917DED54-440B-4FD1-A5C1-74ACF261E600}", seed=14)
    '0E0CD1ECDFF4E7F5E7F5E7'
    """
    key = project_key(project_id)
    written = [seed, seed ^ VERSION, seed ^ key]
    before = key
    for byte in bytes([IGNORED]) * ((seed & 6) // 2) + len(data).to_bytes(4, "little") + data:
        written.append(byte ^ (written[-2] + before & 0xFF))
        before = byte
    return bytes(written).hex().upper()

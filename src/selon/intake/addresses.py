"""Which addresses of the internet may be connected to: public ones of single hosts, and no other.

`ipaddress` knows the registries of special addresses (RFC 6890); what carries another address
inside it is unwrapped first, since a gateway may lead to that one.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

# The last four bytes are an IPv4 address: of NAT64 (RFC 6052), of addresses "compatible" with IPv4
# (RFC 4291, 2.5.5.1), of SIIT (RFC 2765) and of ISATAP hosts (RFC 5214).
_NAT64: Final = IPv6Network("64:ff9b::/96")
_CARRIERS: Final = (IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"))
_ISATAP: Final = (0x00005EFE, 0x02005EFE)
# Not global to everybody, whatever the release of Python says of it.
_CLOSED: Final = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers (RFC 6598)
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "198.18.0.0/15",
        "240.0.0.0/4",
        "64:ff9b:1::/48",  # NAT64 inside one network (RFC 8215)
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing (RFC 9602)
        "fec0::/10",  # site-local, of old (RFC 3879)
        "100::/64",
    )
)


def is_public(text: str) -> bool:
    """Say whether an address may be connected to; a zone ("%eth0") never.

    >>> is_public("93.184.215.14"), is_public("::ffff:127.0.0.1"), is_public("fe80::1%eth0")
    (True, False, False)
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        return False
    return all(_is_open(inner) for inner in _layers(address))


def _is_open(address: Address) -> bool:
    closed = address.is_multicast or address.is_reserved or address.is_unspecified
    listed = any(address.version == net.version and address in net for net in _CLOSED)
    return address.is_global and not closed and not listed


def _layers(address: Address) -> Iterator[Address]:
    """Give an address and those that it carries inside it."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped is not None:  # the same host, written otherwise
        yield address.ipv4_mapped
        return
    if address in _NAT64:  # how hosts without IPv4 reach those without IPv6
        yield IPv4Address(int(address) & 0xFFFFFFFF)
        return
    yield address
    low = int(address) & 0xFFFFFFFF
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in carrier for carrier in _CARRIERS):
        yield IPv4Address(low)
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(low)

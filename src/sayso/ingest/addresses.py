"""Which network addresses a URL may lead to: public ones, unless asked otherwise.

A report names a URL and a page may redirect to another; without this check either could make
`sayso` read from inside the user's own network.
"""

from __future__ import annotations

import ipaddress
import socket

from sayso.errors import FetchError, ForbiddenAddress

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# RFC 6052: an IPv4 address written inside an IPv6 one by a translator.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is reachable by everyone.

    False for private, loopback, link-local, multicast, reserved and unspecified addresses, also
    where one hides inside an IPv6 address (mapped, 6to4, Teredo, NAT64).
    """
    # A zone (`fe80::1%eth0`) belongs to this machine only.
    if "%" in address:
        return False
    parsed = ipaddress.ip_address(address)
    return all(
        inner.is_global and not inner.is_multicast and not inner.is_reserved
        for inner in _with_hidden(parsed)
    )


def _with_hidden(address: _Address) -> list[_Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        # The outer form counts as reserved, whatever it maps.
        return [address.ipv4_mapped]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)]
    found: list[_Address] = [address]
    if address.sixtofour:
        found.append(address.sixtofour)
    if address.teredo:
        found.extend(address.teredo)
    return found


def resolve(host: str, port: int, *, where: str, allow_private: bool) -> list[str]:
    """Look a host up and give back the addresses that may be connected to.

    The caller connects to one of these and not to the name again, so that a second look-up cannot
    lead elsewhere (DNS rebinding).

    Args:
        host: A name or an IP address.
        port: The port to be connected to.
        where: The URL, for the errors.
        allow_private: Take private addresses too.

    Raises:
        FetchError: The name is unknown.
        ForbiddenAddress: One of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FetchError(
            f"The name '{host}' cannot be looked up ({reason}).",
            where=where,
            hint="Check the address and the connection, or save the page and read the file.",
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise ForbiddenAddress(
                    f"'{host}' leads to {address}, which is not a public address.",
                    where=where,
                    hint="To read from your own network, use --allow-private (allow_private=True).",
                )
    return addresses

"""What a portal's TLS may be: by default what a browser takes, otherwise what its file asks for, and never silently."""

from __future__ import annotations

import ssl
import sys
from typing import NamedTuple

from archive.words import again
from crawler.options import BadOption
from crawler.portals.model import Portal, Tls


class Profile(NamedTuple):
    """What is allowed beyond the default."""

    old: bool = False
    """Protocols from TLS 1.0 on, ciphers and keys that OpenSSL calls weak, servers without secure renegotiation."""
    unverified: bool = False
    """Any certificate: whoever sits on the wire can pose as the portal."""


PROFILES: dict[Tls, Profile] = {
    "default": Profile(),
    "legacy": Profile(old=True),
    "unverified": Profile(unverified=True),
    "legacy-unverified": Profile(old=True, unverified=True),
}
_MEANS = (
    "old ciphers, TLS 1.0 and insecure renegotiation are accepted",
    "the server's certificate is not checked",
)
OLD_CIPHERS = "ALL:!aNULL:!eNULL:@SECLEVEL=0"
LEGACY_SERVER_CONNECT = 0x4
"""OpenSSL's SSL_OPLEGACY_SERVER_CONNECT (RFC 5746), which Python 3.11 has no name for."""


def profile_of(setting: str, portal: Portal | None) -> Tls:
    """The profile that a setting names, or else the portal's file; None: the server is no portal's.

    Raises ``BadOption``.
    """
    if not setting:
        return portal.tls if portal is not None else "default"
    if setting not in PROFILES:
        raise BadOption(f"CONGTIN_TLS is one of {', '.join(PROFILES)}, not {setting!r}")
    return setting


def meaning(name: Tls) -> str:
    """What a profile gives up, in words; empty for the default.

    >>> meaning("unverified")
    "the server's certificate is not checked"
    """
    return "; ".join(words for words, given_up in zip(_MEANS, PROFILES[name], strict=True) if given_up)


def confess(name: Tls) -> None:
    """Says on standard error what a profile gives up."""
    if given_up := meaning(name):
        print(f"congtin: tls = {name}: {again(given_up)}", file=sys.stderr)


def remedy(name: Tls, *, distrusted: bool) -> Tls | None:
    """The profile that takes a host with which none came about under ``name``; None where it allows all already.

    >>> remedy("default", distrusted=True), remedy("legacy", distrusted=True), remedy("legacy", distrusted=False)
    ('unverified', 'legacy-unverified', None)
    """
    old, unverified = PROFILES[name]
    wanted = Profile(old=old or not distrusted, unverified=unverified or distrusted)
    return next((other for other, profile in PROFILES.items() if profile == wanted and other != name), None)


def plain_context(name: Tls) -> ssl.SSLContext:
    """The profile for the standard library's own client."""
    profile = PROFILES[name]
    context = ssl.create_default_context()
    if profile.old:
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.set_ciphers(OLD_CIPHERS)
        context.options |= LEGACY_SERVER_CONNECT
    if profile.unverified:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context

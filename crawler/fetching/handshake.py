"""Handshakes as a portal's TLS profile wants them, and what came of them."""

from __future__ import annotations

from typing import Any

from OpenSSL import SSL
from OpenSSL.crypto import X509
from service_identity import VerificationError
from service_identity.exceptions import CertificateError
from service_identity.hazmat import DNS_ID, IPAddress_ID, ServiceID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.fetching.tls import LEGACY_SERVER_CONNECT, OLD_CIPHERS, PROFILES, Profile
from crawler.portals.model import Tls

_BAD_CERTIFICATE = {
    9: "not valid yet",
    10: "expired",
    18: "self-signed",
    19: "signed by a root that is not trusted here",
    20: "its issuer is not known here",
    21: "sent without the certificates between it and its root",
    23: "revoked",
    62: "made for another host",
    66: "its key is too weak",
    67: "its issuer's key is too weak",
    68: "signed with a digest that is too weak",
}
"""OpenSSL's X509_V_ERR_*, as far as portals bring them about."""


@implementer(IOpenSSLClientConnectionCreator)
class HostTls:
    """Connections to one host, and how the newest of them came about."""

    def __init__(self, host: str, profile: Profile) -> None:
        self._host = host
        self._profile = profile
        self._named = _service(host)
        self._context = self._made()
        self.tried = False
        """Whether a connection stood, over which TLS could be spoken."""
        self.shaking = False
        """Whether the newest connection has not agreed on anything yet."""
        self.distrusted: str | None = None
        """What is wrong with the certificate that the newest connection showed."""
        self.agreed: dict[str, str] = {}
        """Version, cipher and certificate of the newest connection that came about."""

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:  # noqa: N802 - Twisted's name
        """A connection that shows its host by name and checks who answers."""
        del protocol
        self.tried, self.shaking, self.distrusted = True, True, None
        connection = SSL.Connection(self._context, None)
        if not _is_address(self._host):
            connection.set_tlsext_host_name(self._host.encode("ascii"))
        return connection

    def _made(self) -> SSL.Context:
        context = SSL.Context(SSL.TLS_CLIENT_METHOD)
        context.set_mode(SSL.MODE_RELEASE_BUFFERS)
        context.set_options(SSL.OP_NO_COMPRESSION)
        context.set_min_proto_version(SSL.TLS1_VERSION if self._profile.old else SSL.TLS1_2_VERSION)
        if self._profile.old:
            context.set_options(LEGACY_SERVER_CONNECT)
        context.set_default_verify_paths()
        context.set_verify(SSL.VERIFY_PEER, self._judge)
        context.set_info_callback(self._note)
        if self._profile.old:
            context.set_cipher_list(OLD_CIPHERS.encode("ascii"))
        return context

    def _judge(self, connection: SSL.Connection, certificate: X509, error: int, depth: int, good: int) -> bool:
        """Whether the handshake goes on. OpenSSL asks for every certificate of the chain, and for every fault of it."""
        if not good and self.distrusted is None:
            self.distrusted = _BAD_CERTIFICATE.get(error, f"OpenSSL's error {error}")
        if depth == 0 and good and not self._is_named(certificate):
            self.distrusted = self.distrusted or _BAD_CERTIFICATE[62]
        return self.distrusted is None or self._profile.unverified

    def _is_named(self, certificate: X509) -> bool:
        if self._named is None:
            return False
        try:
            verify_service_identity(extract_patterns(certificate), [self._named], [])
        except (VerificationError, CertificateError, ValueError):
            return False
        return True

    def _note(self, connection: SSL.Connection, where: int, result: int) -> None:
        if where & SSL.SSL_CB_HANDSHAKE_DONE:
            self.shaking = False
            self.agreed = {
                "version": connection.get_protocol_version_name(),
                "cipher": connection.get_cipher_name() or "",
                "certificate": f"not trusted: {self.distrusted}" if self.distrusted else "trusted",
            }


@implementer(IPolicyForHTTPS)
class Policy:
    """How a portal's hosts are connected to; ``hosts`` holds what came of it, by host name."""

    def __init__(self, name: Tls) -> None:
        self.name = name
        self._profile = PROFILES[name]
        self.hosts: dict[str, HostTls] = {}

    def creatorForNetloc(self, hostname: bytes, port: int) -> HostTls:  # noqa: N802 - Twisted's name
        """The host's own; one context for all its connections."""
        del port
        host = hostname.decode("ascii")
        if host not in self.hosts:
            self.hosts[host] = HostTls(host, self._profile)
        return self.hosts[host]


def _service(host: str) -> ServiceID | None:
    """What a certificate has to name; None for a host that none can (``so_y_te.vidu.gov.vn``)."""
    try:
        return IPAddress_ID(host) if _is_address(host) else DNS_ID(host)
    except ValueError:
        return None


def _is_address(host: str) -> bool:
    return isIPAddress(host) or isIPv6Address(host)

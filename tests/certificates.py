"""Certificates for loopback servers, made where they are needed: nothing of them is kept."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Signed(NamedTuple):
    """A certificate and the key that it speaks for."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def signed(
    name: str, by: Signed | None = None, *, for_host: str | None = None, days: int = 30, key: Key | None = None
) -> Signed:
    """A certificate for ``for_host`` (a name or an address), or one that signs others; by itself where ``by`` is none.

    ``days`` below zero: it has ended so long ago.
    """
    key = key or ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=365))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=for_host is None, path_length=None), critical=True)
    )
    if for_host is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName([_general(for_host)]), critical=False)
    return Signed(builder.sign(by.key if by else key, hashes.SHA256()), key)


def weak_key() -> rsa.RSAPrivateKey:
    """A key of the length that was usual in 2010."""
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def server_context(folder: Path, shown: Signed, *between: Signed, old: str | None = None) -> ssl.SSLContext:
    """A server that shows a certificate, and those ``between`` it and its root; ``old``: TLS 1.0, too."""
    private = shown.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / f"{shown.certificate.serial_number}.pem"
    path.write_bytes(b"".join([private, shown.pem, *(one.pem for one in between)]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if old is not None:
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.set_ciphers(f"{old}:@SECLEVEL=0")
    context.load_cert_chain(path)
    return context


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)

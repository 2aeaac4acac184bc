"""TLS: what each profile takes, against real handshakes; what a run says of it."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import warnings
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from OpenSSL import SSL

from crawler.fetching.handshake import HostTls
from crawler.fetching.tls import PROFILES, meaning, profile_of
from crawler.options import BadOption
from crawler.portals.model import Portal
from tests.certificates import Signed, server_context, signed, weak_key
from tests.conftest import Run
from tests.portal_server import PortalServer, served

OLD = "AES128-SHA"


class Shake(NamedTuple):
    """How a handshake ended."""

    host: HostTls
    error: str


def pump(source: Any, sink: Any) -> None:
    try:
        data = source.bio_read(65536) if isinstance(source, SSL.Connection) else source.read()
    except SSL.WantReadError:
        return
    if data:
        sink.bio_write(data) if isinstance(sink, SSL.Connection) else sink.write(data)


def shake(host: HostTls, context: ssl.SSLContext) -> Shake:
    """Both sides of a connection in memory."""
    client = host.clientConnectionForTLS(None)
    client.set_connect_state()
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = context.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(8):
        try:
            client.do_handshake()
        except SSL.WantReadError:
            pass
        except SSL.Error as error:
            return Shake(host, str(error))
        pump(client, to_server)
        try:
            server.do_handshake()
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLError as error:
            pump(to_client, client)
            with pytest.raises(SSL.Error) as said:
                client.do_handshake()
            return Shake(host, f"{said.value} {error.reason}")
        pump(to_client, client)
    assert not host.shaking
    return Shake(host, "")


@pytest.fixture(scope="module")
def root() -> Signed:
    return signed("Gốc thử nghiệm")


@pytest.fixture(autouse=True)
def trusted(root: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes the test's own root the only one that is trusted."""
    path = tmp_path / "root.pem"
    path.write_bytes(root.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return path


def test_a_good_certificate_is_trusted_and_what_was_agreed_is_known(root: Signed, tmp_path: Path) -> None:
    shown = signed("127.0.0.1", root, for_host="127.0.0.1")
    done = shake(HostTls("127.0.0.1", PROFILES["default"]), server_context(tmp_path, shown))
    assert done.error == ""
    assert (done.host.agreed["version"], done.host.agreed["certificate"]) == ("TLSv1.3", "trusted")
    odd = signed("so_y_te.vidu.gov.vn", root, for_host="so_y_te.vidu.gov.vn")
    assert shake(HostTls("so_y_te.vidu.gov.vn", PROFILES["unverified"]), server_context(tmp_path, odd)).error == ""
    named = signed("vidu.gov.vn", root, for_host="vidu.gov.vn")
    assert shake(HostTls("vidu.gov.vn", PROFILES["default"]), server_context(tmp_path, named)).error == ""


def bad(name: str, root: Signed, folder: Path) -> ssl.SSLContext:
    if name == "self-signed":
        return server_context(folder, signed("127.0.0.1", for_host="127.0.0.1"))
    if name == "expired":
        return server_context(folder, signed("127.0.0.1", root, for_host="127.0.0.1", days=-3))
    if name == "made for another host":
        return server_context(folder, signed("khac.gov.vn", root, for_host="khac.gov.vn"))
    between = signed("Trung gian", root)
    return server_context(folder, signed("127.0.0.1", between, for_host="127.0.0.1"))


@pytest.mark.parametrize("name", ["self-signed", "expired", "made for another host", "its issuer is not known here"])
def test_a_bad_certificate_is_named_and_taken_only_unverified(name: str, root: Signed, tmp_path: Path) -> None:
    context = bad(name, root, tmp_path)
    for profile in ("default", "legacy"):
        done = shake(HostTls("127.0.0.1", PROFILES[profile]), context)
        assert "certificate verify failed" in done.error
        assert done.host.distrusted == name
        assert done.host.shaking
    for profile in ("unverified", "legacy-unverified"):
        done = shake(HostTls("127.0.0.1", PROFILES[profile]), context)
        assert (done.error, done.host.agreed["certificate"]) == ("", f"not trusted: {name}")


def test_a_chain_with_what_stands_between_is_trusted(root: Signed, tmp_path: Path) -> None:
    between = signed("Trung gian", root)
    context = server_context(tmp_path, signed("127.0.0.1", between, for_host="127.0.0.1"), between)
    assert shake(HostTls("127.0.0.1", PROFILES["default"]), context).error == ""


def test_an_old_server_is_reached_with_the_old_profile_only(root: Signed, tmp_path: Path) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", root, for_host="127.0.0.1", key=weak_key()), old=OLD)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of TLS 1.0, which is meant
        context.maximum_version = ssl.TLSVersion.TLSv1
    for profile in ("default", "unverified"):
        assert shake(HostTls("127.0.0.1", PROFILES[profile]), context).error
    for profile in ("legacy", "legacy-unverified"):
        done = shake(HostTls("127.0.0.1", PROFILES[profile]), context)
        assert (done.error, done.host.agreed) == (
            "",
            {"version": "TLSv1", "cipher": OLD, "certificate": "trusted"},
        )


def test_a_connection_that_is_cut_at_the_first_word_of_tls_is_a_failure_of_tls(congtin: Run, tmp_path: Path) -> None:
    """What filters between the portal and other countries do when they read a forbidden name."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def cut() -> None:
            while True:
                try:
                    caller, _ = listening.accept()
                except OSError:
                    return
                with caller:
                    caller.recv(65536)
                    caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        thread = threading.Thread(target=cut, daemon=True)
        thread.start()
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        done = congtin("crawl", url, "--archive", tmp_path, "--json", "-s", "CONGTIN_PROGRESS=0")
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert json.loads(done.stdout)[0]["failed"] == {"listing tls": 1}
    assert "(the connection was closed)" in done.stderr


def test_no_profile_is_advised_for_a_server_that_speaks_no_tls(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=1)) as portal:
        url = portal.url.replace("http://", "https://")
        done = congtin("crawl", url, "--archive", tmp_path, "--json", "-s", "CONGTIN_PROGRESS=0")
    said = json.loads(done.stdout)[0]
    assert (said["failed"], said["tls_helps"]) == ({"listing tls": 1}, None)
    assert "(wrong version number); no profile of TLS takes more" in done.stderr


HELLO = bytes.fromhex("0303") + bytes(32) + bytes.fromhex("00c02f00")
"""A ServerHello of TLS 1.2, as a server sends it that knows nothing of secure renegotiation (RFC 5746)."""


@pytest.mark.parametrize(("profile", "goes_on"), [("default", False), ("unverified", False), ("legacy", True)])
def test_a_server_without_secure_renegotiation_is_taken_by_the_old_profile_only(profile: Any, goes_on: bool) -> None:
    client = HostTls("vidu.gov.vn", PROFILES[profile]).clientConnectionForTLS(None)
    client.set_connect_state()
    with pytest.raises(SSL.WantReadError):
        client.do_handshake()
    message = b"\x02" + len(HELLO).to_bytes(3, "big") + HELLO
    client.bio_write(b"\x16\x03\x03" + len(message).to_bytes(2, "big") + message)
    if goes_on:
        with pytest.raises(SSL.WantReadError):  # the certificate is what it waits for
            client.do_handshake()
    else:
        with pytest.raises(SSL.Error, match="unsafe legacy renegotiation disabled"):
            client.do_handshake()


def test_what_a_profile_gives_up_is_said() -> None:
    assert meaning("default") == ""
    assert "old ciphers" in meaning("legacy")
    assert "certificate is not checked" in meaning("unverified")
    assert meaning("legacy-unverified") == f"{meaning('legacy')}; {meaning('unverified')}"
    portal = Portal(home="https://vidu.gov.vn/", tls="legacy")
    assert (profile_of("", portal), profile_of("unverified", portal)) == ("legacy", "unverified")
    with pytest.raises(BadOption, match="CONGTIN_TLS"):
        profile_of("none", portal)


def crawl(
    congtin: Run, portal: PortalServer, archive: Path, tls: str = ""
) -> tuple[dict[str, Any], dict[str, Any], str]:
    """What a run says, its line in the archive, and its words to a person."""
    done = congtin("crawl", portal.url, "--archive", archive, "--json", "-s", "CONGTIN_PROGRESS=0", CONGTIN_TLS=tls)
    assert "Traceback" not in done.stderr, done.stderr
    (path,) = archive.glob("crawls/*.jsonl")
    return json.loads(done.stdout)[0], json.loads(path.read_text().splitlines()[-1]), done.stderr


def test_a_portal_over_tls_comes_in_and_its_certificate_is_checked(congtin: Run, root: Signed, tmp_path: Path) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", root, for_host="127.0.0.1"))
    with served(PortalServer(articles=3), context) as portal:
        done, line, said = crawl(congtin, portal, tmp_path / "a")
    assert (done["exit_code"], done["counts"]["stored"], line["tls"]) == (0, 3, "default")
    (host,) = line["hosts"].values()
    assert (host["tls"]["version"], host["tls"]["certificate"]) == ("TLSv1.3", "trusted")
    assert "tls" not in said


def test_a_bad_certificate_ends_a_run_with_the_next_step_and_unverified_is_never_silent(
    congtin: Run, tmp_path: Path
) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", for_host="127.0.0.1"))
    with served(PortalServer(articles=3), context) as portal:
        refused, line, said = crawl(congtin, portal, tmp_path / "a")
        assert portal.asked == []
        taken, after, warned = crawl(congtin, portal, tmp_path / "a", "unverified")
    assert (refused["exit_code"], refused["failed"], line["finish"]) == (1, {"listing tls": 1}, "unreachable")
    assert (refused["distrusted"], refused["tls_helps"], taken["distrusted"]) == ("self-signed", "unverified", None)
    assert said.count('is not trusted (self-signed); tls = "unverified" in the portal\'s file') == 1
    assert (taken["exit_code"], taken["counts"]["stored"], after["tls"]) == (0, 3, "unverified")
    (host,) = after["hosts"].values()
    assert host["tls"]["certificate"] == "not trusted: self-signed"
    assert "tls = unverified: the server's certificate is not checked" in warned


def test_an_old_server_is_crawled_with_tls_legacy(congtin: Run, root: Signed, tmp_path: Path) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", root, for_host="127.0.0.1", key=weak_key()), old=OLD)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.maximum_version = ssl.TLSVersion.TLSv1
    with served(PortalServer(articles=3), context) as portal:
        refused, _, said = crawl(congtin, portal, tmp_path / "a")
        taken, after, warned = crawl(congtin, portal, tmp_path / "a", "legacy")
    assert (refused["failed"], 'tls = "legacy"' in said) == ({"listing tls": 1}, True), said
    assert (taken["exit_code"], taken["counts"]["stored"], after["tls"]) == (0, 3, "legacy")
    (host,) = after["hosts"].values()
    assert host["tls"] == {"version": "TLSv1", "cipher": OLD, "certificate": "trusted"}
    assert "tls = legacy: old ciphers" in warned

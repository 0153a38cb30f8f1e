"""Hostile addresses: none of them is connected to, whatever it is written like."""

import pytest

from selon.errors import InputError
from selon.intake.addresses import is_public
from selon.intake.net import Gate
from selon.intake.targets import LONGEST, joined, target_of

PORTS = frozenset({80, 443})

PUBLIC = (
    "93.184.215.14",
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
)
CLOSED = (
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",  # shared by carriers
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",  # metadata of clouds
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",  # SIIT
    "64:ff9b::127.0.0.1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:0808:0808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c%eth0",
    "fec0::1",
    "2606:2800:21f::5efe:7f00:1",  # ISATAP of 127.0.0.1
    "ff02::1",
    "nothing",
    "",
)
# What is refused by its text alone, with the code.
ODD = {
    "file:///etc/passwd": "net.scheme",
    "ftp://exemple.org/a": "net.scheme",
    "gopher://exemple.org/_x": "net.scheme",
    "dict://exemple.org/": "net.scheme",
    "data:text/html,x": "net.scheme",
    "javascript:alert(1)": "net.scheme",
    "//exemple.org/a": "net.scheme",
    "exemple.org/a": "net.scheme",
    "": "net.scheme",
    "http:///a": "net.address",
    "http://": "net.address",
    "http://user@exemple.org/": "net.address",
    "http://user:pass@exemple.org/": "net.address",
    "http://exemple.org@127.0.0.1/": "net.address",
    "http://127.0.0.1\\@exemple.org/": "net.address",
    "http://exemple.org\\.127.0.0.1/": "net.address",
    "http://exemple.org/a b": "net.address",
    "http://exemple.org/\r\nHost: x": "net.address",
    "http://exemple.org\t/": "net.address",
    "http://exemple.org\0/": "net.address",
    "http://exemple.org/" + "a" * LONGEST: "net.address",
    "http://exemple.org:22/": "net.port",
    "http://exemple.org:6379/": "net.port",
    "http://exemple.org:0/": "net.port",
    "http://exemple.org:99999/": "net.address",
    "http://exemple.org:8a/": "net.address",
    "http://[::1": "net.address",
    "http://[exemple.org]/": "net.address",
    "http://exemple..org/": "net.address",
    "http://" + "a" * 64 + ".org/": "net.address",
    "http://2130706433/": "net.address",  # 127.0.0.1 as one number
    "http://0x7f000001/": "net.address",
    "http://0x7f.0.0.1/": "net.address",
    "http://0177.0.0.1/": "net.address",
    "http://127.1/": "net.address",
    "http://127.0.1/": "net.address",
    "http://017700000001/": "net.address",
    "http://1.2.3.4.5/": "net.address",
    "http://exemple.0x1/": "net.address",
}
# What leads to this machine or its network once it is looked up, with no name server needed.
INWARDS = (
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "https://127.0.0.1/",
    "http://１２７.0.0.1/",  # wide digits
    "http://127。0。0。1/",  # ideographic full stops
    "http://127.0.0.1./",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", CLOSED)
def test_other_addresses_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(("url", "code"), ODD.items())
def test_odd_addresses_are_refused_by_their_text(url: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        target_of(url, ports=PORTS)
    assert refused.value.code == code


@pytest.mark.parametrize("url", INWARDS)
def test_addresses_that_lead_inwards_are_refused_by_the_real_gate(url: str) -> None:
    with pytest.raises(InputError) as refused:
        Gate().fetch(url)
    assert refused.value.code == "net.private"


def test_there_are_many() -> None:
    assert len(CLOSED) + len(ODD) + len(INWARDS) >= 60


@pytest.mark.parametrize(
    ("url", "place", "path"),
    [
        ("https://Exemple.ORG", "exemple.org", "/"),
        ("http://exemple.org:80/a?b=c&d#e", "exemple.org", "/a?b=c&d"),
        ("http://exemple.org:443/", "exemple.org:443", "/"),
        ("https://été.exemple/à", "xn--t-9fab.exemple", "/%C3%A0"),
        ("http://93.184.215.14/x", "93.184.215.14", "/x"),
        ("http://[2606:2800::1]/x", "[2606:2800::1]", "/x"),
    ],
)
def test_ordinary_addresses_are_read(url: str, place: str, path: str) -> None:
    target = target_of(url, ports=PORTS)
    assert (target.place, target.path) == (place, path)
    assert target_of(target.url, ports=PORTS) == target


def test_redirects_are_joined() -> None:
    target = target_of("https://exemple.org/a/b?c", ports=PORTS)
    assert joined(target, "../d#e") == "https://exemple.org/d"
    assert joined(target, "//autre.org/x") == "https://autre.org/x"

"""The guard itself: a test that reached out would fail."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_other_machines_cant_be_reached() -> None:
    with socket.socket() as connection, pytest.raises(SocketConnectBlockedError):
        connection.connect(("203.0.113.1", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())

"""What the tests of forked workers share."""

from tests.packet.sandbox.forking import own_server

__all__ = ["own_server"]

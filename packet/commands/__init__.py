"""One file a command: `arguments(parser)` and `run(options) -> int`. `packet.cli` imports only the one asked for."""

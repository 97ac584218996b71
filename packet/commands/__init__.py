"""One file a command. Each has `arguments(parser)` and `run(options) -> int`; `packet.cli` imports only the one asked for."""

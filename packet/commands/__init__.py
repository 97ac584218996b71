"""One file a command, each with `arguments(parser)` and `run(options) -> int`; `packet.cli` imports the one asked for."""

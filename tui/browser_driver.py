"""Textual's driver for a browser, with limits, and an end that saves (`tui.served`)."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver

from tui.served import COLUMNS, ROWS, clamped, end_soon


class BrowserDriver(WebDriver):
    """Believes no size that a screen cannot have, and ends when nobody is there any more."""

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        match packet_type:
            case "resize":
                size = {"width": clamped(payload.get("width"), 80, COLUMNS)}
                size["height"] = clamped(payload.get("height"), 24, ROWS)
                super().on_meta(packet_type, {**payload, **size})
            case "quit":
                end_soon()
            case _:
                super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():  # the line to the server was closed: nobody is there any more
            end_soon()

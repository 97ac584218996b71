"""Whether a measure is within its limit: said, and nothing fails by it. A busy machine takes three times as long."""

from __future__ import annotations


def within(what: str, measured: float, most: float, unit: str = "") -> bool:
    """Print the measure beside its limit; whether it is within."""
    good = measured <= most
    print(f"\n{what}: {measured:.2f}{unit} (limit {most:g}{unit}){'' if good else '  OVER THE LIMIT'}")
    return good

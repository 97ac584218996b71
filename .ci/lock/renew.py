"""Writes the locks anew from pyproject.toml, and the table of the PDF engines' release days that `doctor` reads.

`python .ci/lock/renew.py`, with uv installed and a network. `*.txt`: every package with the hashes of all its files,
for every platform and Python at once. `lowest.txt`: the lowest version that pyproject.toml allows of each direct one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = "3.11"
LOCKS = {
    "run": (),
    "dev": ("--extra", "dev", "--extra", "web", "--extra", "zip"),
    "heic": ("--extra", "heic"),
    "web": ("--extra", "web"),
    "zip": ("--extra", "zip"),
    "lowest": ("--extra", "dev", "--extra", "web", "--extra", "zip", "--resolution", "lowest-direct"),
}
ENGINES = ("pypdfium2", "pikepdf", "pypdf", "pillow", "uharfbuzz")
"""What opens bytes of strangers, whose security mends matter most."""


def main() -> None:
    for name, options in LOCKS.items():
        lock(name, *options)
    days = uploads()
    entries = (f'\n[{name}]\nversion = "{pinned(name)}"\nreleased = {days[name]}\n' for name in ENGINES)
    head = "# Written by .ci/lock/renew.py: the day on which each engine's locked version was released.\n"
    (ROOT / "packet" / "engines.toml").write_text(head + "".join(entries), encoding="utf-8")


def lock(name: str, *options: str) -> None:
    """One lock, from nothing: what stood in it must not hold a version back."""
    out = HERE / f"{name}.txt"
    out.unlink(missing_ok=True)
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", PYTHON, "--generate-hashes"]
    command += ["--no-header", "--no-annotate", *options, "pyproject.toml", str(HERE / "build.in")]
    command += ["--output-file", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def pinned(name: str) -> str:
    found = re.search(rf"^{name}(?:\[\w+\])?==(\S+)", (HERE / "run.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{name} is not in run.txt"
    return found.group(1)


def uploads() -> dict[str, str]:
    """Package -> the day of the first upload of its newest allowed version, which uv's own lock holds."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "pyproject.toml", folder)
        subprocess.run(["uv", "lock", "--quiet", "--project", folder], check=True)
        told = tomllib.loads(Path(folder, "uv.lock").read_text(encoding="utf-8"))
    return {
        package["name"]: min(str(wheel["upload-time"])[:10] for wheel in package["wheels"])
        for package in told["package"]
        if package.get("wheels")
    }


if __name__ == "__main__":
    main()

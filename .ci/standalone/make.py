"""Makes the program with its own Python: one archive, unpacked anywhere, that needs nothing of the machine but its C
and C++ libraries. `python3 .ci/standalone/make.py FOLDER` writes FOLDER/imr-packet (233 MB) and beside it
imr-packet-VERSION-SYSTEM.tar.xz (54 MB); with --unpacked the folder alone.

A folder and no single file: nothing is unpacked at each start, the fence can say exactly which files a worker may read,
and a worker is `python -m` as anywhere else. The Python that runs this script is copied, with the libraries that it
needs (patchelf makes them be found beside it); the packages come from the lock with their hashes. It runs where the C
library is as new as here or newer: make it on the oldest system that shall run it.

Linux only. On macOS and Windows the same steps hold with python.org's framework or embeddable build in place of
`copy_python` (install_name_tool, and a `._pth` file, say where things are); that has not been run.
"""

from __future__ import annotations

import compileall
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NAME = "imr-packet"
LOCK = ROOT / ".ci" / "lock" / "zip.txt"
"""What the program needs, and city and state by ZIP code."""
SYSTEM_LIBRARIES = re.compile(
    r"^(ld-linux.*|linux-vdso|lib(c|m|dl|rt|pthread|resolv|util|anl|mvec|gcc_s|stdc\+\+))\.so"
)
"""The C library belongs to the kernel that it runs on; it, libgcc and libstdc++ are what every manylinux wheel takes
from its machine (PEP 600)."""
UNUSED = shutil.ignore_patterns(
    "__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib", "lib2to3", "ensurepip", "tkinter",
    "turtledemo", "turtle.py", "distutils", "config-*", "pydoc_data", "EXTERNALLY-MANAGED", "sitecustomize.py",
    "_test*", "_tkinter*", "_sqlite3*", "sqlite3", "_curses*", "curses", "readline*", "_dbm*", "_gdbm*", "dbm", "nis*",
    "_crypt*", "ossaudiodev*", "spwd*", "xxlimited*",
)  # fmt: skip
"""Of the standard library: what nothing here imports. readline besides is GPL."""
LAUNCHER = """\
#!/bin/sh
# imr-packet with its own Python: it takes nothing from this computer's, and installs nothing.
here=$(dirname "$(readlink -f "$0")")
exec "$here/python/bin/python3" -I -m tui "$@"
"""


def main() -> None:
    out = Path(sys.argv[1]).resolve()
    folder = out / NAME
    shutil.rmtree(folder, ignore_errors=True)
    python = copy_python(folder / "python")
    bring_libraries(folder / "python")
    packages = package_folder(python)
    install(packages)
    (folder / NAME).write_text(LAUNCHER, encoding="utf-8")
    (folder / NAME).chmod(0o755)
    shutil.copy(ROOT / "LICENSE", folder)
    compileall.compile_dir(folder, quiet=1)
    loaded_from_elsewhere(folder, python)
    if "--unpacked" in sys.argv:
        return
    archive = pack(folder, out / f"{NAME}-{version(python)}-{platform.system().lower()}-{platform.machine()}.tar.xz")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{archive.name}: {archive.stat().st_size / 1e6:.0f} MB, {size / 1e6:.0f} MB unpacked")  # noqa: T201


def copy_python(target: Path) -> Path:
    """Interpreter and standard library; it finds its library by its own place (os.py beside bin/)."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    shutil.copytree(sysconfig.get_path("stdlib"), target / "lib" / name, ignore=UNUSED)
    (target / "bin").mkdir()
    python = target / "bin" / "python3"
    shutil.copy(Path(sys.executable).resolve(), python)
    return python


def bring_libraries(python: Path) -> None:
    """Every shared library that the interpreter and its modules load, but those of the system, beside them."""
    own = [python / "bin" / "python3", *python.rglob("*.so")]
    found = {path.name: path for file in own for path in needed(file)}
    for path in list(found.values()):
        found |= {more.name: more for more in needed(path)}
    libraries = python / "lib"
    for name, path in found.items():
        shutil.copy(path, libraries / name)
        own.append(libraries / name)
    for file in own:
        place = Path("$ORIGIN", *[".."] * (len(file.relative_to(python).parts) - 1), "lib")
        subprocess.run(["patchelf", "--set-rpath", str(place), str(file)], check=True)


def needed(file: Path) -> Iterator[Path]:
    told = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False).stdout
    for line in told.splitlines():
        name, _, rest = line.strip().partition(" => ")
        if rest and not SYSTEM_LIBRARIES.match(name):
            yield Path(rest.split()[0])


def package_folder(python: Path) -> Path:
    """Where this Python, at its new place, looks for packages (a distribution may have changed the name)."""
    code = "import site; print(site.getsitepackages()[-1])"
    return Path(subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.strip())


def install(packages: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(packages)]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    shutil.rmtree(packages / "bin", ignore_errors=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--no-index", str(ROOT)], check=True)
    for built_with in ("hatchling*", "editables*", "trove_classifiers*", "bin"):
        for path in packages.glob(built_with):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def version(python: Path) -> str:
    code = f"from importlib.metadata import version; print(version({NAME!r}))"
    return subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def loaded_from_elsewhere(folder: Path, python: Path) -> None:
    """Raises SystemExit when anything but those libraries still comes from this machine."""
    code = (
        "import ssl, hashlib, ctypes, lzma, bz2, xml.parsers.expat, numpy, pikepdf, pypdfium2, PIL.Image, uharfbuzz,"
        "cryptography.hazmat.bindings._rust, zxingcpp, pydantic, textual.app; print(open('/proc/self/maps').read())"
    )
    told = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True).stdout
    files = {Path(line.split(maxsplit=5)[5]) for line in told.splitlines() if ".so" in line}
    strange = sorted(
        str(path) for path in files if not path.is_relative_to(folder) and not SYSTEM_LIBRARIES.match(path.name)
    )
    if strange:
        sys.exit(f"still loaded from this machine: {', '.join(strange)}")


def pack(folder: Path, archive: Path) -> Path:
    """The same files are the same bytes, whoever packs them."""

    def nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(archive, "w:xz", preset=6) as tar:
        for path in sorted(folder.rglob("*")):
            tar.add(path, path.relative_to(folder.parent), recursive=False, filter=nobody)
    return archive


if __name__ == "__main__":
    main()

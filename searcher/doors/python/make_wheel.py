"""Makes a wheel of the module with libtropa, its data and the libraries it needs beside it, so that pip installs all of it.

  make_wheel.py BUILD_DIR OUTPUT_DIR

Needs ldd and patchelf. The wheel is for the machine's own kind of system: libc is the system's.
"""
import base64
import ctypes
import hashlib
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile

# What every Linux with the same libc has.
OF_THE_SYSTEM = ("linux-vdso", "ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libstdc++",
                 "libgcc_s")


def needed(library):
    """The files of other packages that a library needs, directly or not."""
    lines = subprocess.run(["ldd", library], capture_output=True, text=True, check=True).stdout.splitlines()
    found = [line.split("=>")[1].split()[0] for line in lines if "=>" in line]
    return [pathlib.Path(path) for path in found if not pathlib.Path(path).name.startswith(OF_THE_SYSTEM)]


def record_line(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}"


def version_of(library):
    call = ctypes.CDLL(str(library.resolve())).tropa_version
    call.restype = ctypes.c_char_p
    return call().decode()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    build, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    version = version_of(build / "lib" / "libtropa.so")
    tag = f"py3-none-linux_{platform.machine()}"
    info = f"tropa-{version}.dist-info"
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        package = pathlib.Path(work, "tropa")
        shutil.copytree(pathlib.Path(__file__).parent / "tropa", package, ignore=shutil.ignore_patterns("__pycache__"))
        (package / "lib").mkdir()
        library = shutil.copy((build / "lib" / "libtropa.so").resolve(), package / "lib" / "libtropa.so")
        for path in needed(library):
            shutil.copy(path.resolve(), package / "lib" / path.name)
        for path in (package / "lib").iterdir():
            subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", path], check=True)
        shutil.copytree(build / "share" / "tropa", package / "share" / "tropa")
        files = {str(path.relative_to(work)): path.read_bytes() for path in sorted(package.rglob("*")) if path.is_file()}
        files[f"{info}/METADATA"] = (f"Metadata-Version: 2.1\nName: tropa\nVersion: {version}\n"
                                     "Summary: Search news in Polish, Ukrainian and Russian with one query\n"
                                     "License: GPL-2.0-or-later\nRequires-Python: >=3.9\n").encode()
        files[f"{info}/WHEEL"] = (f"Wheel-Version: 1.0\nGenerator: tropa\nRoot-Is-Purelib: false\nTag: {tag}\n").encode()
        record = "\n".join(record_line(name, data) for name, data in files.items()) + f"\n{info}/RECORD,,\n"
        wheel = output / f"tropa-{version}-{tag}.whl"
        with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in files.items():
                out.writestr(name, data)
            out.writestr(f"{info}/RECORD", record)
    print(wheel)


if __name__ == "__main__":
    main()

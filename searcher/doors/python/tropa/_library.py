"""Finds and declares libtropa. Everything here mirrors tropa.h; nobody outside the package uses it."""
from __future__ import annotations

import ctypes
import ctypes.util
import os
import pathlib

ABI_VERSION = 1

PROGRESS_NAMES = ("files_done", "files_total", "bytes_done", "bytes_total", "added", "updated", "unchanged", "skipped")


class Progress(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in PROGRESS_NAMES]


ProgressCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Progress), ctypes.c_void_p)

_HANDLE, _OUT = ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)
_TEXT, _SIZE = ctypes.c_char_p, ctypes.c_size_t
_NAMES = ctypes.POINTER(ctypes.c_char_p)

# name: (result, arguments), as tropa.h has them. Every call lets other threads of Python run meanwhile.
_FUNCTIONS = {
    "tropa_abi_version": (ctypes.c_uint32, ()),
    "tropa_version": (_TEXT, ()),
    "tropa_error_what": (_TEXT, ()),
    "tropa_error_hint": (_TEXT, ()),
    "tropa_text_data": (ctypes.c_void_p, (_HANDLE,)),
    "tropa_text_size": (_SIZE, (_HANDLE,)),
    "tropa_text_free": (None, (_HANDLE,)),
    "tropa_resources_load": (ctypes.c_int, (_TEXT, _SIZE, _OUT)),
    "tropa_resources_free": (None, (_HANDLE,)),
    "tropa_stem": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE, _TEXT, _OUT)),
    "tropa_identify": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE, _OUT)),
    "tropa_tokens": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE, _OUT)),
    "tropa_index_open": (ctypes.c_int, (_HANDLE, _NAMES, _SIZE, _TEXT, _SIZE, _OUT)),
    "tropa_index_free": (None, (_HANDLE,)),
    "tropa_index_size": (ctypes.c_int, (_HANDLE, ctypes.POINTER(ctypes.c_uint64))),
    "tropa_search": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE, _TEXT, _SIZE, _OUT)),
    "tropa_expand": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE, _TEXT, _SIZE, _OUT)),
    "tropa_article": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE, _OUT)),
    "tropa_writer_open": (ctypes.c_int, (_HANDLE, _TEXT, _TEXT, _SIZE, _OUT)),
    "tropa_writer_put": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE)),
    "tropa_writer_remove": (ctypes.c_int, (_HANDLE, _TEXT, _SIZE)),
    "tropa_writer_commit": (ctypes.c_int, (_HANDLE,)),
    "tropa_writer_free": (None, (_HANDLE,)),
    "tropa_index_paths": (ctypes.c_int, (_HANDLE, _TEXT, _NAMES, _SIZE, _TEXT, _SIZE, ProgressCallback,
                                         ctypes.c_void_p, _OUT)),
    "tropa_index_status": (ctypes.c_int, (_TEXT, _OUT)),
}


def _candidates() -> list[str]:
    """Where the library may be: as told, in this wheel, in the build tree, in the system."""
    here = pathlib.Path(__file__).resolve().parent
    found = [os.environ["TROPA_LIBRARY"]] if os.environ.get("TROPA_LIBRARY") else []
    found += [str(path) for path in sorted((here / "lib").glob("libtropa.so*"))]
    for above in here.parents:
        path = above / "build" / "lib" / "libtropa.so"
        if path.exists():
            found.append(str(path))
            break
    return found + ["libtropa.so.0"]


def load() -> ctypes.CDLL:
    """The library with its functions declared. ImportError says where it was looked for."""
    tried = _candidates()
    for name in tried:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        for function, (result, arguments) in _FUNCTIONS.items():
            declared = getattr(library, function)
            declared.restype = result
            declared.argtypes = arguments
        version = library.tropa_abi_version()
        if version != ABI_VERSION:
            raise ImportError(f"{name} has ABI version {version}; this module needs {ABI_VERSION}")
        return library
    raise ImportError("libtropa was not found; looked for " + ", ".join(tried)
                      + ". Install the package libtropa0, or set TROPA_LIBRARY to the file")

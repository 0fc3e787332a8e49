"""Search news in Polish, Ukrainian and Russian: one query finds the story in all three languages.

    import tropa

    tropa.index("news.db", [{"id": "1", "title": "Нові санкції", "text": "…", "date": "2025-12-01"}])
    with tropa.open("news.db") as db:
        for hit in db.search("санкции", lang="uk"):
            print(hit.title, hit.date, hit.snippet)

Every call lets other threads run while the library works. An open database may be used by any number of threads.
"""
from __future__ import annotations

import ctypes
import json
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Optional, Union

from . import _library
from ._errors import (BY_STATUS, NO_MEMORY, CancelledError, ClosedError, DamagedError, Error, InputMissingError,
                      InternalError, IoError, LockedError, NoIndexError, NotFoundError, UsageError)
from ._results import Hit, Match, Results, Term, Word, words_from

__all__ = [
    "CancelledError", "ClosedError", "DamagedError", "Database", "Error", "Hit", "InputMissingError", "InternalError",
    "IoError", "LockedError", "Match", "NoIndexError", "NotFoundError", "Progress", "Resources", "Results", "Term",
    "UsageError", "Word", "Writer", "identify", "index", "index_paths", "open", "status", "stem", "tokens",
]

_lib = _library.load()
_to_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps() would make one at each call
__version__: str = _lib.tropa_version().decode()

PathLike = Union[str, "os.PathLike[str]"]
Article = Mapping[str, Any]


def _raise(status: int) -> None:
    what = _lib.tropa_error_what().decode("utf-8", "replace")
    hint = _lib.tropa_error_hint().decode("utf-8", "replace")
    if status == NO_MEMORY:
        raise MemoryError(what)
    raise BY_STATUS.get(status, InternalError)(what, hint)


def _check(status: int) -> None:
    if status != 0:
        _raise(status)


def _taken(handle: ctypes.c_void_p) -> Any:
    """The JSON of a text of the library, which is freed."""
    try:
        data = ctypes.string_at(_lib.tropa_text_data(handle), _lib.tropa_text_size(handle))
    finally:
        _lib.tropa_text_free(handle)
    return json.loads(data.decode("utf-8", "replace"))


def _encoded(text: str) -> bytes:
    if not isinstance(text, str):
        raise TypeError(f"a str is wanted, not {type(text).__name__}")
    return text.encode("utf-8", "replace")


def _path(name: PathLike) -> bytes:
    """A name as the library takes it, which ends at a NUL."""
    encoded = os.fsencode(name)
    if b"\0" in encoded:
        raise ValueError("a name of a file has no NUL character")
    return encoded


def _options(options: Mapping[str, Any]) -> bytes:
    given = {key: value for key, value in options.items() if value is not None}
    return _encoded(_to_json(given)) if given else b""


class _Handle:
    """A handle of the library, for `with`. It is freed once: when it is closed, or when it is forgotten, but never while a
    call of another thread uses it."""

    def __init__(self, free: Callable[[ctypes.c_void_p], None]) -> None:
        self._out = ctypes.c_void_p()
        self._free = free
        self._lock = threading.Lock()
        self._users = 0
        self._closed = False

    def __enter__(self) -> ctypes.c_void_p:
        with self._lock:
            if self._closed:
                raise ClosedError("it is closed", "open it again")
            self._users += 1
        return self._out

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._users -= 1
            is_last = self._closed and self._users == 0
        if is_last:
            self._free(self._out)

    def close(self) -> None:
        with self._lock:
            is_last = not self._closed and self._users == 0
            self._closed = True
        if is_last:
            self._free(self._out)

    def __del__(self) -> None:
        self.close()


class Resources:
    """Dictionaries and concepts. Loaded by itself at the first use; make one for tables of your own."""

    def __init__(self, *, data: Optional[PathLike] = None, concepts: Iterable[PathLike] = (),
                 built_in_concepts: bool = True) -> None:
        files = [os.fspath(file) for file in concepts]
        options = _options({"data": None if data is None else os.fspath(data), "concepts": files or None,
                            "built_in_concepts": built_in_concepts})
        self._handle = _Handle(_lib.tropa_resources_free)
        _check(_lib.tropa_resources_load(options, len(options), ctypes.byref(self._handle._out)))


_default: Optional[Resources] = None
_default_lock = threading.Lock()


def _resources(given: Optional[Resources]) -> ctypes.c_void_p:
    global _default
    if given is None:
        with _default_lock:
            if _default is None:
                _default = Resources()
            given = _default
    return given._handle._out


class Database:
    """An open index, or several that are searched as one. Any number of threads may use it at once."""

    def __init__(self, *names: PathLike, partial: bool = False, cache_bytes: Optional[int] = None,
                 resources: Optional[Resources] = None) -> None:
        encoded = [_path(name) for name in names]
        array = (ctypes.c_char_p * len(encoded))(*encoded)
        options = _options({"partial": partial, "cache_bytes": cache_bytes})
        self._handle = _Handle(_lib.tropa_index_free)
        _check(_lib.tropa_index_open(_resources(resources), array, len(encoded), options, len(options),
                                     ctypes.byref(self._handle._out)))

    def search(self, query: str, *, limit: int = 10, offset: int = 0, lang: Union[str, Iterable[str], None] = None,
               from_: Optional[str] = None, to: Optional[str] = None, source: Optional[str] = None,
               sort: Optional[str] = None, group: Optional[str] = None, exact: bool = False, facets: bool = False,
               snippets: bool = True, **more: Any) -> Results:
        """Answers a query. `lang` is a code or several ("pl", "uk", "ru", "other"), `from_` and `to` are days, months
        or years, `sort` is "relevance" or "date", `group` "similar" (copies of a story are one hit, with the ids of the
        others in `similar`) or "none". `more` are further keys of searcher/JSON.md, such as
        `concepts=False`. UsageError for a query that cannot be understood."""
        if lang is not None and not isinstance(lang, str):
            lang = list(lang)
        options = _options({"limit": limit, "offset": offset, "lang": lang, "from": from_, "to": to, "source": source,
                            "sort": sort, "group": group, "exact": exact or None, "facets": facets or None,
                            "snippets": None if snippets else False, **more})
        return Results(self._ask(_lib.tropa_search, query, options))

    def expand(self, query: str, **options: Any) -> tuple[Word, ...]:
        """What a query is searched by in every language, without a search."""
        return words_from(self._ask(_lib.tropa_expand, query, _options(options))["expansion"])

    def _ask(self, call: Any, query: str, options: bytes) -> Any:
        text = _encoded(query)
        out = ctypes.c_void_p()
        with self._handle as handle:
            _check(call(handle, text, len(text), options, len(options), ctypes.byref(out)))
        return _taken(out)

    def article(self, id: str) -> dict[str, Any]:
        """The stored article with the id of a hit. NotFoundError when there is none."""
        text = _encoded(id)
        out = ctypes.c_void_p()
        with self._handle as handle:
            _check(_lib.tropa_article(handle, text, len(text), ctypes.byref(out)))
        return _taken(out)  # type: ignore[no-any-return]

    def __len__(self) -> int:
        out = ctypes.c_uint64()
        with self._handle as handle:
            _check(_lib.tropa_index_size(handle, ctypes.byref(out)))
        return out.value

    def close(self) -> None:
        """Frees it, once the searches of other threads have ended. What is asked later raises ClosedError."""
        self._handle.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()


def open(*names: PathLike, partial: bool = False, cache_bytes: Optional[int] = None,
         resources: Optional[Resources] = None) -> Database:
    """Opens an index: its directory, "xapian://host:port", or several of these as one. NoIndexError when there is none."""
    return Database(*names, partial=partial, cache_bytes=cache_bytes, resources=resources)


class Writer:
    """The one writer of an index; made when it is missing. Leaving the `with` block commits, unless it raised. Threads that
    share it take turns."""

    def __init__(self, database: PathLike, *, commit_every: Optional[int] = None, wait_ms: Optional[int] = None,
                 resources: Optional[Resources] = None) -> None:
        options = _options({"commit_every": commit_every, "wait_ms": wait_ms})
        self._handle = _Handle(_lib.tropa_writer_free)
        self._turn = threading.Lock()
        _check(_lib.tropa_writer_open(_resources(resources), _path(database), options, len(options),
                                      ctypes.byref(self._handle._out)))

    def put(self, article: Article) -> None:
        """Adds an article, or replaces the one with its id. Keys: id, title, text, date, url, source, author, lang, tags;
        others are kept. UsageError for what is no article; ValueError for NaN and infinities, which JSON has not."""
        text = _encoded(json.dumps(article, ensure_ascii=False, default=str, allow_nan=False))
        with self._turn, self._handle as handle:
            _check(_lib.tropa_writer_put(handle, text, len(text)))

    def remove(self, id: str) -> None:
        """Removes the article with this id; nothing happens when there is none."""
        text = _encoded(id)
        with self._turn, self._handle as handle:
            _check(_lib.tropa_writer_remove(handle, text, len(text)))

    def commit(self) -> None:
        """When it returns, everything so far is on the disk and found by searches."""
        with self._turn, self._handle as handle:
            _check(_lib.tropa_writer_commit(handle))

    def close(self) -> None:
        """Frees the writer; what was not committed is dropped."""
        self._handle.close()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()


def index(database: PathLike, articles: Iterable[Article], *, progress: Optional[Callable[[int], None]] = None,
          commit_every: Optional[int] = None, wait_ms: Optional[int] = None,
          resources: Optional[Resources] = None) -> int:
    """Puts articles from anything that yields dicts into an index; returns how many. `progress(count)` is called after
    each; an exception of it, or of the iterable, ends the run and keeps what was committed."""
    count = 0
    with Writer(database, commit_every=commit_every, wait_ms=wait_ms, resources=resources) as writer:
        for article in articles:
            writer.put(article)
            count += 1
            if progress is not None:
                progress(count)
    return count


@dataclass(frozen=True)
class Progress:
    """How far a run over files is. Totals are 0 while they are unknown."""
    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    added: int
    updated: int
    unchanged: int
    skipped: int


def index_paths(database: PathLike, *paths: PathLike, progress: Optional[Callable[[Progress], Optional[bool]]] = None,
                workers: Optional[int] = None, commit_every: Optional[int] = None, wait_ms: Optional[int] = None,
                shard_by: Optional[str] = None, allow_mass_removal: Optional[bool] = None,
                resources: Optional[Resources] = None) -> dict[str, Any]:
    """Brings an index up to date with files and directories, as `tropa-index` does; returns the report of the run. When
    `progress` returns False the run ends with CancelledError; what it raises is raised here. Both keep what was done."""
    raised: list[BaseException] = []

    def told(at: Any, _context: Any) -> int:
        try:
            state = Progress(*(getattr(at.contents, name) for name in _library.PROGRESS_NAMES))
            return 0 if progress is not None and progress(state) is False else 1
        except BaseException as error:  # noqa: BLE001 - it is raised again below
            raised.append(error)
            return 0

    callback = _library.ProgressCallback(told) if progress is not None else ctypes.cast(0, _library.ProgressCallback)
    encoded = [_path(path) for path in paths]
    array = (ctypes.c_char_p * len(encoded))(*encoded)
    options = _options({"workers": workers, "commit_every": commit_every, "wait_ms": wait_ms, "shard_by": shard_by,
                        "allow_mass_removal": allow_mass_removal})
    out = ctypes.c_void_p()
    result = _lib.tropa_index_paths(_resources(resources), _path(database), array, len(encoded), options,
                                    len(options), callback, None, ctypes.byref(out))
    report = _taken(out) if out else {}
    if raised:
        raise raised[0]
    _check(result)
    return report  # type: ignore[no-any-return]


def status(database: PathLike) -> dict[str, Any]:
    """What an index holds: articles, languages, days, bytes. Reads no article."""
    out = ctypes.c_void_p()
    _check(_lib.tropa_index_status(_path(database), ctypes.byref(out)))
    return _taken(out)  # type: ignore[no-any-return]


def stem(word: str, lang: str, *, resources: Optional[Resources] = None) -> list[str]:
    """The stems of a word in "pl", "uk" or "ru", likelier first."""
    text = _encoded(word)
    out = ctypes.c_void_p()
    _check(_lib.tropa_stem(_resources(resources), text, len(text), _encoded(lang), ctypes.byref(out)))
    return _taken(out)  # type: ignore[no-any-return]


def identify(text: str, *, resources: Optional[Resources] = None) -> tuple[str, float]:
    """The language of a text ("pl", "uk", "ru" or "other") and how sure that is, 0 to 1."""
    data = _encoded(text)
    out = ctypes.c_void_p()
    _check(_lib.tropa_identify(_resources(resources), data, len(data), ctypes.byref(out)))
    guess = _taken(out)
    return guess["lang"], guess["confidence"]


def tokens(text: str, *, resources: Optional[Resources] = None) -> list[dict[str, Any]]:
    """How Tropa cuts a text: begin and end (bytes of its UTF-8), folded text, kind, stems by language, phonetic keys."""
    data = _encoded(text)
    out = ctypes.c_void_p()
    _check(_lib.tropa_tokens(_resources(resources), data, len(data), ctypes.byref(out)))
    return _taken(out)  # type: ignore[no-any-return]

"""Exceptions by kind. Each has `what` (with the name of the thing), `hint` (what to do next) and `status`."""
from __future__ import annotations


class Error(Exception):
    """Any failure of Tropa. `status` is the number of tropa.h and the exit code of the programs."""

    status = 70

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what + (f" ({hint})" if hint else ""))
        self.what = what
        self.hint = hint


class UsageError(Error, ValueError):
    """A query, an option or an article that cannot be understood."""
    status = 2


class NoIndexError(Error, FileNotFoundError):
    """Nothing there, a directory of another kind, or an index of another version."""
    status = 4


class LockedError(Error):
    """Another writer has the index."""
    status = 5


class InputMissingError(Error, FileNotFoundError):
    """An input is missing or unreadable as a whole; nothing was removed."""
    status = 6


class IoError(Error, OSError):
    """Disk full or another I/O error; a remote index does not answer."""
    status = 7


class DamagedError(Error):
    """The index is damaged."""
    status = 8


class NotFoundError(Error, KeyError):
    """No article has this id."""
    status = 9

    __str__ = Exception.__str__


class CancelledError(Error):
    """The progress callback ended the run; what was done until then is kept."""
    status = 10


class InternalError(Error):
    """A defect of Tropa."""
    status = 70


class ClosedError(Error, ValueError):
    """The database was closed before."""
    status = 2


BY_STATUS: dict[int, type[Error]] = {
    kind.status: kind for kind in (UsageError, NoIndexError, LockedError, InputMissingError, IoError, DamagedError,
                                   NotFoundError, CancelledError, InternalError)}
NO_MEMORY = 12

"""What was worked out before, kept by what it was made of: found again, it need not be made again.

One SQLite file in the user's cache folder, or in the folder that the environment names; it may be deleted at any
time, and several processes may use it at once. A value is kept under a checksum of all it depends on, so nothing in it
is ever out of date. A file or a value that is damaged counts as not there, and that is said.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from checker.messages import message
from checker.model import Message
from checker.model.serialisation import from_json, to_json

FOLDER = "CHECKER_CACHE"
OFF = "off"
T = TypeVar("T")
_FILE = "kept.sqlite"
_MOST = 1_000_000_000  # bytes of the file; what was used longest ago is dropped first
_PATIENCE = 10.0  # seconds for another process to finish writing
_DAY = 86_400
_TABLE = (
    "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, used INTEGER NOT NULL, checksum BLOB NOT NULL, "
    "value BLOB NOT NULL)"
)


class Kept:
    """A store of what was made, in a folder; with no folder it keeps nothing."""

    def __init__(self, folder: Path | None, most: int = _MOST) -> None:
        self._file = folder / _FILE if folder is not None else None
        self._most = most
        self._opened: tuple[int, int, sqlite3.Connection] | None = None
        self.notes: list[Message] = []

    def get(self, kind: type[T], *made_of: str, known: Mapping[str, object] | None = None) -> T | None:
        """Return what was made of this, None where it is not kept; `known` is what it names, by name."""
        key = _key(kind, made_of)

        def look_up(store: sqlite3.Connection) -> tuple[bytes, bytes] | None:
            row: tuple[int, bytes, bytes] | None
            row = store.execute("SELECT used, checksum, value FROM kept WHERE key = ?", (key,)).fetchone()
            if row is not None and row[0] < _today():
                store.execute("UPDATE kept SET used = ? WHERE key = ?", (_today(), key))
            return None if row is None else (row[1], row[2])

        row = self._in_store(look_up)
        if row is None:
            return None
        checksum, written = row
        if hashlib.sha256(written).digest() == checksum:
            with suppress(ValueError, zlib.error):
                return from_json(kind, zlib.decompress(written).decode("utf-8", "surrogatepass"), known)
        self._damaged()
        return None

    def put(self, value: object, *made_of: str, known: Mapping[str, object] | None = None) -> None:
        """Keep what was made of this; of the objects `known` by a name only the name is kept."""
        if self._file is None:
            return
        written = zlib.compress(to_json(value, known).encode("utf-8", "surrogatepass"), 1)
        row = (_key(type(value), made_of), _today(), hashlib.sha256(written).digest(), written)

        def keep(store: sqlite3.Connection) -> None:
            self._make_room(store, len(written))
            store.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", row)

        self._in_store(keep)

    def _make_room(self, store: sqlite3.Connection, size: int) -> None:
        """Drop what was used longest ago until there is room for so many bytes more."""
        while _used(store) + size > self._most:
            dropped = store.execute(
                "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY used, rowid LIMIT "
                "(SELECT 1 + count(*) / 4 FROM kept))"
            )
            if not dropped.rowcount:
                return

    def _in_store(self, use: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what a use of the store comes to; None where there is none, or where it cannot be used just now."""
        if self._file is None:
            return None
        try:
            if self._opened is not None and self._opened[:2] == _here():
                with self._opened[2] as store:
                    return use(store)
            with closing(self._open(self._file)) as store, store:
                return use(store)
        except (sqlite3.OperationalError, OSError) as fault:
            self._say("kept.unusable", why=fault)
        except sqlite3.DatabaseError:
            self._damaged()
        return None

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Leave the file open for many uses one after the other; another thread or process opens it for itself."""
        if self._file is None or self._opened is not None:
            yield
            return
        with suppress(sqlite3.Error, OSError):  # it is said where it is used
            self._opened = (*_here(), self._open(self._file))
        try:
            yield
        finally:
            self._close()

    def _open(self, file: Path) -> sqlite3.Connection:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with ExitStack() as until_ready:
            store = until_ready.enter_context(closing(sqlite3.connect(file, timeout=_PATIENCE)))
            file.chmod(0o600)
            store.execute("PRAGMA synchronous = OFF")  # what a broken machine loses is made again
            store.execute(_TABLE)
            until_ready.pop_all()
        return store

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None and opened[:2] == _here():
            opened[2].close()

    def _damaged(self) -> None:
        """Say that the store is damaged and begin an empty one."""
        self._say("kept.damaged")
        self._close()
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def _say(self, key: str, **fields: object) -> None:
        said = message(key, file=self._file, **fields)
        if said not in self.notes:
            self.notes.append(said)


NOTHING = Kept(None)


def kept_by_the_user() -> Kept:
    """Return the store of the folder that the environment names, else of the user's cache; `off` keeps nothing."""
    named = os.environ.get(FOLDER, "").strip()
    if named == OFF:
        return NOTHING
    if named:
        return Kept(Path(named))
    from platformdirs import user_cache_path

    return Kept(user_cache_path("plan-checker", appauthor=False))


def checksum_of(file: Path) -> str:
    """Return the checksum of a file's content, "" where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _here() -> tuple[int, int]:
    """Return the process and the thread that ask."""
    return os.getpid(), threading.get_ident()


def _today() -> int:
    return int(time.time()) // _DAY


def _key(kind: type, made_of: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join((kind.__name__, *made_of)).encode("utf-8", "surrogatepass")).hexdigest()


def _used(store: sqlite3.Connection) -> int:
    """Return how many bytes of the file hold something."""
    pages, free, size = (
        store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)

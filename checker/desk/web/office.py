"""The desk of an office: who asks is known by a header that a proxy sets, or by a list of users with passwords.

Passwords are hashed by werkzeug (scrypt). Without one of the two the desk is served to this computer alone. In the list
a user may be a `reader`, who sees all and changes nothing, or a `reviewer`; one of whom nothing is said is a reviewer.
Where a proxy names the users the list may say their roles; it then needs no passwords, and one who is not in it reads.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import unquote

from werkzeug.security import check_password_hash, generate_password_hash

from checker.errors import InputError
from checker.messages import message
from checker.workspace.editing import alone, put, text_of, write
from checker.workspace.lined import entries

# So many wrong passwords for one name, and no more are heard for so many seconds.
TRIES, PAUSE = 5, 60.0
SHORTEST = 10  # characters of a password
_METHODS = ("scrypt:", "pbkdf2:")
Role = Literal["reviewer", "reader"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """How an office reaches the desk.

    `names` are the names of the host that browsers ask for. `header` is the header in which one of the `proxies` says
    who asks; `users` is the list, which without a header has to have passwords. `https` says that the proxy in front
    speaks it.
    """

    names: tuple[str, ...] = ()
    header: str = ""
    proxies: tuple[str, ...] = ("127.0.0.1",)
    users: Users | None = None
    https: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """What the list says of a user: the hashed password ("": none), and whether the user decides or reads alone."""

    hashed: str
    role: Role = "reviewer"


@dataclass(slots=True)
class Users:
    """A list of users: a YAML file with the name and the hashed password of each, and the role where it is said.

    `by_proxy` says that a proxy names the users, so that they need no passwords.
    """

    file: Path
    by_proxy: bool = False
    _failed: dict[str, list[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def mark(self, name: str) -> str:
        """Return what changes with a user's password, "" for a name that is not in the list."""
        user = self._user(name)
        return hashlib.sha256(user.hashed.encode("utf-8")).hexdigest()[:16] if user else ""

    def role(self, name: str) -> Role:
        """Return the role of a user, that of a reader for a name that is not in the list."""
        user = self._user(name)
        return user.role if user else "reader"

    def _user(self, name: str) -> User | None:
        return load_users(self.file, passwords=not self.by_proxy).get(name)

    def right(self, name: str, password: str) -> bool:
        """Say whether a password is a user's; takes as long for a name that is not in the list.

        After a few wrong ones no password is right for a while.
        """
        now = time.monotonic()
        with self._lock:
            failed = [at for at in self._failed.get(name, ()) if now - at < PAUSE]
            if len(failed) >= TRIES:
                return False
            hashed = user.hashed if (user := self._user(name)) else ""
            right = check_password_hash(hashed or _nobody(), password) and hashed != ""
            self._failed[name] = [] if right else [*failed, now]
            if len(self._failed) > 10_000:
                self._failed.clear()
            return right


@cache
def _nobody() -> str:
    return generate_password_hash(secrets.token_hex(16))


def load_users(file: Path, *, passwords: bool = True) -> Mapping[str, User]:
    """Return the users of a list by name; raises InputError where the file is no list of users.

    Without `passwords` a user need not have one.
    """
    found = {}
    for entry in entries(file):
        entry.only(("name", "password", "role"))
        hashed = entry.text("password", None if passwords else "")
        if hashed and not hashed.startswith(_METHODS):
            raise entry.fault("password", message("desk.users.plain"), message("desk.wanted.hash"))
        role = cast("Role", entry.one_of("role", ROLES, "reviewer"))
        found[entry.text("name", None)] = User(hashed, role)
    return found


def add_user(file: Path, name: str, password: str | None, role: Role | None = None) -> None:
    """Write a user into the list, which nobody but its owner can read; another password takes the place of the old.

    Without a password, for a list beside a proxy, a user keeps the one there is; without a role the one the list says,
    and a new one is a reviewer.
    """
    if password is not None and len(password) < SHORTEST:
        raise InputError("", "", message("desk.users.short"), message("desk.wanted.password", length=SHORTEST))
    file.parent.mkdir(parents=True, exist_ok=True)
    with alone(file.parent):
        file.touch(mode=0o600)
        known = load_users(file, passwords=password is not None).get(name)
        hashed = generate_password_hash(password) if password is not None else known.hashed if known else ""
        values = {"name": name, **({"password": hashed} if hashed else {})}
        if (role or (known.role if known else "reviewer")) == "reader":
            values["role"] = "reader"
        write(file, put(text_of(file), file, "name", values), partial(load_users, passwords=password is not None))
        file.chmod(0o600)


def named_by_header(office: Office, address: str, value: str) -> str:
    """Return the user that a proxy names, "" where it names none or where somebody else than the proxy asks."""
    if not any(hmac.compare_digest(address, proxy) for proxy in office.proxies):
        return ""
    # Headers come as Latin-1; a name in Chinese is sent as UTF-8 or with its bytes as %XX.
    try:
        value = value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return ""
    return " ".join(unquote(value).split())[:60]

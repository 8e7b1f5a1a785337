"""Serves the desk, on this computer or to an office: a folder for the review, an address, the browser."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.messages import Language, message

if TYPE_CHECKING:
    from checker.desk.web.office import Office

HOST = "127.0.0.1"
# Tried first, so that a page left open finds the desk again after a restart.
PORT = 8765


def data_folder() -> Path:
    """Return the folder in which reviews lie that were begun without naming one."""
    from platformdirs import user_data_path

    return user_data_path("plan-checker", appauthor=False)


def review_folder(*, new: bool) -> Path:
    """Return the folder of the last review begun without naming one; of another one where that is wanted."""
    reviews = data_folder() / "reviews"
    known = sorted((one for one in reviews.glob("*-*") if one.is_dir()), key=lambda one: one.stat().st_mtime)
    if known and not new:
        return known[-1]
    today = date.today().isoformat()
    taken = {one.name for one in known}
    count = next(number for number in range(1, len(known) + 2) if f"{today}-{number}" not in taken)
    return reviews / f"{today}-{count}"


def serve(
    folder: Path,
    lang: Language,
    port: int | None,
    *,
    browser: bool,
    said: Callable[[str, Path], None],
    host: str = HOST,
    office: Office | None = None,
) -> None:
    """Serve a review until it is interrupted; `said` is told the address and the folder once the desk answers.

    Raises InputError for an address beyond this computer where nobody would be asked who he is.
    """
    if office is None and not ip_address(host).is_loopback:
        raise InputError("", host, message("desk.users.nobody"), message("desk.wanted.users"))
    from waitress.server import create_server

    from checker.desk.web.app import make_app
    from checker.desk.web.guard import secret
    from checker.desk.web.quick import Quick
    from checker.desk.web.review import Review
    from checker.desk.web.uploads import BYTES

    review = Review(folder.resolve(), lang)
    review.begin()
    quick = Quick()
    app = make_app(review, secret(data_folder()), quick, office)
    server = create_server(
        app,
        sockets=[_listening(host, port)],
        threads=8,
        max_request_body_size=BYTES,
        ident="",
        clear_untrusted_proxy_headers=True,
    )
    address = f"http://{f'[{host}]' if ':' in host else host}:{server.effective_port}/"
    said(address, review.root)
    if browser:
        webbrowser.open(address)
    try:
        server.run()
    finally:
        quick.close()
        review.close()


def _listening(host: str, port: int | None) -> socket.socket:
    """Return a socket on the port asked for, else on the usual one, or on any where that is taken."""
    wanted = (PORT, 0) if port is None else (port,)
    for one in wanted:
        found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, one))
        except OSError as error:
            found.close()
            if one == wanted[-1]:
                raise refused_port(one, error) from None
        else:
            return found
    raise AssertionError(wanted)


def refused_port(port: int, error: OSError) -> InputError:
    """Return the error for a port that cannot be had."""
    return InputError("", message("desk.port", port=port), error.strerror or str(error), message("desk.wanted.port"))

"""What keeps strangers out: the names the desk answers to, tokens against forged requests, headers of every answer."""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from flask import Flask, Response, abort, request, session

from checker.desk.web.office import Office
from checker.desk.web.uploads import BYTES, FILES

HOSTS = ["127.0.0.1", "localhost"]
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# How long one who has logged in stays known.
HOURS = 12
_TOKEN = "token"


def guard(app: Flask, key: bytes, office: Office | None = None) -> None:
    """Put the guard before every request and behind every answer."""
    app.config.update(
        SECRET_KEY=key,
        TRUSTED_HOSTS=[*HOSTS, *(office.names if office else ())],
        MAX_CONTENT_LENGTH=BYTES,
        # A form for each document, with its boxes; the files are counted by the review.
        MAX_FORM_PARTS=FILES * (FILES + 10),
        SESSION_COOKIE_NAME="desk",
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=office is not None and office.https,
        PERMANENT_SESSION_LIFETIME=HOURS * 3600,
    )
    secure = office is not None and office.https
    app.before_request(lambda: _refuse_forged("https" if secure else "http"))
    app.after_request(_headers)
    app.jinja_env.globals["token"] = token


def token() -> str:
    """Return the token of this browser, which every form sends back."""
    if _TOKEN not in session:
        session[_TOKEN] = secrets.token_urlsafe(24)
    return str(session[_TOKEN])


def _refuse_forged(scheme: str) -> None:
    # Asking for the host refuses a name the desk does not answer to (a page of elsewhere that points its name here).
    host = request.host
    if request.method in ("GET", "HEAD"):
        return
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{scheme}://{host}":
        abort(403)
    sent = request.form.get(_TOKEN, "")
    if not hmac.compare_digest(sent.encode("utf-8"), str(session.get(_TOKEN, "\0")).encode("utf-8")):
        abort(403)


def _headers(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if request.endpoint != "static":
        answer.headers["Cache-Control"] = "no-store"
    return answer


def secret(folder: Path) -> bytes:
    """Return the key that signs the cookies, made once: after a restart an open page can still send what was typed."""
    file = folder / "desk.key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
            written.write(secrets.token_bytes(32))
    except FileExistsError:
        pass
    return file.read_bytes()

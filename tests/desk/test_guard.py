"""The desk answers nobody but this computer's own pages, and takes in no more than it can keep."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from checker.desk.web.app import make_app
from checker.desk.web.guard import secret
from checker.desk.web.review import Review
from checker.desk.web.uploads import safe_name

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "review"


@pytest.fixture
def client(folder: Path, tmp_path: Path) -> Iterator[FlaskClient]:
    review = Review(folder)
    yield make_app(review, secret(tmp_path)).test_client()
    review.close()


def token_of(client: FlaskClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/files", base_url=HERE).text)
    assert found is not None
    return found[1]


def test_another_name_for_this_computer_is_refused(client: FlaskClient) -> None:
    assert client.get("/files", base_url=HERE).status_code == 200
    assert client.get("/files", base_url="http://localhost:8765").status_code == 200
    assert client.get("/files", base_url="http://evil.example:8765").status_code == 400


@pytest.mark.parametrize("path", ["/files", "/documents", "/documents/remove", "/decide", "/language"])
def test_a_forged_request_changes_nothing(client: FlaskClient, folder: Path, path: str) -> None:
    token = token_of(client)
    forged: tuple[tuple[dict[str, str], dict[str, str]], ...] = (
        ({}, {}),
        ({"token": "guessed"}, {}),
        ({"token": token}, {"Origin": "http://evil.example"}),
        ({"token": token}, {"Origin": "null"}),
    )
    for form, headers in forged:
        assert client.post(path, base_url=HERE, data=form, headers=headers).status_code == 403

    assert list(folder.iterdir()) == []


def test_a_token_of_another_browser_is_refused(client: FlaskClient) -> None:
    token = token_of(client)
    stranger = client.application.test_client()

    assert stranger.post("/language", base_url=HERE, data={"token": token}).status_code == 403
    assert client.post("/language", base_url=HERE, data={"token": token}).status_code == 302


def test_every_answer_has_a_strict_policy_and_is_not_kept(client: FlaskClient) -> None:
    for path in ("/files", "/nothing", "/static/desk.css", "/report.css"):
        with client.get(path, base_url=HERE) as answer:
            headers = answer.headers

        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert client.get("/files", base_url=HERE).headers["Cache-Control"] == "no-store"


def test_the_cookie_goes_to_no_other_site_and_to_no_script(client: FlaskClient) -> None:
    cookie = client.get("/files", base_url=HERE).headers["Set-Cookie"]

    assert "SameSite=Strict" in cookie
    assert "HttpOnly" in cookie


def test_no_page_has_a_script_or_a_style_of_its_own_or_an_address_outside(client: FlaskClient) -> None:
    text = client.get("/files", base_url=HERE).text

    assert re.findall(r"<script(?![^>]*src=)|<style|\son\w+=|style=", text) == []
    assert re.findall(r'(?:src|href)="(?!/|#|data:)[^"]*"', text) == []


def test_an_upload_beyond_the_limit_is_refused(client: FlaskClient, folder: Path) -> None:
    token = token_of(client)
    client.application.config["MAX_CONTENT_LENGTH"] = 2000
    data = {"token": token, "files": (io.BytesIO(b"x" * 5000), "plan.txt")}
    answer = client.post("/files", base_url=HERE, data=data, content_type="multipart/form-data")

    assert answer.status_code == 413
    assert "400 MB" in answer.text
    assert list(folder.iterdir()) == []


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    key = secret(tmp_path)

    assert secret(tmp_path) == key
    assert len(key) == 32
    assert (tmp_path / "desk.key").stat().st_mode & 0o077 == 0


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_whatever_a_file_is_called_it_gets_a_plain_name_of_its_own(name: str, before: list[str]) -> None:
    taken: list[str] = []
    for one in before:
        taken.append(safe_name(one, taken))
    safe = safe_name(name, taken)

    assert re.fullmatch(r"[\w.-]+", safe)
    assert not safe.startswith((".", "-"))
    assert len(safe.encode("utf-8")) <= 255
    assert Path(safe).name == safe
    assert safe.casefold() not in {one.casefold() for one in taken}

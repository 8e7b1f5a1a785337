"""The desk of an office: nobody is let in who is not known, and what is done carries the name of who did it."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from checker.cli import main
from checker.desk.web.app import make_app
from checker.desk.web.guard import secret
from checker.desk.web.office import TRIES, Office, Users, add_user, load_users
from checker.desk.web.review import Review
from checker.errors import InputError
from checker.workspace import find
from checker.workspace.notes import load_notes
from tests.desk.reviewing import Reviewer, brought_to_findings, payload
from tests.desk.serving import REPOSITORY, Desk, province_pdf, word_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = "http://desk.example"
PASSWORD = "一个很长的口令 2024"
Client = Callable[[Office], FlaskClient]


@pytest.fixture
def users(tmp_path: Path) -> Path:
    file = tmp_path / "users.yaml"
    add_user(file, "王审核", PASSWORD)
    return file


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    review = Review(tmp_path / "review")
    yield lambda office: make_app(review, secret(tmp_path), office=office).test_client()
    review.close()


def token(text: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def log_in(client: FlaskClient, name: str, password: str) -> str:
    """Log in and return where that leads."""
    sent = {"token": token(client.get("/login", base_url=HERE).text), "name": name, "password": password}
    return str(client.post("/login", base_url=HERE, data=sent).headers["Location"])


def test_passwords_are_hashed_in_a_file_for_its_owner_alone(users: Path) -> None:
    add_user(users, "李复核", PASSWORD)
    text = users.read_text(encoding="utf-8")

    assert set(load_users(users)) == {"王审核", "李复核"}
    assert PASSWORD not in text
    assert len({user.hashed for user in load_users(users).values()}) == 2
    assert all(user.hashed.startswith("scrypt:") for user in load_users(users).values())
    assert stat.S_IMODE(users.stat().st_mode) == 0o600
    with pytest.raises(InputError):
        add_user(users, "赵", "short")


def test_a_password_that_is_written_plain_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "users.yaml"
    file.write_text("- name: 王审核\n  password: secret-of-mine\n", encoding="utf-8")

    with pytest.raises(InputError) as refused:
        load_users(file)
    assert "secret-of-mine" not in str(refused.value)


@pytest.mark.parametrize("path", ["/", "/files", "/documents", "/findings", "/live", "/export/docx", "/progress/state"])
def test_without_a_user_every_page_leads_to_the_login(client: Client, users: Path, path: str) -> None:
    desk = client(Office(names=("desk.example",), users=Users(users)))

    assert desk.get(path, base_url=HERE).headers["Location"] == "/login"
    text = desk.get("/login", base_url=HERE).text
    assert desk.post("/files", base_url=HERE, data={"token": token(text)}).status_code == 403
    assert str(users.parent) not in text


def test_one_who_logs_in_is_known_until_the_password_changes(client: Client, users: Path) -> None:
    desk = client(Office(names=("desk.example",), users=Users(users)))
    assert log_in(desk, "王审核", "wrong password") == "/login"
    assert log_in(desk, "不在名单", PASSWORD) == "/login"
    before = desk.get_cookie("desk", domain="desk.example")
    assert log_in(desk, "王审核", PASSWORD) == "/"
    assert desk.get_cookie("desk", domain="desk.example") != before
    assert "王审核" in desk.get("/files", base_url=HERE).text

    add_user(users, "王审核", PASSWORD + "!")
    assert desk.get("/files", base_url=HERE).headers["Location"] == "/login"


def test_who_leaves_is_known_no_more(client: Client, users: Path) -> None:
    desk = client(Office(names=("desk.example",), users=Users(users)))
    log_in(desk, "王审核", PASSWORD)
    desk.post("/logout", base_url=HERE, data={"token": token(desk.get("/files", base_url=HERE).text)})

    assert desk.get("/files", base_url=HERE).headers["Location"] == "/login"


def test_after_some_wrong_passwords_none_is_right_for_a_while(users: Path) -> None:
    known = Users(users)
    assert not any(known.right("王审核", f"guess {number}") for number in range(TRIES))

    assert not known.right("王审核", PASSWORD)
    assert Users(users).right("王审核", PASSWORD)


def test_the_header_of_the_proxy_names_the_user_and_nobody_elses_does(client: Client) -> None:
    desk = client(Office(names=("desk.example",), header="X-Remote-User", proxies=("10.0.0.1",)))

    def asked(address: str, **headers: str) -> int:
        where = {"REMOTE_ADDR": address}
        return desk.get("/files", base_url=HERE, headers=headers, environ_base=where).status_code

    assert asked("10.0.0.1", **{"X-Remote-User": "wang"}) == 200
    assert asked("10.0.0.1") == 403
    assert asked("10.0.0.1", **{"X-Remote-User": " "}) == 403
    assert asked("10.0.0.7", **{"X-Remote-User": "wang"}) == 403
    assert asked("10.0.0.7", **{"X-Remote-User": "wang", "X-Forwarded-For": "10.0.0.1"}) == 403


def test_behind_https_the_cookie_goes_over_nothing_else_and_the_origin_is_https(client: Client, users: Path) -> None:
    desk = client(Office(names=("desk.example",), users=Users(users), https=True))
    answer = desk.get("/login", base_url="https://desk.example")
    data = {"token": token(answer.text), "lang": "en"}

    assert "Secure" in answer.headers["Set-Cookie"]
    for origin, status in (("http://desk.example", 403), ("https://desk.example", 302)):
        sent = desk.post("/language", base_url="https://desk.example", data=data, headers={"Origin": origin})
        assert sent.status_code == status
    assert desk.get("/login", base_url="https://other.example").status_code == 400


def test_whom_the_proxy_names_has_the_role_that_the_list_says(client: Client, tmp_path: Path) -> None:
    users = tmp_path / "users.yaml"
    command = ["desk", "--users", str(users), "--user-header", "X-Remote-User", "--add-user", "王审核"]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert "password" not in users.read_text(encoding="utf-8")
    office = Office(names=("desk.example",), header="X-Remote-User", users=Users(users, by_proxy=True))
    desk = client(office)

    def asked(path: str, name: str, **sent: str) -> int:
        headers = {"X-Remote-User": name.encode("utf-8").decode("latin-1")}
        send = desk.post if sent else desk.get
        return send(path, base_url=HERE, headers=headers, **({"data": sent} if sent else {})).status_code

    def mark(name: str) -> str:
        headers = {"X-Remote-User": name.encode("utf-8").decode("latin-1")}
        return token(desk.get("/files", base_url=HERE, headers=headers).text)

    assert asked("/reply", "王审核") != 403
    assert asked("/decide", "王审核", token=mark("王审核")) == 404
    assert asked("/documents", "不在名单") != 403
    assert asked("/reply", "不在名单") == 403
    assert asked("/decide", "不在名单", token=mark("不在名单")) == 403
    # Without the proxy the list would need passwords.
    with pytest.raises(InputError):
        load_users(users)
    assert not Users(users, by_proxy=True).right("王审核", "")


@pytest.mark.parametrize("host", ["0.0.0.0", "10.255.255.1", "::"])
def test_beyond_this_computer_nothing_is_served_without_users(tmp_path: Path, host: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "checker.cli", "desk", str(tmp_path), "--no-browser", "--port", "0", "--host", host],
        cwd=REPOSITORY,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert ended.returncode == 2
    assert "--users" in ended.stderr


def test_a_user_is_added_by_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "users.yaml"
    command = ["desk", "--users", str(file), "--add-user", "王审核"]
    result = CliRunner().invoke(main, command, input=f"{PASSWORD}\n{PASSWORD}\n")

    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert Users(file).right("王审核", PASSWORD)


def test_a_role_is_said_in_the_list_and_one_without_it_is_a_reviewer(tmp_path: Path, users: Path) -> None:
    add_user(users, "赵处长", PASSWORD, "reader")
    assert {name: user.role for name, user in load_users(users).items()} == {"王审核": "reviewer", "赵处长": "reader"}
    assert users.read_text(encoding="utf-8").count("role:") == 1

    # Another password leaves the role as it is, another role takes its place.
    add_user(users, "赵处长", PASSWORD + "!")
    assert Users(users).role("赵处长") == "reader"
    command = ["desk", "--users", str(users), "--add-user", "赵处长", "--role", "reviewer"]
    assert CliRunner().invoke(main, command, input=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 0
    assert Users(users).role("赵处长") == "reviewer"
    assert Users(users).role("不在名单") == "reader"
    assert CliRunner().invoke(main, ["desk", str(tmp_path), "--role", "reader"]).exit_code == 2

    hashed = load_users(users)["王审核"].hashed
    users.write_text(f"- name: 王审核\n  password: {hashed}\n  role: chief\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_users(users)
    assert "line 3, role: found chief; wanted one of reader, reviewer" in str(refused.value)


def test_every_request_of_a_reader_that_changes_something_is_refused(client: Client, users: Path) -> None:
    add_user(users, "赵处长", PASSWORD, "reader")
    desk = client(Office(names=("desk.example",), users=Users(users)))
    log_in(desk, "赵处长", PASSWORD)
    sent = {"token": token(desk.get("/files", base_url=HERE).text)}
    posts = [str(rule) for rule in desk.application.url_map.iter_rules() if "POST" in (rule.methods or ())]
    harmless = {"/login", "/logout", "/language", "/live"}
    assert len(posts) > len(harmless) + 5

    for path in sorted(set(posts) - harmless):
        page = desk.post(path, base_url=HERE, data=sent, headers={"Accept": "text/html"})
        assert (page.status_code, "以只读身份登录" in page.text) == (403, True), path
        answer = desk.post(f"{path}?lang=en", base_url=HERE, data=sent)
        assert answer.status_code == 403, path
        assert answer.json is not None
        assert "is logged in to read" in answer.json["problem"], path
    assert desk.post("/language", base_url=HERE, data={**sent, "lang": "en"}).status_code == 302
    assert desk.get("/documents", base_url=HERE).status_code != 403
    assert [desk.get(path, base_url=HERE).status_code for path in ("/add", "/reply")] == [403, 403]

    # Who is made a reviewer in the list is one at once.
    add_user(users, "赵处长", PASSWORD, "reviewer")
    log_in(desk, "赵处长", PASSWORD)
    sent = {"token": token(desk.get("/files", base_url=HERE).text)}
    assert desk.post("/decide", base_url=HERE, data=sent).status_code == 404


def test_a_reader_sees_all_and_no_button_that_changes_something(browser: Browser, tmp_path: Path) -> None:
    users = tmp_path / "users.yaml"
    add_user(users, "王审核", PASSWORD)
    add_user(users, "赵处长", PASSWORD, "reader")
    desk = Desk(tmp_path / "review", tmp_path / "data", "--users", str(users))
    files = [payload("草案.docx", word_draft("由55%的湿地和45%的林地构成。")), payload("省方案.pdf", province_pdf())]
    reviewer, reader = Reviewer(browser, desk), Reviewer(browser, desk)
    for one, name in ((reviewer, "王审核"), (reader, "赵处长")):
        page = one.go("/")
        page.locator("[name=name]").fill(name)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator(".login button").click()
        page.wait_for_url("**/files")
    assert reader.page.locator("[name=files]").count() == 0
    assert "只读" in reader.page.locator(".tools .user").inner_text()
    brought_to_findings(reviewer, files)
    reviewer.say("accept", text="省里已同意")

    page = reader.go("/findings")
    page.locator(".said[data-decided]").wait_for(state="attached")
    assert "王审核" in str(page.locator(".said[data-decided]").text_content())
    assert "只读" in page.locator(".desk-bar").inner_text()
    changing = ".decide-form,.match-form,.mend-open,.mend-form,#add-bar,[href='/reply'],[href='/add']"
    assert page.locator(changing).count() == 0
    assert reviewer.go("/findings").locator(changing).count() > 0
    for path in ("/documents", "/kept", "/unread"):
        page = reader.go(path)
        assert page.locator("main form button, main .add, main .undo-form").count() == 0
    page = reader.go("/documents")
    assert page.locator("[name='region:草案']").is_disabled()
    assert reader.go("/live").locator("#live").count() == 1
    for one in (reviewer, reader):
        one.leave()
    desk.close()


def test_what_is_decided_carries_the_name_of_the_user_and_no_other(browser: Browser, tmp_path: Path) -> None:
    users = tmp_path / "users.yaml"
    add_user(users, "王审核", PASSWORD)
    desk = Desk(tmp_path / "review", tmp_path / "data", "--users", str(users))
    reviewer = Reviewer(browser, desk)
    page = reviewer.go("/")
    page.locator("[name=name]").fill("王审核")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator(".login button").click()
    page.wait_for_url("**/files")
    brought_to_findings(reviewer, [payload("草案.docx", word_draft()), payload("省方案.pdf", province_pdf())])
    page = reviewer.go("/findings")
    assert page.locator(".decide-form [name=name]").count() == 0
    assert "王审核" in page.locator("#f1>.decide-form .user").inner_text()
    # A name sent along all the same counts for nothing.
    page.locator("#f1>.decide-form").evaluate(
        """form => {
            const field = document.createElement('input');
            [field.name, field.value] = ['name', '冒名'];
            form.append(field);
        }"""
    )
    reviewer.say("accept", text="省里已同意")

    (decision,) = find(desk.folder).decisions
    assert decision.name == "王审核"
    assert {note.name for note in load_notes(desk.folder / "notes.yaml")} == {"王审核"}
    reviewer.leave()
    desk.close()

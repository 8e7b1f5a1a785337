"""A desk as a reviewer has it: a process of its own on a folder, killed and begun again as a computer would."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import as_a_user
from tests.read.printing import FONT, canvas

REPOSITORY = Path(__file__).parents[2]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")

_HEAD = ("{who}人民政府", "关于印发{who}绿化行动方案（2024—2025年）的通知", "", "一、总体要求", "")
_PROVINCE = "到2025年，各市森林覆盖率均达到30%以上，每个县（市、区）建成公园5个以上。"
_CITY = "贯彻《山东省绿化行动方案（2024—2025年）》。到2025年，森林覆盖率达到20%以上，每个县（市、区）建成公园3个以上。"


def word_draft(*more: str) -> bytes:
    """Return a city's draft as a Word file, with more paragraphs."""
    import docx

    document = docx.Document()
    for line in (*(part.format(who="菏泽市") for part in _HEAD), _CITY, *more):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def province_pdf(*more: str) -> bytes:
    """Return the province's plan as a PDF, with more lines."""
    page, out = canvas()
    page.setFont(FONT, 16)
    for number, line in enumerate((*(part.format(who="山东省") for part in _HEAD), _PROVINCE, *more)):
        page.drawString(80, 760 - 26 * number, line)
        page.setFont(FONT, 10)
    page.save()
    return bytes(out.getvalue())


class Desk:
    """A desk that serves a folder."""

    def __init__(self, folder: Path, home: Path, *more: str) -> None:
        self.folder, self._home, self._more = folder, home, more
        self.port = 0
        self._process = self._begin()

    def _begin(self) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "checker.cli",
            "desk",
            str(self.folder),
            "--no-browser",
            "--port",
            str(self.port),
            *self._more,
        ]
        begun = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env={**as_a_user(), "XDG_DATA_HOME": str(self._home), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert begun.stdout is not None
        found = _ADDRESS.search(begun.stdout.readline())
        assert found is not None
        self.port = int(found[1])
        return begun

    @property
    def address(self) -> str:
        """Where the desk answers."""
        return f"http://127.0.0.1:{self.port}"

    def crash(self) -> None:
        """End the process without a word to it, and begin another one on the same folder and port."""
        self.close()
        self._process = self._begin()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

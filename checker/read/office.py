"""DOC, WPS, RTF and ODT: turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from checker.errors import refusal
from checker.read.limits import Limits


def to_docx(data: bytes, file: Path, limits: Limits) -> bytes:
    """Return the file as DOCX; raises InputError where LibreOffice is missing, fails or takes too long."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise refusal(file, "no-office")
    with tempfile.TemporaryDirectory() as folder:
        # The name is ours: that of the file given plays no part in the command.
        source = Path(folder) / "plan.doc"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", folder, str(source)],
                check=True,
                capture_output=True,
                timeout=limits.converting_seconds,
            )
        except subprocess.TimeoutExpired as error:
            raise refusal(file, "office-slow", limit=limits.converting_seconds) from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise refusal(file, "broken") from error
        made = Path(folder) / "plan.docx"
        if not made.is_file():
            raise refusal(file, "broken")
        return made.read_bytes()

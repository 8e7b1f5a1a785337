"""checker accept: a finding is right to leave as it is, two statements do speak of one thing."""

from __future__ import annotations

from checker.cli.verdict import verdict_command

command = verdict_command("accept")

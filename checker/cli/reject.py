"""checker reject: a finding is none, two statements do not speak of one thing."""

from __future__ import annotations

from checker.cli.verdict import verdict_command

command = verdict_command("reject")

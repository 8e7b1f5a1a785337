"""Text that XML can hold."""

from __future__ import annotations

import re

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return a text with a sign of its own in the place of each character that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)

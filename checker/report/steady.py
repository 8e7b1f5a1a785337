"""Office files with the same bytes for the same content: libraries stamp the clock into them."""

from __future__ import annotations

import io
import re
import zipfile

# The first moment an archive can hold.
_THEN = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def steady(archive: bytes) -> bytes:
    """Write an archive anew with one time for every part and for the properties of the document."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part.filename)
            if part.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
            kept = zipfile.ZipInfo(part.filename, _THEN)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.external_attr = 0o600 << 16
            new.writestr(kept, content)
    return out.getvalue()

"""What `make fuzz` runs: `corridor`, or a target that is guided by coverage."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["corridor"]:
        from tests.fuzz.corridor import main

        sys.exit(main(sys.argv[2:]))
    from tests.fuzz.guided import main as guided

    guided()

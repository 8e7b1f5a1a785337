#!/bin/sh
# What the tests of the page need beside Python: Debian's chromium and a font with Chinese characters.
# Where they cannot be had the browser tests say so and are skipped; with CI=true they fail instead.
set -u
if command -v chromium >/dev/null 2>&1 && fc-list :lang=zh 2>/dev/null | grep -q .; then
    exit 0
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    if sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "no chromium with a Chinese font and no right to install them: the browser tests will be skipped" >&2
        exit 0
    fi
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "no chromium with a Chinese font, and no apt-get to install them with: the browser tests will be skipped" >&2
    exit 0
fi
echo "installing chromium and a Chinese font for the browser tests"
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
if $as_root apt-get update -qq >/dev/null && $as_root apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null; then
    exit 0
fi
echo "chromium could not be installed: the browser tests will be skipped" >&2

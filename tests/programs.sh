#!/bin/sh
# What the tests need beside Python, from Debian: chromium and a font with Chinese characters to open the page in,
# LibreOffice to open the papers and old Word files with; called with `java`, only the Java that Spark runs on. Where
# they cannot be had, this says so and the tests that need them are skipped; with CI=true the browser tests fail instead.
set -u
missing=
have() { command -v "$1" >/dev/null 2>&1; }
if [ "${1-}" = java ]; then
    have java || missing="$missing default-jre-headless"
else
    have chromium || missing="$missing chromium"
    { have fc-list && fc-list :lang=zh 2>/dev/null | grep -q .; } || missing="$missing fontconfig fonts-noto-cjk"
    have soffice || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
fi
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    if ! sudo -n true 2>/dev/null; then
        echo "not installed, and no right to install it; tests will be skipped:$missing" >&2
        exit 0
    fi
fi
if ! have apt-get; then
    echo "not installed, and no apt-get to install it with; tests will be skipped:$missing" >&2
    exit 0
fi
echo "installing for the tests:$missing"
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
# $missing and $as_root are lists of words.
# shellcheck disable=SC2086
if $as_root apt-get update -qq >/dev/null && $as_root apt-get install -qq -y --no-install-recommends $missing >/dev/null; then
    exit 0
fi
echo "could not be installed; tests will be skipped:$missing" >&2

#!/bin/sh
# Makes .venv/ with everything pinned and hashed, and Debian's Voikko where it may.
# The stamp covers all that decides what is installed: a second run does nothing at all.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
stamp=.venv/.setup-stamp
packages="libvoikko1 voikko-fi tesseract-ocr-fin tesseract-ocr-swe tesseract-ocr-eng libreoffice-impress libreoffice-writer"

missing_packages() {
    # Prints the Debian packages that are not installed; nothing on systems without dpkg.
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for package in $packages; do
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || printf '%s ' "$package"
    done | sed 's/ $//'
}

tell_missing() {
    echo "Missing Debian packages: $1" >&2
    echo "  Install them with:  sudo apt-get install -y --no-install-recommends $1" >&2
    echo "  Without Voikko the program runs and reads less: words are turned to base forms more roughly," >&2
    echo "  and fewer people are found; of scans that lost their a and o dots, much less. Without" >&2
    echo "  tesseract-ocr-fin scanned pages and pictures are not read (with -swe and -eng beside it," >&2
    echo "  Swedish and English ones are read better). Without libreoffice-impress and -writer old PPT and DOC" >&2
    echo "  files are not read." >&2
}

install_packages() {
    # Installs $1 as root or by a sudo that asks no password; returns 1 where it may not.
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        return 1
    fi
    command -v apt-get >/dev/null 2>&1 || return 1
    echo "Installing Debian packages: $1"
    install="$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
    # shellcheck disable=SC2086  # both are lists of words on purpose
    $install $1 >/dev/null 2>&1 && return 0
    # A fresh system has no package lists yet.
    # shellcheck disable=SC2086
    $sudo apt-get update -q >/dev/null 2>&1 && $install $1 >/dev/null 2>&1
}

want=$({ cat requirements.txt pyproject.toml scripts/setup.sh; pwd; "$python" --version; } 2>&1 |
    sha256sum | cut -d' ' -f1)
if [ -x .venv/bin/strategiavahti ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$want" ]; then
    missing=$(missing_packages)
    [ -z "$missing" ] || tell_missing "$missing"
    exit 0
fi

missing=$(missing_packages)
if [ -n "$missing" ]; then
    install_packages "$missing" || tell_missing "$missing"
fi

if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    echo "Making .venv/"
    if ! "$python" -m venv --clear .venv; then
        echo "Python could not make an environment. On Debian: sudo apt-get install -y python3-venv" >&2
        exit 1
    fi
fi
echo "Installing the pinned requirements (a few minutes the first time)"
export PIP_DISABLE_PIP_VERSION_CHECK=1
# The file names every package: nothing is left to resolve (older pips, asked to, look past the pins).
.venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements.txt
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
echo "$want" >"$stamp"
echo "Ready: .venv/bin/strategiavahti --help"

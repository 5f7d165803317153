# Sourced by the commands in bin/: says what it does, and installs the Debian packages that a build needs.

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

# What a build needs beside the Swift toolchain.
packages="git pkg-config libgumbo-dev liblzma-dev libuchardet-dev zlib1g-dev libsqlite3-dev libexpat1-dev"
# What tests and benchmarks measure against; where it can't be installed, they say what they skip.
peer_packages="age curl openssl golang-go golang-golang-x-mod-dev strace eatmydata e2fsprogs python3-openpyxl
chromium chromium-driver fonts-dejavu-core zbar-tools python3-venv unzip wrk
libreoffice-writer-nogui fonts-liberation default-jre-headless"

has_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Installs what a build needs, or ends; installs the packages named beside if it can.
install_packages() {
    local missing="" wished="" as_root=""
    if ! command -v swift >/dev/null; then
        say "there is no Swift toolchain here; install Swift 6.2 or newer from https://www.swift.org/install and run this again."
        exit 1
    fi
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian, so I can't see which libraries are installed; Habeas needs gumbo, liblzma and uchardet with their headers."
        return 0
    fi
    for package in $packages; do has_package "$package" || missing="$missing $package"; done
    for package in "$@"; do has_package "$package" || wished="$wished $package"; done
    [ -n "$missing$wished" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=sudo
        elif [ -n "$missing" ]; then
            say "these packages are missing:$missing. Install them as root (apt-get install$missing) and run this again."
            exit 1
        else
            say "these packages are not installed, and what is measured against them is skipped:$wished."
            return 0
        fi
    fi
    # shellcheck disable=SC2086
    [ -z "$missing" ] || apt_install $missing || exit 1
    # shellcheck disable=SC2086
    [ -z "$wished" ] || apt_install $wished || say "what is measured against$wished is skipped."
}

apt_install() {
    say "installing $*"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1 && return 0
    $as_root apt-get update -qq >&2
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null && return 0
    say "could not install $*; see what apt-get said above."
    return 1
}

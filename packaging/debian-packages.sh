#!/bin/bash
# Installs what is missing of the Debian packages named in the lists given ("run", "test"). Never fails: a machine
# that does not let us install says what it lacks, and the next step may still work.
set -u

declare -A lists=(
    [run]="libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0
           libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
           fonts-dejavu-core fonts-noto-core"
    [test]="xvfb xauth xdotool libreoffice-writer-nogui libreoffice-script-provider-python python3-uno
            poppler-utils strace at-spi2-core hunspell-nl wixl msitools"
)

wanted() {
    local list
    has_usable_python || echo python3 python3-venv
    for list in "$@"; do echo "${lists[$list]}"; done
}

has_usable_python() {
    "$(dirname "$0")/find-python.sh" >/dev/null 2>&1
}

# Newer Debian and Ubuntu give libraries with 64-bit time the suffix t64.
missing() {
    local package installed
    installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package} ' | tr -s ' ' '\n' | paste -sd ' ') "
    for package in $(wanted "$@"); do
        [[ "$installed" =~ \ ii\ ($package|${package}t64)\  ]] || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"
    fi
}

may_install() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }
}

install_packages() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# One unknown name makes apt-get refuse the whole list: then each is tried alone.
install_what_can_be() {
    local package
    as_root apt-get update -qq </dev/null
    install_packages "$@" && return
    for package in "$@"; do install_packages "$package"; done
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system: the system libraries named in README.md have to be there already."
    exit 0
fi

lacking=$(missing "$@")
[ -z "$lacking" ] && exit 0
echo "System packages that are missing:" $lacking
if may_install; then
    echo "Installing them with apt-get."
    log=$(mktemp)
    install_what_can_be $lacking >"$log" 2>&1 || tail -5 "$log"
    rm -f "$log"
    lacking=$(missing "$@")
fi
[ -z "$lacking" ] && exit 0
echo "Not installed: root or sudo is needed, or apt-get could not get them. Going on without; what needs them will say so."
echo "To install them yourself: sudo apt-get install --no-install-recommends" $lacking
exit 0

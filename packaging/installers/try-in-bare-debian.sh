#!/bin/bash
# Installs the .deb, and then the archive, in a Debian 12 with nothing else (debootstrap, as root) and runs the demo there
# without a network: packaging/installers/try-in-bare-debian.sh build/installers [empty folder for the system]
set -euo pipefail
made=$(realpath "$1")
root=${2:-$(mktemp -d)}
test -x "$root/usr/bin/apt-get" || debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >/dev/null
cp "$made"/*.deb "$made"/*.tar.gz "$root/tmp/"
inside() { unshare -m chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
inside sh -c 'mount -t proc proc /proc; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/*.deb' >/dev/null
demo() { unshare -n -m chroot "$root" env -i HOME=/root PATH=/usr/bin:/bin LANG=C.UTF-8 \
    sh -c 'mount -t proc proc /proc; ! command -v python3 || exit 9; rm -rf /tmp/demo; "$1" demo --out /tmp/demo >/dev/null; ls -1 /tmp/demo/*/' - "$1"; }
echo "Installed: $(inside dpkg-query -W hearing-desk)"
inside du -sm /opt/hearing-desk
demo hearing-desk
inside apt-get remove -y -qq hearing-desk >/dev/null
inside mkdir -p /opt
inside tar -C /opt -xzf /tmp/"$(basename "$made"/*.tar.gz)"
echo "The archive, with the packages the .deb asks for:"
demo "/opt/$(basename "$made"/*.tar.gz -linux-x86_64.tar.gz)/hearing-desk"

#!/bin/sh
# Try what build.sh made where nothing else is: `sudo sh packaging/freeze/bare.sh [FOLDER]`.
# A bare root directory of Debian 12 (debootstrap, minbase: no Python, no fonts) is made in FOLDER, or used again when
# it is there. The .deb is installed in it by apt with what it depends on, the archive unpacked; both try themselves,
# as somebody without rights, without a screen; the portable one has to keep its data beside itself.
set -eu
cd "$(dirname "$0")/../.."
dist=build/freeze/dist
root="${1:-build/freeze/bare}/bookworm"
(cd "$dist" && sha256sum --check --quiet SHA256SUMS)
if [ ! -e "$root/etc/debian_version" ]; then
    mkdir -p "$root"
    debootstrap --variant=minbase bookworm "$root" >/dev/null
fi
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
somebody() { inside HOME=/home/somebody setpriv --reuid=1000 --regid=1000 --clear-groups "$@"; }

rm -rf "$root/tmp/packages" "$root/home/somebody"
mkdir -p "$root/tmp/packages" "$root/home/somebody/stick"
cp "$dist"/*.deb "$dist"/*-portable.tar.xz "$root/tmp/packages"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/hosts "$root/etc/hosts"

echo "Installed:"
inside apt-get update -q >/dev/null
inside sh -c 'DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o Dpkg::Use-Pty=0 --no-install-recommends /tmp/packages/*.deb' >/dev/null
chown -R 1000:1000 "$root/home/somebody"
somebody hrcapp --version
somebody hrcapp self-test
inside sh -c '! command -v python3' || { echo "There is a Python in the bare root: nothing was shown." >&2; exit 1; }
inside sh -c 'DEBIAN_FRONTEND=noninteractive apt-get remove -y -q -o Dpkg::Use-Pty=0 hrcapp' >/dev/null
[ ! -e "$root/opt/hrcapp" ] || { echo "Removing it left files behind." >&2; exit 1; }

echo "On a stick:"
stick="$root/home/somebody/stick"
tar -xJf "$dist"/*-portable.tar.xz -C "$stick" --no-same-owner
chown -R 1000:1000 "$root/home/somebody"
program=$(cd "$stick" && echo hrcapp-*)
somebody "/home/somebody/stick/$program/hrcapp" self-test
somebody env QT_QPA_PLATFORM=offscreen timeout 20 "/home/somebody/stick/$program/hrcapp" || [ $? -eq 124 ]
[ -d "$stick/hrcapp-data" ] || { echo "Its data are not beside it." >&2; exit 1; }
strays=$(find "$root/home/somebody" -mindepth 1 -maxdepth 3 -not -path '*/stick*')
[ -z "$strays" ] || { echo "It wrote elsewhere: $strays" >&2; exit 1; }
echo "Data beside the program's folder, nothing elsewhere."

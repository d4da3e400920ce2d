# Debian packages: find which are missing, install them when that is allowed, else say the one command to type.
# Sourced by prepare.sh and test.sh. `need WHY pkg…` returns 1 when something is still missing.

need() {
    why=$1
    shift
    if ! command -v dpkg-query >/dev/null 2>&1; then
        echo "This is not a Debian system; see README.md for the libraries that Qt needs ($why)." >&2
        return 0
    fi
    missing=""
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
        case "$state" in
            ii*) ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -z "$missing" ] && return 0
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        else
            echo "Missing for $why:$missing" >&2
            echo "Type this once, then start again:" >&2
            echo "    sudo apt-get update && sudo apt-get install -y$missing" >&2
            return 1
        fi
    fi
    echo "Installing for $why:$missing"
    $as_root apt-get update -q >/dev/null && $as_root sh -c "$_INSTALL" install $missing || {
        echo "The packages could not be installed:$missing" >&2
        return 1
    }
}

# Tests start servers by themselves, as they need them: none that a package brings may run here for that reason,
# neither now (policy-rc.d) nor after the next start of the machine.
_INSTALL='
    policy=/usr/sbin/policy-rc.d
    ours=
    if [ ! -e "$policy" ]; then
        printf "#!/bin/sh\nexit 101\n" >"$policy" && chmod 755 "$policy" && ours=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null
    code=$?
    [ -z "$ours" ] || rm -f "$policy"
    for package in "$@"; do
        case "$package" in
            openssh-server) services=ssh ;;
            apache2) services="apache2 apache-htcacheclean" ;;
            samba) services="smbd nmbd samba-ad-dc" ;;
            *) continue ;;
        esac
        for service in $services; do
            systemctl disable --quiet "$service" >/dev/null 2>&1 || true
        done
    done
    exit $code
'

# shellcheck shell=bash
# What the scripts of every peer share: a directory that is theirs, its settings and its lock, free ports and
# Debian's packages. Meant to be sourced. Settings are the options up.sh was first called with.

say() { echo "${0##*/}: $*" >&2; }

die() {
  say "$*"
  exit 1
}

# --- a peer's directory ----------------------------------------------------------------------------------

# Paths go unquoted into configuration files, so a directory with other letters is refused.
use_directory() {
  [ -n "$1" ] || die "a state directory is needed, see --help"
  state=$(realpath -m -- "$1")
  [[ $state =~ ^(/[A-Za-z0-9._+-]+){2,}$ ]] ||
    die "state directory $state: want two or more levels of letters, digits and ._+-"
  settings_file=$state/settings
}

# Settings double as the mark of a directory that up.sh made: nothing is deleted where they are missing.
is_peer_directory() { [ -f "$settings_file" ]; }

setting() { sed -n "s/^$1=//p" "$settings_file"; }

# settle NAME OPTION DEFAULT PATTERN - what the peer was made with counts; asking for something else is an error.
settle() {
  local -n value=$1
  if is_peer_directory; then
    local recorded
    recorded=$(setting "$1")
    [ "${value:-$recorded}" = "$recorded" ] ||
      die "$state was set up with $2 $recorded; run down.sh before choosing $value"
    value=$recorded
  fi
  value=${value:-$3}
  [[ $value =~ ^($4)$ ]] || die "bad $2 $value"
}

# One script at a time works on a peer. Locking the directory itself leaves no lock file to clean up; a
# directory that was deleted while we waited is not the one we want, hence the second look.
lock_directory() {
  while [ -d "$state" ]; do
    exec 9<"$state"
    flock 9
    [ "$(stat -Lc %i /proc/self/fd/9)" = "$(stat -c %i "$state" 2>/dev/null)" ] && return 0
  done
  return 1
}

take_directory() {
  # Ending before the first file is written leaves nothing behind.
  trap 'rmdir "$state" 2>/dev/null || true' EXIT
  mkdir -p "$state"
  # It may be on its way out, by a down.sh that holds the lock.
  until lock_directory; do mkdir -p "$state"; done
  is_peer_directory || [ -z "$(ls -A "$state")" ] || die "$state is neither empty nor a peer's directory"
}

require_free_port() {
  local port=$1 option=$2 owner
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    owner=$(ss -Hltnp "sport = :$port" 2>/dev/null | grep -o 'users:.*' | head -n 1) || true
    die "port $port of 127.0.0.1 is in use ${owner:+by $owner }- choose another one with $option"
  fi
}

# --- packages --------------------------------------------------------------------------------------------

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing_packages() {
  local package
  for package; do
    is_installed "$package" || echo "$package"
  done
}

# Debian starts a service as soon as it is installed, unless this file forbids it. One that is there stays.
without_starting_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [ -e "$policy" ]; then
    "$@"
    return
  fi
  printf '%s\n' '#!/bin/sh' 'exit 101' >"$policy"
  chmod 755 "$policy"
  "$@" || status=$?
  rm -f "$policy"
  return $status
}

# A peer whose packages are in the backports of a release of Debian names it in `backports`. The machine's own sources
# stay as they are: a copy of them, with one suite more, serves this installation.
install_packages() {
  local sources=() copy='' status=0
  if [ -n "${backports:-}" ]; then
    copy=$(mktemp -d)
    copy_sources_with_backports "$copy"
    sources=(-o Dir::Etc::SourceList="$copy/sources.list" -o Dir::Etc::SourceParts="$copy/parts"
      -o Dir::State::Lists="$copy/lists")
  fi
  apt-get "${sources[@]}" update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get "${sources[@]}" install -qq -y --no-install-recommends \
      -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold "$@" || status=$?
  [ -z "$copy" ] || rm -rf "$copy"
  return $status
}

# Debian writes its sources in either of two forms.
copy_sources_with_backports() {
  mkdir -p "$1/parts" "$1/lists/partial"
  cp /etc/apt/sources.list.d/*.{list,sources} "$1/parts/" 2>/dev/null || true
  cp /etc/apt/sources.list "$1/sources.list" 2>/dev/null || touch "$1/sources.list"
  # apt reads as another user.
  chmod -R a+rX "$1"
  local file
  for file in "$1"/parts/*.sources; do
    [ -e "$file" ] && sed -Ei "s/^Suites:(.* )?$backports( .*)?\$/& $backports-backports/" "$file"
  done
  for file in "$1/sources.list" "$1"/parts/*.list; do
    [ -e "$file" ] && sed -Ei "s/^(deb .*) $backports (.*)\$/&\n\1 $backports-backports \2/" "$file"
  done
  return 0
}

# `apt-get update` does not wait for its lock, so two peers coming up together take turns on this directory.
ensure_packages() {
  local missing log
  exec 8<"$(dirname "${BASH_SOURCE[0]}")"
  flock 8
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -gt 0 ]; then
    [ "$(id -u)" = 0 ] || die "must be run as root to install ${missing[*]}"
    command -v apt-get >/dev/null || die "needs Debian's packages: ${missing[*]}"
    say "installing ${missing[*]}"
    log=$(mktemp)
    without_starting_services install_packages "${missing[@]}" </dev/null >"$log" 2>&1 8<&- ||
      die "installation failed: $(tail -n 5 "$log") (all of it in $log)"
    rm -f "$log"
  fi
  exec 8<&-
}

#!/bin/bash
# shellcheck disable=SC2154
set -euo pipefail
here=$(dirname "$(realpath "$0")")
# shellcheck source=../common.sh
. "$here/../common.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
usage: down.sh STATE_DIR [--keep]
Stops every process that up.sh started in STATE_DIR and removes the directory.
  --keep  leave STATE_DIR, so that up.sh finds all it held again
TEXT
}

parse_arguments() {
  directory='' keep=''
  for argument; do
    case $argument in
      --help) usage && exit ;;
      --keep) keep=yes ;;
      -*) die "unknown option $argument, see --help" ;;
      *)
        [ -z "$directory" ] || die "one state directory only, see --help"
        directory=$argument
        ;;
    esac
  done
}

# Those that others lean on go last.
stop_everything() {
  local name services=()
  while read -r name; do
    case $name in
      mariadb | rabbitmq | epmd | memcached) ;;
      *) services+=("$name") ;;
    esac
  done < <(recorded_names)
  stop "${services[@]}"
  stop rabbitmq
  stop epmd memcached mariadb
}

main() {
  parse_arguments "$@"
  use_peer "$directory"
  require_root
  if ! [ -e "$state" ]; then
    say "nothing at $state"
    exit 0
  fi
  is_peer_directory || die "$state is not a peer's directory"
  lock_directory || exit 0

  stop_everything
  rm -f "$state/peer.json"
  if [ -z "$keep" ]; then
    rm -rf --one-file-system "$state"
    say "removed $state"
  fi
}

main "$@"

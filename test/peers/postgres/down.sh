#!/bin/bash
set -euo pipefail
here=$(dirname "$(realpath "$0")")
# shellcheck source=../common.sh
. "$here/../common.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
usage: down.sh STATE_DIR [--keep]
Stops the PostgreSQL that up.sh started in STATE_DIR, and removes it.
  --keep  leave STATE_DIR, so that up.sh finds its databases again
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
  if server_is_running; then stop_server; fi
  if [ -z "$keep" ]; then
    rm -rf --one-file-system "$state"
    say "removed $state"
  fi
}

main "$@"

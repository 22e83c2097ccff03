#!/bin/bash
set -euo pipefail
here=$(dirname "$(realpath "$0")")
# shellcheck source=../common.sh
. "$here/../common.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
usage: restart.sh STATE_DIR [--stop-only | --start-only]
Stops the daemon of STATE_DIR at once, whatever it is doing, and starts it again. Containers keep running.
TEXT
}

parse_arguments() {
  directory='' stop=yes start=yes
  for argument; do
    case $argument in
      --help) usage && exit ;;
      --stop-only) start='' ;;
      --start-only) stop='' ;;
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
  is_peer_directory || die "$state is not a peer's directory, run up.sh first"
  lock_directory || die "$state has just been removed"

  if [ -n "$stop" ] && daemon_is_running; then stop_daemon; fi
  if [ -n "$start" ] && ! daemon_is_running; then
    require_free_port "$(setting port)" --port
    start_daemon
  fi
  describe_peer
}

main "$@"

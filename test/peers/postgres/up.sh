#!/bin/bash
set -euo pipefail
here=$(dirname "$(realpath "$0")")
# shellcheck source=../common.sh
. "$here/../common.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
usage: up.sh STATE_DIR [--port N]
Brings a private PostgreSQL up in STATE_DIR, or finds it up already; prints STATE_DIR.
  --port N  on 127.0.0.1:N (5433)
TEXT
}

parse_arguments() {
  directory='' port=''
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage && exit ;;
      --port)
        [ -n "${2:-}" ] || die "$1 needs a value, see --help"
        port=$2
        shift
        ;;
      -*) die "unknown option $1, see --help" ;;
      *)
        [ -z "$directory" ] || die "one state directory only, see --help"
        directory=$1
        ;;
    esac
    shift
  done
}

make_cluster() {
  require_free_port "$port" --port
  chmod 711 "$state"
  install -d -o postgres -g postgres -m 700 "$data"
  (umask 077 && head -c 18 /dev/urandom | base64 | tr '+/' '-_' >"$password_file")
  # The server's user may not pass through to a file that is root's.
  local handed_over
  handed_over=$(mktemp)
  chown postgres "$handed_over"
  cat "$password_file" >"$handed_over"
  as_postgres "$(programs)/initdb" --pgdata "$data" --username leister --pwfile "$handed_over" \
    --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 >"$log_file" 2>&1 ||
    die "initdb failed, see $log_file"
  rm -f "$handed_over"
  chown postgres "$log_file"
  printf '%s\n' "listen_addresses = '127.0.0.1'" "port = $port" "unix_socket_directories = ''" \
    "max_connections = 100" >>"$data/postgresql.conf"
  printf '%s\n' "port=$port" >"$settings_file"
}

# Tests make databases of their own beside this one.
describe_peer() {
  local url
  url=postgres://leister:$(cat "$password_file")@127.0.0.1:$port/postgres
  (umask 077 && printf '{ "url": "%s", "port": %s, "pid": %s, "logFile": "%s" }\n' \
    "$url" "$port" "$(server_pid)" "$log_file" >"$state/peer.json")
}

main() {
  parse_arguments "$@"
  use_peer "$directory"
  require_root
  ensure_packages "${packages[@]}"

  take_directory
  settle port --port 5433 '[1-9][0-9]{0,4}'
  [ "$port" -le 65535 ] || die "bad --port $port"
  is_peer_directory || make_cluster
  if server_is_running; then
    say "server runs already, pid $(server_pid)"
  else
    start_server
  fi
  describe_peer
  echo "$state"
}

main "$@"

# shellcheck shell=bash
# What up.sh and down.sh share: where a peer keeps its things, and how its server is recognised, started and stopped.
# Meant to be sourced after ../common.sh.
# shellcheck disable=SC2154,SC2034

packages=(postgresql)

require_root() { [ "$(id -u)" = 0 ] || die "must be run as root: PostgreSQL refuses to, and gets a user of its own"; }

use_peer() {
  use_directory "$1"
  data=$state/data
  log_file=$state/postgres.log
  password_file=$state/password
}

# Debian keeps the programs of each major version apart.
programs() {
  local newest
  newest=$(find /usr/lib/postgresql -maxdepth 1 -mindepth 1 -printf '%f\n' | sort -n | tail -n 1)
  [ -n "$newest" ] || die "no PostgreSQL in /usr/lib/postgresql"
  echo "/usr/lib/postgresql/$newest/bin"
}

as_postgres() { (cd / && exec runuser -u postgres -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 "$@") 9<&-; }

server_pid() { head -n 1 "$data/postmaster.pid" 2>/dev/null; }

# A pid alone proves nothing, for it may have been given to another process since.
server_is_running() {
  local pid
  pid=$(server_pid) && [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$data" ]
}

start_server() {
  as_postgres "$(programs)/pg_ctl" start --wait --timeout 60 --silent --pgdata "$data" --log "$log_file" ||
    die "the server does not start, see $log_file"
  say "server runs, pid $(server_pid)"
}

stop_server() {
  as_postgres "$(programs)/pg_ctl" stop --wait --timeout 30 --silent --mode fast --pgdata "$data" ||
    die "the server, pid $(server_pid), does not stop"
  say "server stopped"
}

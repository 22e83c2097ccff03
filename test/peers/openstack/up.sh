#!/bin/bash
# shellcheck disable=SC2154
set -euo pipefail
here=$(dirname "$(realpath "$0")")
for part in ../common lib packages access services/{infrastructure,keystone,placement,glance,neutron,nova,cinder,swift}; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

services=(keystone nova neutron cinder glance placement swift)

usage() {
  cat <<'TEXT'
usage: up.sh STATE_DIR [--port-base N]
Brings a private OpenStack up in STATE_DIR, or finds it up already; prints STATE_DIR.
  --port-base N  the first of 14 ports of 127.0.0.1 (17000), at most 32000
TEXT
}

parse_arguments() {
  directory='' port_base=''
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage && exit ;;
      --port-base)
        [ -n "${2:-}" ] || die "$1 needs a value, see --help"
        port_base=$2
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

# Below the ports that the kernel gives to anyone who connects.
settle_settings() {
  settle port_base --port-base 17000 '[1-9][0-9]{3,4}'
  ((port_base >= 1024 && port_base <= 32000)) || die "bad --port-base $port_base"
}

# Swift keeps what it knows of an object in extended attributes.
require_attributes() {
  touch "$state/probe"
  /usr/bin/python3 -c 'import os, sys; os.setxattr(sys.argv[1], "user.probe", b"1")' "$state/probe" 2>/dev/null ||
    { rm "$state/probe" && die "the file system of $state has no extended attributes, which Swift needs"; }
  rm "$state/probe"
}

make_state() {
  local offset
  for offset in "${!port_names[@]}"; do require_free_port $((port_base + offset)) --port-base; done
  chmod 700 "$state"
  require_attributes
  printf '%s\n' "port_base=$port_base" "secret=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')" >"$settings_file"
}

configure() {
  local service
  mkdir -p "$state/home" "$etc" "$log" "$run" "$state/lock"
  for service in "${services[@]}"; do "configure_$service"; done
  write_access
}

# All tables are made at the same time. A service starts when Keystone knows its login: Nova's conductor ends when it is
# refused.
bring_up() {
  once "$1-tables" "migrate_$1"
  [ "$1" = keystone ] || await_logins
  "start_$1"
  "await_$1"
}

await_logins() {
  local _
  for _ in {1..1500}; do
    [ ! -e "$run/logins" ] || return 0
    sleep 0.2
  done
  die "Keystone took too long"
}

bring_up_services() {
  local service job jobs=() failed=''
  create_databases keystone placement glance neutron nova_api nova nova_cell0 cinder
  rm -f "$run/logins"
  for service in "${services[@]}"; do
    bring_up "$service" &
    jobs+=($!)
  done
  wait "${jobs[0]}" || die "Keystone did not come up"
  provision identity
  touch "$run/logins"
  for job in "${jobs[@]:1}"; do wait "$job" || failed=yes; done
  [ -z "$failed" ] || die "not all services came up"
}

# Those that are coming up, when this script ends before them. What has been started goes on, see down.sh.
stop_jobs() {
  local jobs
  mapfile -t jobs < <(jobs -p)
  [ ${#jobs[@]} -eq 0 ] || kill "${jobs[@]}" 2>/dev/null || true
}

all_are_running() {
  local name names
  mapfile -t names < <(recorded_names)
  for name in "${names[@]}"; do is_running "$name" || return 1; done
}

main() {
  parse_arguments "$@"
  use_peer "$directory"
  require_root
  ensure_packages "${packages[@]}"
  umask 077

  take_directory
  settle_settings
  is_peer_directory || make_state
  trap stop_jobs EXIT
  if [ -e "$state/peer.json" ] && all_are_running; then
    say "runs already"
  else
    rm -f "$state/peer.json"
    configure
    start_cache
    start_bus
    start_database
    await_bus
    bring_up_services
    start_nova_compute
    await_nova_compute
    await_cinder_workers
    pretend_agent
    provision resources
    write_facts
    say "up after $SECONDS s"
  fi
  echo "$state"
}

main "$@"

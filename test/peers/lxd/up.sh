#!/bin/bash
set -euo pipefail
here=$(dirname "$(realpath "$0")")
# shellcheck source=../common.sh
. "$here/../common.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=provision.sh
. "$here/provision.sh"

usage() {
  cat <<TEXT
usage: up.sh STATE_DIR [--port N] [--bridge NAME] [--subnet A.B.C] [--bare]
Brings a private $product daemon up in STATE_DIR, or finds it up already; prints STATE_DIR.
  --port N        HTTPS on 127.0.0.1:N ($default_port)
  --bridge NAME   network of the containers ($default_bridge)
  --subnet A.B.C  its /24 ($default_subnet)
  --bare          no storage, network, profile or image: as a daemon must be that is to join a cluster
TEXT
}

parse_arguments() {
  directory='' port='' bridge='' subnet='' bare=''
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage && exit ;;
      --bare) bare=yes ;;
      --port | --bridge | --subnet)
        [ -n "${2:-}" ] || die "$1 needs a value, see --help"
        printf -v "${1#--}" %s "$2"
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

settle_settings() {
  settle port --port "$default_port" '[1-9][0-9]{0,4}'
  [ "$port" -le 65535 ] || die "bad --port $port"
  settle bridge --bridge "$default_bridge" '[a-z][a-z0-9]{1,14}'
  local octet='(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])'
  settle subnet --subnet "$default_subnet" "$octet\.$octet\.$octet"
}

require_free_network() {
  [ ! -e "/sys/class/net/$bridge" ] || die "a network device $bridge exists - choose another one with --bridge"
  if ip -4 -o address show | grep -qF " inet $subnet."; then
    die "this machine has an address in $subnet.0/24 - choose another one with --subnet"
  fi
}

make_state() {
  require_free_port "$port" --port
  require_free_network
  # Containers run under unprivileged ids, which must get through to their root file systems.
  mkdir -p "$daemon_dir"
  chmod 711 "$state" "$daemon_dir"
  printf '%s\n' "kind=$kind" "port=$port" "bridge=$bridge" "subnet=$subnet" >"$settings_file"
}

ensure_daemon() {
  if daemon_is_running; then
    wait_until_ready
    say "daemon runs already, pid $(daemon_pid)"
  else
    require_free_port "$port" --port
    start_daemon
  fi
}

ensure_filled() {
  ensure_storage
  ensure_bridge "$bridge" "$subnet"
  ensure_small_profile
}

main() {
  parse_arguments "$@"
  use_peer "$directory"
  require_root
  ensure_packages "${packages[@]}"

  take_directory
  settle_settings
  is_peer_directory || make_state

  ensure_instance_types
  ensure_daemon
  [ -n "$bare" ] || ensure_filled
  ensure_https "$port"
  ensure_certificates
  ensure_client_config "$port"
  [ -n "$bare" ] || ensure_image "$here/image.sh"
  check_https
  describe_peer
  echo "$state"
}

main "$@"

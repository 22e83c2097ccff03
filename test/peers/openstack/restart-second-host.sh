#!/bin/bash
# shellcheck disable=SC2154
set -euo pipefail
here=$(dirname "$(realpath "$0")")
for part in ../common lib services/infrastructure services/nova; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

usage() {
  cat <<'TEXT'
usage: restart-second-host.sh STATE_DIR
Stops the nova-compute of the second host and starts it again: only then does Nova let a host come back whose servers
were made anew elsewhere.
TEXT
}

[ "${1:-}" != --help ] || { usage && exit; }
[ $# -eq 1 ] || die "one state directory is needed, see --help"
use_peer "$1"
require_root
is_peer_directory || die "$state is not a peer's directory"
umask 077
stop nova-compute-second
start_nova_compute

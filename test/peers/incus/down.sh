#!/bin/bash
# The script of LXD serves its sibling as well: kind.sh tells what is called otherwise.
set -euo pipefail
PEER_KIND=incus exec "$(dirname "$(realpath "$0")")/../lxd/down.sh" "$@"

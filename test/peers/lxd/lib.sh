# shellcheck shell=bash
# What up.sh, down.sh and restart.sh share: where a peer keeps its things, and how its daemon is recognised, started
# and stopped. Meant to be sourced after ../common.sh.
# shellcheck disable=SC2154,SC2034

# The sibling that is wanted: its kind.sh tells what its programs and variables are called.
kind=${PEER_KIND:-lxd}
# shellcheck source=kind.sh
. "$here/../$kind/kind.sh"

require_root() {
  [ "$(id -u)" = 0 ] || die "must be run as root: $product mounts file systems and makes bridges"
}

use_peer() {
  use_directory "$1"
  if is_peer_directory; then
    local recorded
    recorded=$(setting kind)
    [ "${recorded:-lxd}" = "$kind" ] || die "$state is a peer of kind ${recorded:-lxd}"
  fi
  daemon_dir=$state/var
  socket=$daemon_dir/unix.socket
  # sun_path holds 108 bytes, the last one a NUL. Of the daemon's sockets this one has the longest name.
  local longest=$daemon_dir/seccomp.socket
  [ ${#longest} -le 107 ] || die "socket path $longest has ${#longest} bytes, a unix socket allows 107"

  pid_file=$state/$kind.pid
  log_file=$state/$kind.log
  output_file=$state/$kind.out
  image_file=$state/image/busybox.tar.gz
  client_config=$state/$client
}

# --- its daemon ------------------------------------------------------------------------------------------

belongs_to_peer() { grep -qzxF "$dir_variable=$daemon_dir" "/proc/$1/environ" 2>/dev/null; }

daemon_pid() { cat "$pid_file" 2>/dev/null; }

# A pid alone proves nothing, for it may have been given to another process since.
daemon_is_running() {
  local pid
  pid=$(daemon_pid) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "${daemon##*/}" ] && belongs_to_peer "$pid"
}

# Container monitors and dnsmasq outlive the daemon.
helper_pids() {
  local file pid
  while read -r file; do
    pid=${file//[!0-9]/}
    case $(readlink "/proc/$pid/exe") in
      */"${daemon##*/}" | */dnsmasq) [ "$pid" = "$(daemon_pid)" ] || echo "$pid" ;;
    esac
  done < <(grep -lzxF "$dir_variable=$daemon_dir" /proc/[0-9]*/environ 2>/dev/null)
}

# The command `lxc`, or what its sibling has, over the unix socket, with a configuration of its own, for tests may change
# the one in client_config.
admin() {
  env -u "$socket_variable" "$dir_variable=$daemon_dir" "$conf_variable=$state/admin" "$client" "$@" </dev/null 9<&-
}

exists() { admin query "/1.0/$1" >/dev/null 2>&1; }

# The environment starts empty so that proxies and settings of the caller do not reach the daemon.
# A shell starts background jobs with SIGINT and SIGQUIT ignored, and LXD is to be told by such signals.
start_daemon() {
  ! admin query /1.0 >/dev/null 2>&1 || die "a daemon answers on $socket that $pid_file does not name"
  rm -f "$socket"
  env -i --default-signal=INT,QUIT PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LANG=C.UTF-8 "$dir_variable=$daemon_dir" \
    setsid "$daemon" --group root --logfile "$log_file" </dev/null >>"$output_file" 2>&1 9<&- &
  echo $! >"$pid_file"
  disown
  wait_until_ready
  say "daemon started, pid $(daemon_pid)"
}

wait_until_ready() {
  local deadline=$((SECONDS + 60))
  # The shell's child is not the daemon before its last exec, so life is looked at only after a first wait.
  until env "$dir_variable=$daemon_dir" "${daemon_admin[@]}" waitready --timeout 2 2>/dev/null 9<&-; do
    daemon_is_running || die "the daemon ended at once: $(tail -n 3 "$output_file"), see $log_file"
    [ $SECONDS -lt $deadline ] || die "the daemon is not ready after 60 s, see $log_file"
  done
}

wait_until_daemon_ends() {
  local deadline=$((SECONDS + $1))
  while daemon_is_running; do
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.05
  done
}

# Containers go on running without it. SIGINT ends it at once, whereas SIGTERM would first wait minutes for
# running operations, and an operation in flight is what a test of a restart is about.
stop_daemon() {
  kill -INT "$(daemon_pid)"
  wait_until_daemon_ends 30 || die "the daemon ignores SIGINT, pid $(daemon_pid)"
  rm -f "$pid_file"
  say "daemon stopped"
}

# --- how to reach it -------------------------------------------------------------------------------------

describe_peer() {
  local pid=null
  if daemon_is_running; then pid=$(daemon_pid); fi
  # Renamed into place, for a test may be reading it.
  cat >"$state/peer.json.new" <<JSON
{
  "socket": "$socket",
  "url": "https://127.0.0.1:$(setting port)",
  "clientCert": "$state/client.crt",
  "clientKey": "$state/client.key",
  "otherCert": "$state/other.crt",
  "otherKey": "$state/other.key",
  "serverCert": "$state/server.crt",
  "image": "busybox",
  "imageFile": "$image_file",
  "imageMetadataFile": "$state/image/metadata.tar.gz",
  "imageRootfsFile": "$state/image/rootfs.tar.gz",
  "kind": "$kind",
  "lxdDir": "$daemon_dir",
  "lxcConfig": "$client_config",
  "pid": $pid,
  "bridge": "$(setting bridge)",
  "logFile": "$log_file"
}
JSON
  mv "$state/peer.json.new" "$state/peer.json"
}

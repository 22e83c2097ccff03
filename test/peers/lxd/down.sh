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
Stops the daemon that up.sh started in STATE_DIR, with its containers, and removes all of it.
  --keep  leave STATE_DIR, so that up.sh finds its containers again
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

project_names() { admin query /1.0/projects | grep -o '/1.0/projects/[^"?]*' | sed 's,.*/,,'; }

# By force and all at once: a container that refuses to stop must not hold anyone up.
stop_containers() {
  local project
  for project in $(project_names); do
    admin query --wait -X PUT -d '{"state": {"action": "stop", "force": true}}' \
      "/1.0/instances?project=$project" >/dev/null || say "some containers of project $project did not stop"
  done
}

# This way of ending a daemon takes its bridges and their dnsmasq along.
shut_down() {
  local pid
  pid=$(daemon_pid)
  stop_containers
  env -u "$socket_variable" "$dir_variable=$daemon_dir" "${daemon_admin[@]}" shutdown --force --timeout 60 9<&- ||
    say "shutdown failed"
  if ! wait_until_daemon_ends 10; then
    say "killing the daemon, pid $pid"
    kill -KILL "$pid"
    wait_until_daemon_ends 5 || die "pid $pid does not end"
  fi
  rm -f "$pid_file"
  say "daemon stopped"
}

mount_points() { awk -v under="$state/" 'index($5, under) == 1 { print $5 }' /proc/self/mountinfo | sort -r; }

unmount_all() {
  local point
  for point in $(mount_points); do
    umount "$point" 2>/dev/null || umount -l "$point" || say "cannot unmount $point"
  done
  [ -z "$(mount_points)" ] || die "mounts are left under $state, so it stays"
}

remove_state() {
  rm -rf --one-file-system "$state"
  # The container library keeps its locks outside, under the peer's path.
  local locks=/run/lxc/lock$daemon_dir
  if [ -d "$locks" ]; then
    rm -rf "$locks"
    rmdir -p --ignore-fail-on-non-empty "${locks%/*}" 2>/dev/null || true
  fi
  say "removed $state"
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

  # Containers can be running without their daemon; it knows best how to end them.
  if ! daemon_is_running && [ -n "$(helper_pids)" ]; then start_daemon; fi
  if daemon_is_running; then shut_down; fi
  local left
  mapfile -t left < <(helper_pids)
  [ ${#left[@]} -eq 0 ] || die "processes are left, so $state stays: ${left[*]}"
  unmount_all

  if [ -n "$keep" ]; then
    describe_peer
  else
    remove_state
  fi
}

main "$@"

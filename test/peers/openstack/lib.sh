# shellcheck shell=bash
# What up.sh and down.sh share: where a peer keeps its things, and how its processes are started, recognised and
# stopped. Meant to be sourced after ../common.sh.
# shellcheck disable=SC2154,SC2034

require_root() { [ "$(id -u)" = 0 ] || die "must be run as root: the services take their users from it"; }

use_peer() {
  use_directory "$1"
  database_socket=$state/db.sock
  # sun_path holds 108 bytes, the last one a NUL.
  [ ${#database_socket} -le 107 ] ||
    die "socket path $database_socket has ${#database_socket} bytes, a unix socket allows 107"
  etc=$state/etc
  log=$state/log
  run=$state/run
  use_clean_environment
}

# --- ports -----------------------------------------------------------------------------------------------

# In this order, counted up from --port-base.
port_names=(
  keystone nova placement glance neutron cinder swift swift_object swift_container swift_account
  rabbit rabbit_nodes epmd memcached
)

# port NAME
port() {
  local offset
  for offset in "${!port_names[@]}"; do
    [ "${port_names[offset]}" != "$1" ] || echo $(($(setting port_base) + offset))
  done
}

# url NAME
url() { echo "http://127.0.0.1:$(port "$1")"; }

# --- processes -------------------------------------------------------------------------------------------

# A pid may have been given to another process since; with the time of its start it names one for good.
start_time() { sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }

recorded_pid() { cut -d ' ' -f 1 "$run/$1.pid" 2>/dev/null; }

is_running() {
  local pid started
  read -r pid started 2>/dev/null <"$run/$1.pid" && [ -n "$started" ] && [ "$(start_time "$pid")" = "$started" ]
}

recorded_names() {
  local file
  for file in "$run"/*.pid; do
    [ ! -e "$file" ] || basename "$file" .pid
  done
}

# The environment starts empty so that proxies and OS_* variables of the caller do not reach a service.
# MALLOC_ARENA_MAX halves the memory of a service that has many threads.
clean=()
use_clean_environment() {
  clean=(
    env -i '--default-signal=INT,QUIT' --chdir="$state" PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$state/home" LANG=C.UTF-8
    PYTHONPATH="$here/drivers" PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore MALLOC_ARENA_MAX=2
  )
}

# start NAME [VARIABLE=VALUE]... COMMAND... - as the leader of a process group of its own.
start() {
  local name=$1 pid
  shift
  ! is_running "$name" || return 0
  setsid "${clean[@]}" "$@" </dev/null >>"$log/$name.log" 2>&1 9<&- &
  pid=$!
  disown "$pid"
  echo "$pid $(start_time "$pid")" >"$run/$name.pid"
}

# start_python NAME MODULE ARGUMENT... - for the services whose packages have no command of their own here.
start_python() {
  local name=$1 module=$2
  shift 2
  start "$name" /usr/bin/python3 -c "import sys; sys.argv[0] = '$name'; from $module import main; sys.exit(main())" "$@"
}

# start_wsgi NAME PORT_NAME PROCESSES WSGI_FILE [VARIABLE=VALUE]...
# Connections close after each answer, for an idle one would keep a thread of uWSGI from all others.
start_wsgi() {
  local name=$1 address
  address=127.0.0.1:$(port "$2")
  local processes=$3 file=$4
  shift 4
  start "$name" "$@" uwsgi --plugin python3 --http-socket "$address" --wsgi-file "$file" --master \
    --processes "$processes" --threads 4 --enable-threads --lazy-apps --thunder-lock --die-on-term \
    --buffer-size 65535 --add-header "Connection: close" --procname-prefix "$name-" --disable-logging
}

# await NAME CONDITION... - until the condition holds; NAME has to stay alive meanwhile. On a busy machine that can
# take minutes.
await() {
  local name=$1 deadline=$((SECONDS + 300))
  shift
  until "$@" >/dev/null 2>&1; do
    is_running "$name" || die "$name ended at once: $(tail -n 2 "$log/$name.log"), see $log/$name.log"
    [ $SECONDS -lt $deadline ] || die "$name is not ready in time, see $log/$name.log"
    sleep 0.2
  done
}

# 300 is how a list of API versions is answered.
answers() {
  local status
  status=$(curl --silent --output /dev/null --max-time 5 --noproxy '*' --write-out '%{http_code}' "$1") &&
    [[ $status =~ ^(2..|300|401)$ ]]
}

is_listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }

# Leaders are told, and pass it on; what is left of their groups after a while is killed.
stop() {
  local names=() name pid deadline=$((SECONDS + 15))
  for name; do
    if is_running "$name"; then
      kill -TERM "$(recorded_pid "$name")" 2>/dev/null || true
      names+=("$name")
    fi
  done
  for name in "${names[@]}"; do
    while is_running "$name" && [ $SECONDS -lt $deadline ]; do sleep 0.1; done
    pid=$(recorded_pid "$name")
    kill -KILL -- "-$pid" 2>/dev/null || true
  done
  for name; do rm -f "$run/$name.pid"; done
}

# --- configuration ---------------------------------------------------------------------------------------

# Makes $etc/NAME.conf of what is on standard input.
write_config() { cat >"$etc/$1.conf"; }

database_url() { echo "mysql+pymysql://root@localhost/$1?unix_socket=$database_socket&charset=utf8"; }

# The account with which one service calls another.
service_account() {
  cat <<INI
auth_url = $(url keystone)/v3
auth_type = password
username = service
password = $(setting secret)
user_domain_name = Default
project_name = service
project_domain_name = Default
region_name = RegionOne
INI
}

# token_filter SERVICE_TYPE - how a service checks its callers' tokens
token_filter() {
  cat <<INI
[keystone_authtoken]
$(service_account)
www_authenticate_uri = $(url keystone)/v3
memcached_servers = 127.0.0.1:$(port memcached)
service_token_roles_required = true
service_type = $1
INI
}

# What every service that has a bus writes into [DEFAULT], and the sections that follow it.
bus_settings() {
  cat <<INI
use_stderr = true
transport_url = rabbit://guest:guest@127.0.0.1:$(port rabbit)/
graceful_shutdown_timeout = 2
INI
}

common_sections() {
  cat <<INI
[oslo_concurrency]
lock_path = $state/lock
[oslo_messaging_notifications]
driver = noop
INI
}

database_settings() {
  cat <<INI
connection = $(database_url "$1")
max_pool_size = 10
max_overflow = 20
INI
}

# once NAME COMMAND... - a step that is done once in a peer's life. Of a function the steps have to be joined by &&,
# for bash does not end at the first that fails where failure is asked about.
once() {
  local name=$1
  shift
  [ ! -e "$run/$name.done" ] || return 0
  "$@" >>"$log/$name.log" 2>&1 9<&- </dev/null || die "$name failed: $(tail -n 2 "$log/$name.log"), see $log/$name.log"
  touch "$run/$name.done"
}

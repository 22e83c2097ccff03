# shellcheck shell=bash
# What stands behind the services: a database, a message bus, a cache. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154,SC2119,SC2120

# --- MariaDB, on a unix socket alone; SQLite would be locked most of the time ----------------------------

sql() { mariadb --no-defaults --user=root --socket="$database_socket" --skip-column-names --batch "$@"; }

make_database() {
  mariadb-install-db --no-defaults --user=root --datadir="$state/db" --skip-test-db \
    --auth-root-authentication-method=normal
}

# Durable is what a peer need not be.
start_database() {
  once database-install make_database
  start mariadb mariadbd --no-defaults --user=root --datadir="$state/db" --socket="$database_socket" \
    --skip-networking --pid-file="$state/db.pid" --performance-schema=OFF --skip-log-bin \
    --innodb-buffer-pool-size=96M --innodb-log-file-size=48M --innodb-flush-log-at-trx-commit=0 \
    --innodb-doublewrite=OFF --max-connections=400 \
    --character-set-server=utf8mb3 --collation-server=utf8mb3_general_ci
  await mariadb sql --execute 'select 1'
}

create_databases() {
  local name
  for name; do echo "create database if not exists $name;"; done | sql
}

# --- RabbitMQ, with a port mapper of its own, else one would stay behind on every address ----------------

start_bus() {
  mkdir -p "$state"/rabbit/{data,log}
  echo '[].' >"$state/rabbit/plugins"
  cat >"$state/rabbit/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$(port rabbit)
vm_memory_high_watermark.absolute = 400MB
disk_free_limit.absolute = 50MB
log.file.level = warning
CONF
  # Whoever knows the cookie commands the node.
  if [ ! -s "$state/home/.erlang.cookie" ]; then
    setting secret >"$state/home/.erlang.cookie"
    chmod 400 "$state/home/.erlang.cookie"
  fi
  start epmd epmd -address 127.0.0.1 -port "$(port epmd)"
  start rabbitmq ERL_EPMD_PORT="$(port epmd)" ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_NODENAME="leister$(setting port_base)@localhost" RABBITMQ_DIST_PORT="$(port rabbit_nodes)" \
    RABBITMQ_MNESIA_BASE="$state/rabbit/data" RABBITMQ_LOG_BASE="$state/rabbit/log" \
    RABBITMQ_CONFIG_FILE="$state/rabbit/rabbitmq.conf" RABBITMQ_ENABLED_PLUGINS_FILE="$state/rabbit/plugins" \
    RABBITMQ_CONF_ENV_FILE=/dev/null \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none" \
    /usr/lib/rabbitmq/bin/rabbitmq-server
}

await_bus() { await rabbitmq is_listening "$(port rabbit)"; }

# --- memcached -------------------------------------------------------------------------------------------

start_cache() { start memcached memcached -u root -l 127.0.0.1 -p "$(port memcached)" -m 64 -U 0; }

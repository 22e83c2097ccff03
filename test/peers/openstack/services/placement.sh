# shellcheck shell=bash
# Placement, Nova's book of resources. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

configure_placement() {
  write_config placement <<INI
[DEFAULT]
use_stderr = true
[api]
auth_strategy = keystone
[placement_database]
$(database_settings placement)
$(token_filter placement)
INI
}

migrate_placement() { "${clean[@]}" placement-manage --config-file "$etc/placement.conf" db sync; }

start_placement() { start_wsgi placement placement 1 /usr/bin/placement-api OS_PLACEMENT_CONFIG_DIR="$etc"; }

await_placement() { await placement answers "$(url placement)/"; }

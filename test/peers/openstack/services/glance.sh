# shellcheck shell=bash
# Glance, the image service, with two stores. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

# Of an import from the web a test serves the image itself, on any port.
configure_glance() {
  mkdir -p "$state"/glance/{fast,slow,staging,tasks}
  write_config glance <<INI
[DEFAULT]
$(bus_settings)
bind_host = 127.0.0.1
bind_port = $(port glance)
workers = 1
public_endpoint = $(url glance)
enabled_backends = fast:file,slow:file
enabled_import_methods = [glance-direct,web-download,copy-image]
[database]
$(database_settings glance)
[glance_store]
default_backend = fast
[fast]
filesystem_store_datadir = $state/glance/fast
[slow]
filesystem_store_datadir = $state/glance/slow
[os_glance_staging_store]
filesystem_store_datadir = $state/glance/staging
[os_glance_tasks_store]
filesystem_store_datadir = $state/glance/tasks
[import_filtering_opts]
allowed_hosts = 127.0.0.1
allowed_ports =
[paste_deploy]
flavor = keystone
config_file = /etc/glance/glance-api-paste.ini
$(common_sections)
$(token_filter image)
INI
}

migrate_glance() { "${clean[@]}" glance-manage --config-file "$etc/glance.conf" db_sync; }

start_glance() { start_python glance glance.cmd.api --config-file "$etc/glance.conf"; }

await_glance() { await glance answers "$(url glance)/"; }

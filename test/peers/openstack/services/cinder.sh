# shellcheck shell=bash
# Cinder, the block storage service: volumes are sparse files (drivers/volumes.py), backups go to Swift.
# Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

configure_cinder() {
  mkdir -p "$state"/cinder/{conversion,volumes}
  write_config cinder <<INI
[DEFAULT]
$(bus_settings)
host = fakehost
my_ip = 127.0.0.1
state_path = $state/cinder
osapi_volume_listen = 127.0.0.1
osapi_volume_listen_port = $(port cinder)
osapi_volume_workers = 1
auth_strategy = keystone
api_paste_config = /etc/cinder/api-paste.ini
resource_query_filters_file = /etc/cinder/resource_filters.json
enabled_backends = fake
default_volume_type = fake
glance_api_servers = $(url glance)
image_conversion_dir = $state/cinder/conversion
backup_driver = cinder.backup.drivers.swift.SwiftBackupDriver
[fake]
volume_driver = volumes.FileDriver
volume_backend_name = fake
file_directory = $state/cinder/volumes
[database]
$(database_settings cinder)
[nova]
$(service_account)
[service_user]
send_service_user_token = true
$(service_account)
[privsep_osbrick]
helper_command = privsep-helper --config-file $etc/cinder.conf
$(common_sections)
$(token_filter volumev3)
INI
}

migrate_cinder() { "${clean[@]}" cinder-manage --config-file "$etc/cinder.conf" db sync; }

start_cinder() {
  local part
  for part in api scheduler volume backup; do
    start_python "cinder-$part" "cinder.cmd.$part" --config-file "$etc/cinder.conf"
  done
}

await_cinder() { await cinder-api answers "$(url cinder)/"; }

reports_to_cinder() {
  [ "$(sql --execute "select count(*) from cinder.services where \`binary\` = '$1'
    and updated_at > utc_timestamp() - interval 40 second")" -ge 1 ]
}

await_cinder_workers() {
  local part
  for part in cinder-scheduler cinder-volume cinder-backup; do
    await "$part" reports_to_cinder "$part"
  done
}

# shellcheck shell=bash
# Nova, the compute service, with two hosts whose hypervisors are drivers/hypervisor.py. The second one is disabled: a test
# that moves servers enables it for a while. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

configure_nova() {
  mkdir -p "$state"/{nova,nova-second}
  configure_second_host
  write_config nova <<INI
[DEFAULT]
$(bus_settings)
host = fakehost
my_ip = 127.0.0.1
state_path = $state/nova
enabled_apis = osapi_compute
osapi_compute_listen = 127.0.0.1
osapi_compute_listen_port = $(port nova)
osapi_compute_workers = 2
compute_driver = leister.Hypervisor
allow_resize_to_same_host = true
[api]
auth_strategy = keystone
[api_database]
$(database_settings nova_api)
[database]
$(database_settings nova)
[conductor]
workers = 1
[scheduler]
workers = 1
[wsgi]
api_paste_config = /etc/nova/api-paste.ini
[placement]
$(service_account)
[glance]
endpoint_override = $(url glance)
[neutron]
$(service_account)
[cinder]
$(service_account)
os_region_name = RegionOne
[service_user]
send_service_user_token = true
$(service_account)
[vnc]
enabled = true
server_listen = 127.0.0.1
server_proxyclient_address = 127.0.0.1
$(common_sections)
$(token_filter compute)
INI
}

# The second host keeps what is shelved until it is told to let it go.
configure_second_host() {
  write_config nova-second <<INI
[DEFAULT]
host = secondhost
state_path = $state/nova-second
enable_new_services = false
shelved_offload_time = -1
INI
}

manage_nova() { "${clean[@]}" nova-manage --config-file "$etc/nova.conf" "$@"; }

migrate_nova() {
  manage_nova api_db sync &&
    manage_nova cell_v2 map_cell0 --database_connection "$(database_url nova_cell0)" &&
    manage_nova db sync &&
    manage_nova cell_v2 create_cell --name cell1
}

start_nova() {
  start_python nova-conductor nova.cmd.conductor --config-file "$etc/nova.conf"
  start_python nova-scheduler nova.cmd.scheduler --config-file "$etc/nova.conf"
  start_python nova-api nova.cmd.api --config-file "$etc/nova.conf"
}

# Needs Placement and Keystone when it starts.
start_nova_compute() {
  start nova-compute /usr/bin/python3 "$here/drivers/nova_compute.py" --config-file "$etc/nova.conf"
  start nova-compute-second /usr/bin/python3 "$here/drivers/nova_compute.py" --config-file "$etc/nova.conf" \
    --config-file "$etc/nova-second.conf"
}

await_nova() { await nova-api answers "$(url nova)/"; }

compute_host_is_known() { [ "$(sql --execute "select count(*) from nova.compute_nodes where host = '$1'")" -ge 1 ]; }

await_nova_compute() {
  await nova-compute compute_host_is_known fakehost
  await nova-compute-second compute_host_is_known secondhost
  once nova-discover-hosts manage_nova cell_v2 discover_hosts --by-service
}

# shellcheck shell=bash
# Neutron, the network service: its API alone. No agent carries packets; drivers/network.py binds the ports.
# Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

configure_neutron() {
  mkdir -p "$state/neutron"
  write_config neutron <<INI
[DEFAULT]
$(bus_settings)
bind_host = 127.0.0.1
bind_port = $(port neutron)
state_path = $state/neutron
core_plugin = ml2
service_plugins = router,qos,trunk,segments,auto_allocate
api_workers = 1
rpc_workers = 1
rpc_state_report_workers = 0
api_paste_config = /etc/neutron/api-paste.ini
notify_nova_on_port_status_changes = true
notify_nova_on_port_data_changes = true
dns_domain = openstack.internal.
[database]
$(database_settings neutron)
[nova]
$(service_account)
[placement]
$(service_account)
[ml2]
type_drivers = flat,vlan,vxlan
tenant_network_types = vxlan
mechanism_drivers = leister,openvswitch
extension_drivers = port_security,qos,dns
[ml2_type_flat]
flat_networks = *
[ml2_type_vlan]
network_vlan_ranges = physnet1:100:200
[ml2_type_vxlan]
vni_ranges = 1:2000
$(common_sections)
$(token_filter network)
INI
}

migrate_neutron() { "${clean[@]}" neutron-db-manage --config-file "$etc/neutron.conf" upgrade heads; }

start_neutron() { start neutron neutron-server --config-file "$etc/neutron.conf"; }

await_neutron() { await neutron answers "$(url neutron)/"; }

# An agent in the table alone, whose last sign of life is far in the future, so that there is one to list.
pretend_agent() {
  sql neutron <<'SQL'
insert into agents (id, agent_type, `binary`, topic, host, admin_state_up, created_at, started_at,
  heartbeat_timestamp, description, configurations, `load`, resources_synced)
select uuid(), 'Open vSwitch agent', 'neutron-openvswitch-agent', 'N/A', 'fakehost', 1, utc_timestamp(), utc_timestamp(),
  '2090-01-01 00:00:00', '', '{"bridge_mappings": {"physnet1": "br-ex"}, "tunnel_types": ["vxlan"],
  "tunneling_ip": "127.0.0.1", "datapath_type": "system", "devices": 0}', 0, 1
from dual where not exists (select 1 from agents where host = 'fakehost');
SQL
}

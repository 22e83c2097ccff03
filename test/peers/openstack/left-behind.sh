#!/bin/bash
# shellcheck disable=SC2154
set -euo pipefail
here=$(dirname "$(realpath "$0")")
for part in ../common lib services/infrastructure; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

usage() {
  cat <<'TEXT'
usage: left-behind.sh STATE_DIR
Leaves in the services' tables what a machine leaves that was taken away without a word: its nova-compute, its
cinder-volume and its network agent, all on the host `gone`. What is there already stays as it is.
TEXT
}

leave_behind() {
  sql <<'SQL'
insert into nova.services (created_at, updated_at, uuid, host, `binary`, topic, report_count, disabled, deleted,
  forced_down, version, last_seen_up)
select '2020-01-01', '2020-01-01', uuid(), 'gone', 'nova-compute', 'compute', 1, 0, 0, 0,
  (select max(version) from nova.services), '2020-01-01'
from dual where not exists (select 1 from nova.services where host = 'gone' and deleted = 0);
insert into cinder.services (created_at, updated_at, uuid, host, `binary`, topic, report_count, disabled, deleted,
  availability_zone)
select '2020-01-01', '2020-01-01', uuid(), 'gone', 'cinder-volume', 'cinder-volume', 1, 0, 0, 'nova'
from dual where not exists (select 1 from cinder.services where host = 'gone' and deleted = 0);
insert into neutron.agents (id, agent_type, `binary`, topic, host, admin_state_up, created_at, started_at,
  heartbeat_timestamp, description, configurations, `load`, resources_synced)
select uuid(), 'Open vSwitch agent', 'neutron-openvswitch-agent', 'N/A', 'gone', 1, '2020-01-01', '2020-01-01',
  '2020-01-01', '', '{}', 0, 1
from dual where not exists (select 1 from neutron.agents where host = 'gone');
SQL
}

[ "${1:-}" != --help ] || { usage && exit; }
[ $# -eq 1 ] || die "one state directory is needed, see --help"
use_peer "$1"
is_peer_directory || die "$state is not a peer's directory"
leave_behind

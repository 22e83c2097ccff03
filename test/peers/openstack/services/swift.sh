# shellcheck shell=bash
# Swift, the object storage service: one replica of everything, on one directory. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

# make_ring NAME
make_ring() {
  local builder=$state/swift/$1.builder
  rm -f "$builder"
  swift-ring-builder "$builder" create 6 1 0 &&
    swift-ring-builder "$builder" add --region 1 --zone 1 --ip 127.0.0.1 --port "$(port "swift_$1")" --device disk --weight 1 &&
    swift-ring-builder "$builder" rebalance
}

migrate_swift() { make_ring object && make_ring container && make_ring account; }

# storage_server NAME WORKERS
configure_storage_server() {
  write_config "swift-$1" <<INI
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $(port "swift_$1")
user = root
swift_dir = $state/swift
devices = $state/swift
mount_check = false
disable_fallocate = true
workers = $2
log_level = WARNING
[pipeline:main]
pipeline = healthcheck $1-server
[app:$1-server]
use = egg:swift#$1
[filter:healthcheck]
use = egg:swift#healthcheck
INI
}

# A filter that needs no settings.
plain_filters() {
  local name
  for name; do
    printf '[filter:%s]\nuse = egg:swift#%s\n' "$name" "${name//-/_}"
  done
}

# All that a public Swift tends to have switched on, but for limits on the rate.
configure_swift_proxy() {
  write_config swift-proxy <<INI
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $(port swift)
user = root
swift_dir = $state/swift
workers = 2
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk tempurl formpost authtoken keystoneauth staticweb copy container-quotas account-quotas slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
$(plain_filters catch_errors gatekeeper healthcheck proxy-logging listing_formats bulk tempurl formpost staticweb copy)
$(plain_filters container-quotas account-quotas slo dlo symlink)
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$(port memcached)
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
$(token_filter object-store | sed 1d)
delay_auth_decision = true
[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, member
reseller_admin_role = ResellerAdmin
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
INI
}

configure_swift() {
  mkdir -p "$state/swift/disk"
  cat >"$state/swift/swift.conf" <<INI
[swift-hash]
swift_hash_path_prefix = peer
swift_hash_path_suffix = peer
[storage-policy:0]
name = Policy-0
default = yes
INI
  configure_storage_server object 1
  configure_storage_server container 0
  configure_storage_server account 0
  configure_swift_proxy
}

start_swift() {
  local part
  for part in object container account proxy; do
    start "swift-$part" "swift-$part-server" "$etc/swift-$part.conf" -v
  done
}

await_swift() { await swift-proxy answers "$(url swift)/healthcheck"; }

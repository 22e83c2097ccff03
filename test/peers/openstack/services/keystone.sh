# shellcheck shell=bash
# Keystone, the identity service. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

configure_keystone() {
  mkdir -p "$state/keystone"
  write_config keystone <<INI
[DEFAULT]
use_stderr = true
public_endpoint = $(url keystone)/
[auth]
methods = external,password,token,oauth1,mapped,application_credential,totp
[database]
$(database_settings keystone)
[cache]
enabled = true
backend = dogpile.cache.memcached
memcache_servers = 127.0.0.1:$(port memcached)
[token]
provider = fernet
expiration = 86400
[fernet_tokens]
key_repository = $state/keystone/fernet-keys
[credential]
key_repository = $state/keystone/credential-keys
INI
}

manage_keystone() { "${clean[@]}" keystone-manage --config-file "$etc/keystone.conf" "$@"; }

migrate_keystone() {
  manage_keystone db_sync &&
    manage_keystone fernet_setup --keystone-user root --keystone-group root &&
    manage_keystone credential_setup --keystone-user root --keystone-group root &&
    manage_keystone bootstrap --bootstrap-username admin --bootstrap-password "$(password admin)" \
      --bootstrap-project-name admin --bootstrap-role-name admin --bootstrap-service-name keystone \
      --bootstrap-region-id RegionOne --bootstrap-public-url "$(url keystone)/v3" \
      --bootstrap-internal-url "$(url keystone)/v3" --bootstrap-admin-url "$(url keystone)/v3"
}

start_keystone() {
  start_wsgi keystone keystone 2 /usr/bin/keystone-wsgi-public \
    OS_KEYSTONE_CONFIG_DIR="$etc" OS_KEYSTONE_CONFIG_FILES=keystone.conf
}

await_keystone() { await keystone answers "$(url keystone)/v3"; }

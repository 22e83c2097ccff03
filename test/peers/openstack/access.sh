# shellcheck shell=bash
# Writes the files by which clients find their way in. Meant to be sourced after lib.sh.
# shellcheck disable=SC2154

password() { echo "$1-$(setting secret)"; }

# write_openrc FILE USER DOMAIN
write_openrc() {
  cat >"$1" <<RC
export OS_AUTH_URL=$(url keystone)/v3
export OS_IDENTITY_API_VERSION=3
export OS_USERNAME=$2
export OS_PASSWORD=$(password "$2")
export OS_USER_DOMAIN_NAME=$3
export OS_PROJECT_NAME=$2
export OS_PROJECT_DOMAIN_NAME=$3
export OS_REGION_NAME=RegionOne
export OS_INTERFACE=public
RC
}

# cloud NAME USER DOMAIN SCOPE... - each line of the scope is one of clouds.yaml
cloud() {
  cat <<YAML
  $1:
    region_name: RegionOne
    identity_api_version: 3
    auth:
      auth_url: $(url keystone)/v3
      username: $2
      password: $(password "$2")
      user_domain_name: $3
YAML
  shift 3
  printf '      %s\n' "$@"
}

write_clouds() {
  local account
  echo 'clouds:'
  for account in admin demo small; do
    cloud "$account" "$account" Default "project_name: $account" 'project_domain_name: Default'
  done
  cloud other other other 'project_name: other' 'project_domain_name: other'
  cloud domain-admin admin Default 'domain_name: Default'
  cloud system-admin admin Default 'system_scope: all'
}

write_access() {
  write_openrc "$state/openrc" admin Default
  write_openrc "$state/openrc-demo" demo Default
  write_openrc "$state/openrc-small" small Default
  write_openrc "$state/openrc-other" other other
  write_clouds >"$state/clouds.yaml"
}

# Renamed into place, for a test may be reading it.
write_facts() {
  provision facts >"$state/peer.json.new"
  mv "$state/peer.json.new" "$state/peer.json"
}

provision() {
  "${clean[@]}" OS_CLIENT_CONFIG_FILE="$state/clouds.yaml" LEISTER_PEER_BASE="$(setting port_base)" \
    LEISTER_PEER_SECRET="$(setting secret)" /usr/bin/python3 "$here/provision.py" "$1" </dev/null 9<&-
}

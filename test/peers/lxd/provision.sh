# shellcheck shell=bash
# Fills a running daemon with what tests expect. Every ensure_* looks first, so all may be run again and
# again. Meant to be sourced after lib.sh, which names the files.
# shellcheck disable=SC2154

# The daemon would download this table; without a network it is content with the copy in its cache, which
# it has to find there when it starts.
ensure_instance_types() {
  local cache=$daemon_dir/cache/instance_types.yaml
  [ ! -s "$cache" ] || return 0
  mkdir -p "${cache%/*}"
  cat >"$cache" <<'YAML'
aws:
  t2.nano: { cpu: 1, mem: 0.5 }
  t2.micro: { cpu: 1, mem: 1 }
  t2.small: { cpu: 1, mem: 2 }
  t2.medium: { cpu: 2, mem: 4 }
azure:
  Standard_A1: { cpu: 1, mem: 1.75 }
gce:
  f1-micro: { cpu: 0.2, mem: 0.6 }
  g1-small: { cpu: 0.5, mem: 1.7 }
YAML
  chmod 600 "$cache"
}

ensure_storage() {
  exists storage-pools/default || admin storage create default dir >/dev/null
  default_profile_has root || admin profile device add default root disk pool=default path=/ >/dev/null
}

# No NAT, no firewall rules and no routing: the bridge then changes nothing else on this machine.
ensure_bridge() {
  local bridge=$1 subnet=$2
  # The daemon lists every device of the machine as a network, but keeps a status of its own ones only.
  if ! admin network list -f csv | grep -q "^$bridge,bridge,YES,"; then
    admin network create "$bridge" ipv4.address="$subnet.1/24" ipv4.nat=false ipv4.firewall=false \
      ipv4.routing=false ipv6.address=none >/dev/null
  fi
  default_profile_has eth0 || admin profile device add default eth0 nic name=eth0 network="$bridge" >/dev/null
}

default_profile_has() { admin profile device list default | grep -qx "$1"; }

# A profile in the role of a flavor: limits only, to be used on top of `default`.
ensure_small_profile() {
  exists profiles/small || admin profile create small >/dev/null
  admin profile set small limits.cpu=1 limits.memory=256MiB
}

ensure_https() {
  local address=127.0.0.1:$1
  [ "$(admin config get core.https_address)" = "$address" ] ||
    admin config set core.https_address "$address"
  cp "$daemon_dir/server.crt" "$state/server.crt"
}

# ensure_certificate NAME - NAME.crt and NAME.key
ensure_certificate() {
  [ ! -s "$state/$1.crt" ] || return 0
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -days 3650 -subj "/CN=$1" \
    -addext extendedKeyUsage=clientAuth -keyout "$state/$1.key" -out "$state/$1.crt.new" 2>/dev/null
  chmod 600 "$state/$1.key"
  mv "$state/$1.crt.new" "$state/$1.crt"
}

fingerprint() { openssl x509 -in "$1" -outform DER | sha256sum | cut -d ' ' -f 1; }

# `other` is never trusted.
ensure_certificates() {
  ensure_certificate client
  ensure_certificate other
  exists "certificates/$(fingerprint "$state/client.crt")" ||
    admin config trust "$trust_command" "$state/client.crt" --name client >/dev/null
}

ensure_image() {
  [ -s "$image_file" ] || "$1" "${image_file%/*}"
  exists images/aliases/busybox && return 0
  local print
  print=$(sha256sum "$image_file" | cut -d ' ' -f 1)
  if exists "images/$print"; then
    admin image alias create busybox "$print" >/dev/null
  else
    admin image import "$image_file" --alias busybox >/dev/null
  fi
}

# The directory that `lxc remote add peer`, or that of its sibling, would have left behind.
ensure_client_config() {
  mkdir -p "$client_config/servercerts"
  cp "$state/client.crt" "$state/client.key" "$client_config/"
  cp "$state/server.crt" "$client_config/servercerts/peer.crt"
  [ -s "$client_config/config.yml" ] || cat >"$client_config/config.yml" <<YAML
default-remote: peer
remotes:
  local:
    addr: unix://
    public: false
  peer:
    addr: https://127.0.0.1:$1
    auth_type: tls
    project: default
    protocol: $kind
    public: false
aliases: {}
YAML
}

# The one check that covers port, both certificates and the client's configuration.
check_https() {
  env -u "$socket_variable" "$conf_variable=$client_config" "$client" query peer:/1.0 </dev/null 9<&- | grep -q '"auth": "trusted"' ||
    die "the daemon does not trust its client over HTTPS, see $log_file"
}

# shellcheck shell=bash
# Installs the Debian packages that a peer needs. Meant to be sourced after lib.sh.

# LXD asks iptables about leftovers of its own even for a bridge that wants no firewall.
packages=(lxd lxd-client busybox-static dnsmasq-base iptables openssl iproute2)

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    is_installed "$package" || echo "$package"
  done
}

# Recommended packages stay out: they are AppArmor, drivers for virtual machines and the like.
install_packages() {
  apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
      -o DPkg::Lock::Timeout=300 "$@"
}

# `apt-get update` does not wait for its lock, so two peers coming up together take turns on this directory.
ensure_packages() {
  local missing log
  exec 8<"$1"
  flock 8
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} -gt 0 ]; then
    command -v apt-get >/dev/null || die "needs Debian's packages: ${missing[*]}"
    say "installing ${missing[*]}"
    log=$(mktemp)
    install_packages "${missing[@]}" </dev/null >"$log" 2>&1 8<&- ||
      die "installation failed: $(tail -n 5 "$log") (all of it in $log)"
    rm -f "$log"
  fi
  exec 8<&-
}

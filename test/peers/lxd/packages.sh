# shellcheck shell=bash
# The Debian packages that a peer needs. Meant to be sourced.
# shellcheck disable=SC2034

# Recommended packages stay out: they are AppArmor, drivers for virtual machines and the like. LXD asks iptables about
# leftovers of its own even for a bridge that wants no firewall.
packages=(lxd lxd-client busybox-static dnsmasq-base iptables openssl iproute2)

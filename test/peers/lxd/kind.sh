# shellcheck shell=bash
# What LXD and its programs are called. Its sibling has a file like this one. Meant to be sourced.
# shellcheck disable=SC2034

product=LXD
daemon=lxd
daemon_admin=(lxd)
client=lxc
dir_variable=LXD_DIR
conf_variable=LXD_CONF
socket_variable=LXD_SOCKET
trust_command=add

default_port=8443
default_bridge=lstbr0
default_subnet=10.213.47

# Recommended packages stay out: they are AppArmor, drivers for virtual machines and the like. LXD asks iptables about
# leftovers of its own even for a bridge that wants no firewall.
packages=(lxd lxd-client busybox-static dnsmasq-base iptables openssl iproute2)

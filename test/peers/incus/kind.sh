# shellcheck shell=bash
# What Incus and its programs are called, where ../lxd/kind.sh has those of LXD. Meant to be sourced.
# shellcheck disable=SC2034

product=Incus
daemon=/usr/libexec/incus/incusd
daemon_admin=("$daemon")
client=incus
dir_variable=INCUS_DIR
conf_variable=INCUS_CONF
socket_variable=INCUS_SOCKET
trust_command=add-certificate

default_port=8444
default_bridge=lstbr1
default_subnet=10.213.48

# Debian 12 has it in its backports.
packages=(incus-base incus-client busybox-static dnsmasq-base iptables openssl iproute2)
backports=bookworm

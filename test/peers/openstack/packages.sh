# shellcheck shell=bash
# The Debian packages that a peer needs. Meant to be sourced.
# shellcheck disable=SC2034

# A service's code without the package that would run it as a daemon, for those bring hypervisors, lvm2 and tgt.
packages=(
  mariadb-server-core mariadb-client-core python3-pymysql
  rabbitmq-server
  memcached python3-memcache
  uwsgi-core uwsgi-plugin-python3
  python3-keystone
  python3-placement placement-common
  python3-glance glance-common
  python3-neutron neutron-common
  python3-nova nova-common
  python3-cinder cinder-common qemu-utils dmidecode
  swift swift-proxy swift-account swift-container swift-object
  python3-openstacksdk
  curl iproute2
)

# Other clients of the same services: tests compare with them, and people look with them.
packages+=(python3-openstackclient python3-swiftclient rclone)

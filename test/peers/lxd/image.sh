#!/bin/bash
# image.sh DIR - build the test image: BusyBox and nothing else.
#   DIR/busybox.tar.gz                      unified image
#   DIR/metadata.tar.gz, DIR/rootfs.tar.gz  the same image in two parts
# The tarballs depend on the installed BusyBox only, so an image keeps its fingerprint from build to build.
set -euo pipefail

lay_out_directories() {
  mkdir -p "$rootfs"/{bin,dev,etc,home/tester,proc,root,run,sbin,sys,tmp,usr/bin,usr/sbin,var} "$tree/templates"
  chmod 1777 "$rootfs/tmp"
}

install_busybox() {
  local applet
  cp "$(command -v busybox)" "$rootfs/bin/busybox"
  while read -r applet; do
    mkdir -p "$rootfs/$(dirname "$applet")"
    [ -e "$rootfs/$applet" ] || ln -s /bin/busybox "$rootfs/$applet"
  done < <(busybox --list-full | grep -vxE 'linuxrc|sbin/init')
}

write_accounts() {
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'tester:x:1000:1000:tester:/home/tester:/bin/sh' \
    >"$rootfs/etc/passwd"
  printf '%s\n' 'root:x:0:' 'tester:x:1000:' >"$rootfs/etc/group"
  # Locked passwords, there for chpasswd to change.
  printf '%s\n' 'root:*:19000::::::' 'tester:*:19000::::::' >"$rootfs/etc/shadow"
  chmod 600 "$rootfs/etc/shadow"
  chown 1000:1000 "$rootfs/home/tester"
}

# Debian's BusyBox comes without this one, which is how passwords of a container get set.
write_chpasswd() {
  cat >"$rootfs/usr/sbin/chpasswd" <<'GUEST'
#!/bin/sh
while IFS=: read -r user password; do
  grep -q "^$user:" /etc/shadow || { echo "chpasswd: unknown user $user" >&2; exit 1; }
  sed -i "s|^$user:[^:]*|$user:$(mkpasswd -m sha512 "$password")|" /etc/shadow
done
GUEST
  chmod 755 "$rootfs/usr/sbin/chpasswd"
}

write_names() {
  echo 'busybox' >"$rootfs/etc/hostname"
  echo '127.0.0.1 localhost' >"$rootfs/etc/hosts"
  printf '%s\n' 'ID=busybox' 'NAME=BusyBox' >"$rootfs/etc/os-release"
}

# A shell script takes the place of BusyBox's own init, which sleeps two seconds on its way down.
write_init() {
  cat >"$rootfs/sbin/init" <<'GUEST'
#!/bin/sh
export PATH=/bin:/sbin:/usr/bin:/usr/sbin HOME=/root TERM=linux

log() { echo "busybox: $*" >/dev/console; }

console_shell() {
  while :; do
    setsid -c sh -l </dev/console >/dev/console 2>&1
    sleep 1
  done
}

go_down() {
  trap '' PWR USR1 USR2 TERM INT
  log "$1"
  # Lets a test have a container that is slow to stop.
  [ -s /etc/shutdown-delay ] && sleep "$(cat /etc/shutdown-delay)"
  kill -TERM -1
  sleep 0.1
  [ "$1" = rebooting ] && reboot -f
  exit 0
}

# SIGPWR is how LXD asks for a stop; the others come from BusyBox's poweroff, halt and reboot.
trap 'go_down stopping' PWR USR1 USR2
trap 'go_down rebooting' TERM INT

cd /
hostname -F /etc/hostname
ip link set lo up
for device in /sys/class/net/eth*; do
  [ -e "$device" ] || continue
  ip link set "${device##*/}" up
  udhcpc -f -i "${device##*/}" -x "hostname:$(hostname)" -T 1 -A 3 -s /etc/udhcpc.script >/dev/null 2>&1 &
done
log 'boot complete'
console_shell &

# As the parent of all orphans it has to reap them, which `wait` does by the way.
while :; do
  sleep 3600 &
  wait $!
done
GUEST
  chmod 755 "$rootfs/sbin/init"
}

write_dhcp_script() {
  cat >"$rootfs/etc/udhcpc.script" <<'GUEST'
#!/bin/sh
case $1 in
  deconfig)
    ip -4 address flush dev "$interface"
    ;;
  bound | renew)
    ifconfig "$interface" "$ip" netmask "$subnet"
    [ -z "$router" ] || ip route replace default via "${router%% *}" dev "$interface"
    for server in $dns; do echo "nameserver $server"; done >/etc/resolv.conf
    ;;
esac
GUEST
  chmod 755 "$rootfs/etc/udhcpc.script"
}

write_metadata() {
  echo '{{ instance.name }}' >"$tree/templates/hostname.tpl"
  cat >"$tree/metadata.yaml" <<YAML
architecture: $(uname -m)
creation_date: 1700000000
properties:
  architecture: $(uname -m)
  description: BusyBox for tests
  os: BusyBox
  release: "$(busybox | sed -n '1s/^BusyBox v\([0-9.]*\).*/\1/p')"
templates:
  /etc/hostname:
    template: hostname.tpl
    when: [create, copy, rename]
YAML
}

# pack TARBALL DIRECTORY MEMBER...
pack() {
  local tarball=$1 directory=$2
  shift 2
  tar -C "$directory" --sort=name --mtime=@1700000000 --numeric-owner -cf - "$@" | gzip -n1 >"$tarball"
}

main() {
  local out=${1:?usage: image.sh DIR}
  tree=$(mktemp -d)
  trap 'rm -rf "$tree"' EXIT
  rootfs=$tree/rootfs
  umask 022

  lay_out_directories
  install_busybox
  write_accounts
  write_chpasswd
  write_names
  write_init
  write_dhcp_script
  write_metadata

  mkdir -p "$out"
  pack "$out/metadata.tar.gz" "$tree" metadata.yaml templates
  pack "$out/rootfs.tar.gz" "$rootfs" .
  # Last, for its presence tells that the image is whole.
  pack "$out/busybox.tar.gz.new" "$tree" metadata.yaml templates rootfs
  mv "$out/busybox.tar.gz.new" "$out/busybox.tar.gz"
}

main "$@"

#!/usr/bin/env bash
# A Ceph of one monitor and one store in memory, and its S3 gateway: start.sh FOLDER MONITOR_PORT GATEWAY_PORT. Ends when its input ends.
set -euo pipefail
folder=$1 monitor=$2 gateway=$3
mkdir -p "$folder"/{mon,osd,rgw}
id=$(cat /proc/sys/kernel/random/uuid)
conf=$folder/ceph.conf
cat >"$conf" <<C
[global]
fsid = $id
mon initial members = a
mon host = v2:127.0.0.1:$monitor
ms bind msgr1 = false
public addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
keyring = $folder/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail warn = 1
mon data avail crit = 1
run dir = $folder
admin socket = $folder/\$name.asok
pid file = $folder/\$name.pid
log file = $folder/\$name.log
[mon.a]
mon data = $folder/mon
[osd.0]
osd data = $folder/osd
osd objectstore = memstore
memstore device bytes = 1073741824
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$gateway
rgw data = $folder/rgw
C
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
ceph-authtool --create-keyring "$folder/keyring" --gen-key -n mon. --cap mon 'allow *'
ceph-authtool "$folder/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
ceph-authtool "$folder/keyring" --gen-key -n client.rgw --cap mon 'allow *' --cap osd 'allow *'
ceph-authtool "$folder/keyring" --gen-key -n osd.0 --cap mon 'allow *' --cap osd 'allow *'
monmaptool --create --addv a "[v2:127.0.0.1:$monitor]" --fsid "$id" "$folder/monmap"
ceph-mon --mkfs -i a --monmap "$folder/monmap" --keyring "$folder/keyring" -c "$conf"
ceph-mon -i a -f -c "$conf" </dev/null &
ceph -c "$conf" osd create
ceph-osd -i 0 --mkfs -c "$conf"
ceph-osd -i 0 -f -c "$conf" </dev/null &
radosgw -n client.rgw -f -c "$conf" </dev/null &
until (exec 3<>"/dev/tcp/127.0.0.1/$gateway") 2>/dev/null; do sleep 0.2; done
radosgw-admin -n client.rgw -c "$conf" user create --uid=test --display-name=test --access-key=test --secret-key=test
echo READY
cat >/dev/null

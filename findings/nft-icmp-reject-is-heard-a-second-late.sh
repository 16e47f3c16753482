#!/bin/sh
# Guess:  on loopback a connect() that an nftables rule rejects fails at once, by ICMP's port unreachable as by RST.
# Seen:   with "reject with icmpx type port-unreachable" on the output hook a blocking connect() fails after about 1 s, over IPv4
#         and IPv6; a non-blocking one, waited for with poll(2), at once; and with "reject with tcp reset" both at once. Likely
#         ICMP's answer comes while the blocking call still holds the socket, so that the one to the repeated SYN counts.
# Tried:  2026-11-28, Linux 6.18, nftables 1.0.6-2 of Debian 12, Python 3.11. In a network namespace of its own: nothing else on the
#         machine is touched. Needs root (unshare), apt-get and python3; takes some seconds.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get -q download nftables=1.0.6-2+deb12u2 libnftables1=1.0.6-2+deb12u2 libnftnl11=1.2.4-2 libmnl0=1.0.4-3 \
  libedit2=3.1-20221030-2 libjansson4=2.14-2 >/dev/null 2>&1)
for each in "$folder"/*.deb; do dpkg -x "$each" "$folder/root"; done
LD_LIBRARY_PATH=$(dirname "$(find "$folder/root" -name 'libnftables.so.1' | head -1)")
export LD_LIBRARY_PATH
cat > "$folder/rules" <<'NFT'
add table inet t
add chain inet t out { type filter hook output priority 0; }
add rule inet t out tcp dport 7001 reject with icmpx type port-unreachable
add rule inet t out tcp dport 7002 reject with tcp reset
NFT
cat > "$folder/connect.py" <<'PY'
import socket
import time

for host, timeout in ("127.0.0.1", None), ("::1", None), ("127.0.0.1", 10):
    for port, how in (7001, "icmpx"), (7002, "tcp reset"):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as s:
            # With a timeout Python's socket is a non-blocking one, and poll(2) waits.
            s.settimeout(timeout)
            began = time.monotonic()
            try:
                s.connect((host, port))
                end = "connected"
            except ConnectionRefusedError:
                end = "refused"
        late = time.monotonic() - began > 0.9
        print(host, "polled" if timeout else "blocking", how, end, "after about a second" if late else "at once")
PY
nft=$(find "$folder/root" -name nft -type f | head -1)
seen=$(unshare --net sh -c 'ip link set lo up && "$1" -f "$2/rules" && python3 "$2/connect.py"' sh "$nft" "$folder")
expected='127.0.0.1 blocking icmpx refused after about a second
127.0.0.1 blocking tcp reset refused at once
::1 blocking icmpx refused after about a second
::1 blocking tcp reset refused at once
127.0.0.1 polled icmpx refused at once
127.0.0.1 polled tcp reset refused at once'
uname -r
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected"; echo "$expected"; exit 1; }

#!/bin/sh
# Guess:  by udp(7) a socket without a peer is told of errors as one with a peer is, also of those that come later from the
#         network: so a recv() after a sendto() to a port that nobody has fails.
# Seen:   it fails on a connected socket (ECONNREFUSED). Without connect() it waits in vain, unless the socket has IP_RECVERR
#         (ip(7)); then it fails too.
# Tried:  2026-11-28, Linux 6.18, man-pages 6.03, Python 3.11. Needs python3; takes a second.
set -eu
seen=$(python3 - <<'PY'
import socket

IP_RECVERR = 11  # linux/in.h


def outcome(connected, recverr):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.bind(("127.0.0.1", 0))
            nobody = other.getsockname()
        s.settimeout(0.5)
        if recverr:
            s.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1)
        try:
            if connected:
                s.connect(nobody)
                s.send(b"x")
            else:
                s.sendto(b"x", nobody)
            s.recv(1)
        except ConnectionRefusedError:
            return "refused"
        except socket.timeout:
            return "waits in vain"


print("connected:", outcome(True, False))
print("not connected:", outcome(False, False))
print("not connected, IP_RECVERR:", outcome(False, True))
PY
)
expected='connected: refused
not connected: waits in vain
not connected, IP_RECVERR: refused'
uname -r
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected"; echo "$expected"; exit 1; }

"""Servers in Python, as their scripts say: a JSON line each on standard input, and its port on standard output.

The scripts' words stand in Script.java. Standard input's end is this program's end.
"""
import http.server
import json
import os
import re
import socket
import ssl
import struct
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

CERTIFICATE, KEY = sys.argv[1], sys.argv[2]
saying = threading.Lock()


def say(number, answer):
    with saying:
        print(json.dumps({"id": number, "answer": answer}), flush=True)


class Over(Exception):
    """The connection is closed, or the peer is gone."""


class Talk:
    """One connection and its script."""

    def __init__(self, sock, others=()):
        self.sock, self.spare, self.others = sock, b"", others

    def run(self, ops):
        try:
            again = True
            while again:
                again = False
                for op in ops:
                    if op[0] == "again":
                        again = True
                        break
                    getattr(self, "do_" + op[0])(*op[1:])
            self.sock.close()
        except (Over, OSError):
            self.sock.close()

    def receive(self):
        if self.spare:
            got, self.spare = self.spare, b""
            return got
        return self.sock.recv(65536)

    def until(self, mark):
        got = b""
        while mark not in got:
            more = self.receive()
            if not more:
                raise Over
            got += more
        end = got.index(mark) + len(mark)
        self.spare = got[end:]
        return got[:end]

    def send(self, data):
        self.sock.sendall(data)

    def changed(self, data, change):
        word = change[0]
        if word == "same":
            self.send(data)
        elif word == "buffer":
            self.send(data.ljust(max(len(data), change[1]), b"\0"))
        elif word == "twice":
            self.send(data + data)
        elif word == "upper":
            self.send(data.upper())
        elif word == "reverse":
            self.send(data[::-1])
        elif word == "cut":
            self.send(data[:-1])
        elif word == "before":
            self.send(change[1].encode("latin-1") + data)
        elif word == "after":
            self.send(data + change[1].encode("latin-1"))
        elif word == "later":
            self.send(data)
            time.sleep(change[1] / 1000)
            self.send(change[2].encode("latin-1"))
        elif word == "slowly":
            for octet in data:
                self.send(bytes([octet]))
                time.sleep(change[1] / 1000)

    def do_echo(self, *change):
        while True:
            data = self.receive()
            if not data:
                return
            self.changed(data, change)

    def do_reply(self, *change):
        data = self.receive()
        if not data:
            raise Over
        self.changed(data, change)

    def do_whole(self, *change):
        data = b""
        while True:
            more = self.receive()
            if not more:
                break
            data += more
        self.changed(data, change)

    def do_line(self, *change):
        self.changed(self.until(b"\n"), change)

    def do_head(self):
        self.until(b"\r\n\r\n")

    def do_mirror(self):
        head = self.until(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *([0-9]+)", head)
        body = b""
        while length and len(body) < int(length[1]):
            more = self.receive()
            if not more:
                raise Over
            body += more
        self.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(head + body) + head + body)

    def do_shout(self):
        while True:
            data = self.receive()
            if not data:
                return
            for other in list(self.others):
                try:
                    other.sendall(data)
                except OSError:  # closed
                    pass

    def do_read(self, count):
        while count > 0:
            got = self.receive()
            if not got:
                raise Over
            self.spare = got[count:]
            count -= len(got)

    def do_eof(self):
        while self.receive():
            pass

    def do_say(self, text, times):
        self.send(text.encode("latin-1") * times)

    def do_drip(self, text, times, millis):
        for _ in range(times):
            self.send(text.encode("latin-1"))
            time.sleep(millis / 1000)

    def do_wait(self, millis):
        time.sleep(millis / 1000)

    def do_impatient(self, millis):
        self.sock.settimeout(millis / 1000)
        try:
            self.spare = self.sock.recv(65536)
        finally:
            self.sock.settimeout(None)
        if not self.spare:
            raise Over

    def do_fin(self):
        self.sock.shutdown(socket.SHUT_WR)

    def do_close(self):
        raise Over

    def do_reset(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Over

    def do_keep(self):
        threading.Event().wait()


def bind(script, kind):
    at = script["at"]
    sock = socket.socket(socket.AF_INET6 if ":" in at else socket.AF_INET, kind)
    if ":" in at:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1 if script["v6only"] else 0)
    sock.bind((at, script["port"]))
    return sock


def tcp(script):
    listener = bind(script, socket.SOCK_STREAM)
    if script["bound"]:
        return listener.getsockname()[1], listener
    listener.listen(script["backlog"])
    context = None
    if script["tls"]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE, KEY)
        if script["asking"]:
            context.load_verify_locations(CERTIFICATE)
            context.verify_mode = ssl.CERT_REQUIRED

    others = set()

    def one(sock):
        try:
            if context:
                sock = context.wrap_socket(sock, server_side=True)
            others.add(sock)
            Talk(sock, others).run(script["ops"])
        except OSError:
            sock.close()

    pool = ThreadPoolExecutor(script["threads"]) if script["mode"] == "pool" else None

    def loop():
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            if script["mode"] == "once":
                listener.close()
            if script["mode"] == "each":
                threading.Thread(target=one, args=(sock,), daemon=True).start()
            elif pool:
                pool.submit(one, sock)
            else:
                one(sock)

    if script["mode"] != "full":
        threading.Thread(target=loop, daemon=True).start()
    return listener.getsockname()[1], listener


def udp(script):
    sock = bind(script, socket.SOCK_DGRAM)
    other = socket.socket(sock.family, socket.SOCK_DGRAM)
    other.bind((script["at"], 0))

    def answer(data, peer):
        for op in script["ops"]:
            if op[0] == "same":
                sock.sendto(data, peer)
            elif op[0] == "upper":
                sock.sendto(data.upper(), peer)
            elif op[0] == "cut":
                sock.sendto(data[:-1], peer)
            elif op[0] == "say":
                sock.sendto(op[1].encode("latin-1"), peer)
            elif op[0] == "elsewhere":
                other.sendto(data, peer)
            elif op[0] == "wait":
                time.sleep(op[1] / 1000)

    def loop():
        while True:
            try:
                answer(*sock.recvfrom(65536))
            except OSError:  # stopped
                return

    threading.Thread(target=loop, daemon=True).start()
    return sock.getsockname()[1], sock


def web(script):
    status, kind, text = script["ops"][0][1:]

    class Page(http.server.BaseHTTPRequestHandler):
        def page(self):
            length = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(length)
            body = text.encode("latin-1")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = page

        def log_message(self, *ignored):
            pass

    class Server(http.server.ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in script["at"] else socket.AF_INET

        def close(self):
            # A closed socket alone would have serve_forever go round and round.
            self.shutdown()
            self.server_close()

    server = Server((script["at"], script["port"]), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1], server


def client(script):
    sock = socket.create_connection((script["at"], script["port"]))
    local = sock.getsockname()[1]
    threading.Thread(target=Talk(sock).run, args=(script["ops"],), daemon=True).start()
    return local, sock


KINDS = {"tcp": tcp, "udp": udp, "web": web, "client": client}
open_ones = {}
for line in sys.stdin:
    script = json.loads(line)
    try:
        if script["kind"] == "stop":
            open_ones.pop(script["stops"]).close()
            say(script["id"], "stopped")
        else:
            port, held = KINDS[script["kind"]](script)
            open_ones[script["id"]] = held
            say(script["id"], port)
    except Exception as failed:  # told to the parent, whatever it is
        say(script["id"], "failed: %r" % failed)
os._exit(0)

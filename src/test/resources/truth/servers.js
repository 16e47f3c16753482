// Servers in Node, as their scripts say: a JSON line each on standard input, and its port on standard output.
// The scripts' words stand in Script.java. Standard input's end is this program's end.
'use strict';
const dgram = require('dgram');
const fs = require('fs');
const http = require('http');
const net = require('net');
const readline = require('readline');
const tls = require('tls');

const [certificate, key] = process.argv.slice(2);
const say = (id, answer) => process.stdout.write(JSON.stringify({id, answer}) + '\n');
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const bytes = (text) => Buffer.from(text, 'latin1');

class Over extends Error {}

/** One connection and its script. */
class Talk {
  constructor(socket, others = new Set()) {
    this.socket = socket;
    this.others = others;
    others.add(socket);
    this.pieces = [];
    this.ended = false;
    this.gone = false;
    this.wake = () => {};
    socket.on('data', (data) => { this.pieces.push(data); this.wake(); });
    socket.on('end', () => { this.ended = true; this.wake(); });
    socket.on('error', () => { this.gone = true; this.wake(); });
    socket.on('close', () => { this.gone = true; this.wake(); });
  }

  async run(ops) {
    try {
      for (let at = 0; at < ops.length; at++) {
        if (ops[at][0] === 'again') {
          at = -1;
        } else {
          await this[ops[at][0]](...ops[at].slice(1));
        }
      }
      this.socket.end();
    } catch (over) {
      if (!(over instanceof Over)) throw over;
      this.socket.destroySoon();
    }
  }

  /** The next piece; empty at the end of the stream. */
  async receive(millis) {
    while (this.pieces.length === 0) {
      if (this.ended) return Buffer.alloc(0);
      if (this.gone) throw new Over();
      let timer;
      const late = await new Promise((done) => {
        this.wake = () => done(false);
        if (millis) timer = setTimeout(() => done(true), millis);
      });
      clearTimeout(timer);
      if (late) throw new Over();
    }
    return this.pieces.shift();
  }

  async until(mark) {
    let got = Buffer.alloc(0);
    while (got.indexOf(mark) < 0) {
      const more = await this.receive();
      if (more.length === 0) throw new Over();
      got = Buffer.concat([got, more]);
    }
    const end = got.indexOf(mark) + mark.length;
    if (end < got.length) this.pieces.unshift(got.subarray(end));
    return got.subarray(0, end);
  }

  send(data) {
    return new Promise((done, fail) => {
      if (this.gone) return fail(new Over());
      this.socket.write(data, (failed) => (failed ? fail(new Over()) : done()));
    });
  }

  async changed(data, [word, a, b]) {
    switch (word) {
      case 'same': return this.send(data);
      case 'buffer': return this.send(Buffer.concat([data, Buffer.alloc(Math.max(0, a - data.length))]));
      case 'twice': return this.send(Buffer.concat([data, data]));
      case 'upper': return this.send(bytes(data.toString('latin1').toUpperCase()));
      case 'reverse': return this.send(Buffer.from(data).reverse());
      case 'cut': return this.send(data.subarray(0, -1));
      case 'before': return this.send(Buffer.concat([bytes(a), data]));
      case 'after': return this.send(Buffer.concat([data, bytes(a)]));
      case 'later':
        await this.send(data);
        await pause(a);
        return this.send(bytes(b));
      case 'slowly':
        for (const octet of data) {
          await this.send(Buffer.from([octet]));
          await pause(a);
        }
    }
  }

  async echo(...change) {
    for (let data = await this.receive(); data.length > 0; data = await this.receive()) {
      await this.changed(data, change);
    }
  }

  async reply(...change) {
    const data = await this.receive();
    if (data.length === 0) throw new Over();
    await this.changed(data, change);
  }

  async whole(...change) {
    let all = Buffer.alloc(0);
    for (let data = await this.receive(); data.length > 0; data = await this.receive()) {
      all = Buffer.concat([all, data]);
    }
    await this.changed(all, change);
  }

  async line(...change) {
    await this.changed(await this.until(bytes('\n')), change);
  }

  head() {
    return this.until(bytes('\r\n\r\n'));
  }

  async mirror() {
    const head = await this.head();
    const length = /\r\ncontent-length: *([0-9]+)/i.exec(head.toString('latin1'));
    const all = [head];
    for (let left = length ? Number(length[1]) : 0; left > 0;) {
      const more = await this.receive();
      if (more.length === 0) throw new Over();
      all.push(more);
      left -= more.length;
    }
    const request = Buffer.concat(all);
    await this.send(Buffer.concat([bytes(`HTTP/1.1 200 OK\r\nContent-Length: ${request.length}\r\n\r\n`), request]));
  }

  async shout() {
    for (let data = await this.receive(); data.length > 0; data = await this.receive()) {
      for (const other of this.others) if (other.writable) other.write(data);
    }
  }

  async read(count) {
    while (count > 0) {
      const got = await this.receive();
      if (got.length === 0) throw new Over();
      if (got.length > count) this.pieces.unshift(got.subarray(count));
      count -= got.length;
    }
  }

  async eof() {
    while ((await this.receive()).length > 0);
  }

  say(text, times) {
    return this.send(Buffer.concat(Array(times).fill(bytes(text))));
  }

  async drip(text, times, millis) {
    for (let i = 0; i < times; i++) {
      await this.send(bytes(text));
      await pause(millis);
    }
  }

  wait(millis) {
    return pause(millis);
  }

  async impatient(millis) {
    const got = await this.receive(millis);
    if (got.length === 0) throw new Over();
    this.pieces.unshift(got);
  }

  fin() {
    this.socket.end();
  }

  close() {
    throw new Over();
  }

  reset() {
    (this.socket.resetAndDestroy || this.socket.destroy).call(this.socket);
    throw new Over();
  }

  keep() {
    return new Promise(() => {});
  }
}

function tcp(script) {
  // As many turns as there are connections at once.
  const turns = Array(script.threads || 1).fill(Promise.resolve());
  const others = new Set();
  let met = 0;
  const meet = (socket) => {
    const talk = new Talk(socket, others);
    if (script.mode === 'once') server.close();
    if (script.mode === 'each') {
      talk.run(script.ops);
    } else {
      const at = met++ % turns.length;
      turns[at] = turns[at].then(() => talk.run(script.ops));
    }
  };
  const server = script.tls
    ? tls.createServer({
      cert: fs.readFileSync(certificate),
      key: fs.readFileSync(key),
      allowHalfOpen: true,
      requestCert: script.asking,
      rejectUnauthorized: script.asking,
    }, meet)
    : net.createServer({allowHalfOpen: true}, meet);
  server.on('tlsClientError', () => {});
  server.listen({host: script.at, port: script.port, backlog: script.backlog, ipv6Only: script.v6only},
    () => say(script.id, server.address().port));
  return server;
}

function udp(script) {
  const type = script.at.includes(':') ? 'udp6' : 'udp4';
  const socket = dgram.createSocket({type, ipv6Only: script.v6only});
  const other = dgram.createSocket(type);
  other.bind(0, script.at);
  let stopped = false;
  socket.on('message', async (data, peer) => {
    const back = (out, from = socket) => stopped || from.send(out, peer.port, peer.address);
    for (const [word, a] of script.ops) {
      switch (word) {
        case 'same': back(data); break;
        case 'upper': back(bytes(data.toString('latin1').toUpperCase())); break;
        case 'cut': back(data.subarray(0, -1)); break;
        case 'say': back(bytes(a)); break;
        case 'elsewhere': back(data, other); break;
        case 'wait': await pause(a);
      }
    }
  });
  socket.bind(script.port, script.at, () => say(script.id, socket.address().port));
  return {close: () => { stopped = true; socket.close(); other.close(); }};
}

function web(script) {
  const [, status, kind, text] = script.ops[0];
  const server = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(status, {'Content-Type': kind});
      response.end(bytes(text));
    });
  });
  server.listen({host: script.at, port: script.port}, () => say(script.id, server.address().port));
  return server;
}

function client(script) {
  const socket = net.connect({host: script.at, port: script.port, allowHalfOpen: true}, () => {
    say(script.id, socket.localPort);
    new Talk(socket).run(script.ops);
  });
  return {close: () => socket.destroy()};
}

const kinds = {tcp, udp, web, client};
const open = new Map();
readline.createInterface({input: process.stdin}).on('line', (line) => {
  const script = JSON.parse(line);
  if (script.kind === 'stop') {
    const server = open.get(script.stops);
    server.close();
    say(script.id, 'stopped');
  } else {
    const server = kinds[script.kind](script);
    if (server.on) server.on('error', (failed) => say(script.id, 'failed: ' + failed.message));
    open.set(script.id, server);
  }
}).on('close', () => process.exit(0));

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0

// Loaded ahead of every program that NodeProcess starts.
'use strict';

const net = require('node:net');

const LOOPBACK = '127.0.0.1';

// A server that a test starts is nobody else's business, whatever address its author chose.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const server = this;
  server.once('listening', () => {
    const { address, port } = server.address() || {};
    if (port !== undefined) {
      process.stderr.write(`guard: listens on ${address}:${port}\n`);
    }
  });
  return listen.apply(server, onLoopback(args));
};

function onLoopback(args) {
  const [first, second] = args;
  if (typeof first === 'function' || args.length === 0) {
    return [0, LOOPBACK, ...args];
  }
  if (typeof first === 'object' && first !== null) {
    return 'port' in first ? [{ ...first, host: LOOPBACK }, ...args.slice(1)] : args;
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) {
    return args; // a path in the file system
  }
  return [first, LOOPBACK, ...args.slice(typeof second === 'string' ? 2 : 1)];
}

// A JVM that was killed runs no shutdown hook: whoever finds itself with another parent ends.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    process.exit(1);
  }
}, 250).unref();

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0

// Stands for functions that were written with the packages: a test posts one invocation after the other as JSON,
//
//   { event, requestId, further, sends }   a function is invoked, its middleware captures, and for every record
//                                          it sets further IDs and sends,
//   { ids, sends }                         one that has these IDs, wherever they are from, sends,
//   { json }                               how Node writes a JSON text that it has read,
//
// and is told what was captured, or what went wrong. Nothing of what the packages do is done here.
'use strict';

const http = require('node:http');

const NAMES = '@dazn/lambda-powertools-';
const CorrelationIds = require(`${NAMES}correlation-ids`);
const request = require(`${NAMES}http-client`);
const capture = require(`${NAMES}middleware-correlation-ids`);
const middy = require('@middy/core');

const clients = {
  kinesis: require(`${NAMES}kinesis-client`),
  sns: require(`${NAMES}sns-client`),
  sqs: require(`${NAMES}sqs-client`),
};

async function invoke({ event, requestId, further = {}, sends = [] }) {
  const captured = [];
  const handler = middy(async (given, context) => {
    for (const each of recordsOf(given, context)) {
      if (!each) {
        captured.push(null); // the middleware could not read it
        continue;
      }
      const { ids, text } = each;
      captured.push({ ids: { ...(ids || CorrelationIds).get() }, text });
      for (const [name, value] of Object.entries(further)) {
        (ids || CorrelationIds).set(name, value);
      }
      for (const next of sends) {
        await send(next, ids, text);
      }
    }
  }).use(capture({ sampleDebugLogRate: 0 }));
  await handler(event, { awsRequestId: requestId });
  return { captured };
}

// A function reads the IDs of a record where the middleware has put them; those of its only record are the global ones.
function recordsOf(event, context) {
  if (context.parsedKinesisEvents) {
    return context.parsedKinesisEvents.map(each =>
      each && { ids: each.correlationIds, text: JSON.stringify(each) });
  }
  const records = event.Records || [];
  if (records.some(each => each.correlationIds)) {
    return records.map(each => ({ ids: each.correlationIds, text: textOf(each.body) }));
  }
  return [{ ids: null, text: records.length ? records[0].Sns.Message : event.body }];
}

// As a function behind a queue that is behind a topic does it.
function textOf(body) {
  try {
    const { Type, Message } = JSON.parse(body);
    return Type === 'Notification' ? Message : body;
  } catch (e) {
    return body;
  }
}

async function send({ client, method, endpoint, params }, ids, text) {
  if (client === 'http') {
    const options = { method: 'post', uri: endpoint, ...params, body: text || params.body };
    await request(ids ? { ...options, correlationIds: ids } : options);
    return;
  }
  const service = clients[client];
  service.config.update({ endpoint, maxRetries: 0 });
  service.setEndpoint(endpoint);
  const given = text ? withText(params, text) : params;
  await (ids ? service[`${method}WithCorrelationIds`](ids, given) : service[method](given)).promise();
}

function withText(params, text) {
  const fill = each => {
    const filled = { ...each };
    for (const name of ['Data', 'Message', 'MessageBody']) {
      if (name in filled) {
        filled[name] = text;
      }
    }
    return filled;
  };
  const filled = fill(params);
  for (const name of ['Records', 'Entries']) {
    if (name in filled) {
      filled[name] = filled[name].map(fill);
    }
  }
  return filled;
}

async function answer(given) {
  if ('json' in given) {
    return { json: JSON.stringify(JSON.parse(given.json)) };
  }
  if ('event' in given) {
    return invoke(given);
  }
  CorrelationIds.replaceAllWith(unfrozen(given.ids));
  for (const each of given.sends) {
    await send(each, null, null);
  }
  return {};
}

// JSON cannot say what a header that is no number becomes in JavaScript.
function unfrozen(ids) {
  return Object.fromEntries(Object.entries(ids).map(([k, v]) => [k, v === '@NaN' ? NaN : v]));
}

http
  .createServer(async (incoming, outgoing) => {
    const chunks = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    let result;
    try {
      result = await answer(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    } catch (e) {
      result = { error: `${e.name}: ${e.message}` };
    }
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(JSON.stringify(result, (k, v) => (Number.isNaN(v) ? 'NaN' : v)));
  })
  .listen(0);

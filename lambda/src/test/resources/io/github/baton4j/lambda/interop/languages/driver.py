# SPDX-FileCopyrightText: The Baton authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the page's functions: one line of JSON on standard input is a request, one behind "= " on standard output its answer."""
import base64
import http.client
import json
import sys
import urllib.parse

import correlation
import handler


class Sent:
    """In the place of boto3's client."""

    def __init__(self, fails_with):
        self.fails_with = fails_with
        self.messages = []

    def send_message(self, **message):
        if message["MessageBody"] == self.fails_with:
            raise ValueError("no room")
        self.messages.append(message)


def capture(request):
    event, source = request["event"], request["source"]
    if source == "API":
        return [correlation.from_headers(event, request["trusted"])]
    if source == "SNS":
        return [correlation.from_sns(each) for each in event["Records"]]
    if source == "KINESIS":
        return [correlation.from_kinesis(each) for each in event["Records"]]
    return [correlation.from_sqs(each) for each in event["Records"]]


def from_sdk(request):
    if "Body" in request["message"]:
        return [correlation.from_sqs(request["message"])]
    record = dict(request["message"], Data=base64.b64decode(request["message"]["Data"]))
    return [correlation.from_kinesis(record)]


def inject(request):
    own, text = request["own"], request["text"]
    with correlation.scope(request["ids"]):
        if request["source"] == "API":
            to = urllib.parse.urlsplit(request["endpoint"])
            connection = http.client.HTTPConnection(to.hostname, to.port, timeout=20)
            headers = {name: each["StringValue"] for name, each in own.items()}
            headers.update(correlation.to_headers())
            connection.request("POST", to.path, text.encode(), headers)
            status = connection.getresponse().status
            connection.close()
            return {"status": status}
        if request["source"] == "KINESIS":
            data = correlation.to_data(text.encode())
            return {"data": base64.b64encode(data).decode()}
        topic = request["source"] in ("SNS", "ENVELOPE")
        return {"attributes": correlation.to_attributes(own, topic)}


def handle(request):
    sqs = Sent(request["failsWith"])
    answer = handler.add_to_feed(sqs, "queue")(request["event"], None)
    return {"answer": answer, "sent": sqs.messages, "left": correlation.current.get()}


does = {
    "capture": capture,
    "fromSdk": from_sdk,
    "inject": inject,
    "handle": handle,
    "start": lambda request: correlation.started(request.get("id")),
}
for line in sys.stdin:
    request = json.loads(line)
    print("= " + json.dumps(does[request["do"]](request)), flush=True)

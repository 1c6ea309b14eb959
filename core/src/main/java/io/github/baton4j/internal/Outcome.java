// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

/** What happened to one capture, one injection or one use of the context. Its text is what a user reads and asks for. */
public enum Outcome {
  /** Incoming IDs were taken over. */
  CAPTURED("captured"),
  /** Nothing valid came in under {@code x-correlation-id}: it was made from the record's own ID. */
  FALLBACK("fallback"),
  /** Nothing valid came in and the record has no ID of its own: it was made at random. */
  GENERATED("generated"),
  /** One name or value broke the rules and was dropped. */
  REJECTED("rejected"),
  /** A chain is longer than the maximum. */
  LOOP("loop"),

  /** All IDs that may go are on the carrier now. */
  INJECTED("injected"),
  /** All IDs that were given by hand are on the carrier now. */
  STAMPED("stamped"),
  /** The carrier had all of them. */
  COMPLETE("complete already"),
  /** The carrier belongs to another chain and was left alone. */
  OTHER_CHAIN("other chain"),
  /** Some IDs were left out: the carrier takes no more entries. */
  NO_ROOM("no room"),
  /** Some IDs were left out: the message would have crossed a size limit. */
  TOO_LARGE("too large"),
  /** Not even {@code x-correlation-id} had room. */
  NO_ROOM_FOR_ID("no room for id"),
  /** The payload is not one JSON object and was left alone. */
  NOT_AN_OBJECT("not an object"),
  /** Injected from a batch's own scope: the receiver will not find the record that caused it. */
  BATCH_SCOPE("batch scope"),
  /** There was no open scope, hence nothing to inject or to change. */
  NO_SCOPE("no scope"),
  /** The open scope had no ID that may go there. */
  NOTHING_TO_SEND("nothing to send"),
  /** The target is excluded by configuration. */
  EXCLUDED("excluded"),
  /** IDs may not go to this host. */
  HOST_NOT_ALLOWED("host not allowed"),
  /** A presigned URL: a further header could break its signature, and it leads to strangers. */
  PRESIGNED("presigned"),
  /** A phone number, a merged batch and the like: this kind of request never carries IDs. */
  NOT_INJECTABLE("not injectable"),
  /** ReceiveMessage was made to ask for our attributes. */
  ASKED("asked"),

  /** A scope was closed by another thread; its owner cleans up at its next access. */
  CLOSED_ELSEWHERE("closed elsewhere"),
  /** A scope was still open when the one around it was closed. */
  NEVER_CLOSED("never closed"),
  /** Something threw inside of Baton; the caller's call went on as if Baton were not there. */
  FAILED("failed");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}

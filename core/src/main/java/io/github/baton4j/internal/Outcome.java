// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

/**
 * What happened to one capture, one injection or one use of the context. Its text, the name in plain letters, is what a user
 * reads and asks for.
 */
public enum Outcome {
  /** Incoming IDs were taken over. */
  CAPTURED,
  /** Nothing valid came in under {@code x-correlation-id}: it was made from the record's own ID. */
  FALLBACK,
  /** Nothing valid came in and the record has no ID of its own: it was made at random. */
  GENERATED,
  /** One name or value broke the rules and was dropped. */
  REJECTED,
  /** A chain is longer than the maximum. */
  LOOP,

  /** All IDs that may go are on the carrier now. */
  INJECTED,
  /** All IDs that were given by hand are on the carrier now. */
  STAMPED,
  /** The carrier had all of them. */
  COMPLETE_ALREADY,
  /** The carrier belongs to another chain and was left alone. */
  OTHER_CHAIN,
  /** Some IDs were left out: the carrier takes no more entries. */
  NO_ROOM,
  /** Some IDs were left out: the message would have crossed a size limit. */
  TOO_LARGE,
  /** Not even {@code x-correlation-id} had room. */
  NO_ROOM_FOR_ID,
  /** Some IDs were left out: filter policies of a topic cannot compare their values. */
  NOT_PLAIN,
  /** The payload is not one JSON object and was left alone. */
  NOT_AN_OBJECT,
  /** Injected from a batch's own scope: the receiver will not find the record that caused it. */
  BATCH_SCOPE,
  /** There was no open scope, hence nothing to inject or to change. */
  NO_SCOPE,
  /** The open scope had no ID that may go there. */
  NOTHING_TO_SEND,
  /** The target is excluded by configuration. */
  EXCLUDED,
  /** IDs may not go to this host. */
  HOST_NOT_ALLOWED,
  /** A presigned URL: a further header could break its signature, and it leads to strangers. */
  PRESIGNED,
  /** A phone number, a merged batch, a CloudEvent and the like: this kind of request or payload never carries IDs. */
  NOT_INJECTABLE,
  /** ReceiveMessage was made to ask for our attributes. */
  ASKED,

  /** A scope was closed by another thread; its owner cleans up at its next access. */
  CLOSED_ELSEWHERE,
  /** A scope was still open when the one around it was closed. */
  NEVER_CLOSED,
  /** Something threw inside of Baton; the caller's call went on as if Baton were not there. */
  FAILED;

  private final String text = Names.lower(name()).replace('_', ' ');

  public String text() {
    return text;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

/** A refusal, by the name that the service's model has for it. */
final class KinesisFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int status;

  private KinesisFault(String type, int status, String message) {
    super(message);
    this.type = type;
    this.status = status;
  }

  /** What the service's model forbids for any stream: a length, a pattern, a missing member. */
  static KinesisFault validation(String message) {
    return new KinesisFault("ValidationException", 400, message);
  }

  /** What is well formed and yet not acceptable to the stream that it is for. */
  static KinesisFault invalidArgument(String message) {
    return new KinesisFault("InvalidArgumentException", 400, message);
  }

  static KinesisFault notFound(String message) {
    return new KinesisFault("ResourceNotFoundException", 400, message);
  }

  static KinesisFault inUse(String message) {
    return new KinesisFault("ResourceInUseException", 400, message);
  }

  static KinesisFault limitExceeded(String message) {
    return new KinesisFault("LimitExceededException", 400, message);
  }

  /** A body that is not of the protocol that its headers name. */
  static KinesisFault serialization(String message) {
    return new KinesisFault("SerializationException", 400, message);
  }

  static KinesisFault unknownOperation(String target) {
    return new KinesisFault("UnknownOperationException", 400, "no such operation: " + target);
  }

  static KinesisFault internal(String message) {
    return new KinesisFault("InternalFailure", 500, message);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }
}

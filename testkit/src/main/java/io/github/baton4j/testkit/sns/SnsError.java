// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** A refusal with the code by which the SDK picks its exception. */
final class SnsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  SnsError(String code, int status, String message) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
  }

  /** {@code InvalidParameterException} to Java. */
  static SnsError invalidParameter(String what) {
    return new SnsError("InvalidParameter", 400, "Invalid parameter: " + what);
  }

  /** {@code InvalidParameterValueException} to Java: what is wrong with an attribute. */
  static SnsError invalidValue(String message) {
    return new SnsError("ParameterValueInvalid", 400, message);
  }

  /** {@code NotFoundException} to Java. */
  static SnsError notFound(String what) {
    return new SnsError("NotFound", 404, what + " does not exist");
  }

  /** {@code InternalErrorException} to Java, which tries again. */
  static SnsError internal(String message) {
    return new SnsError("InternalError", 500, message);
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }

  /** Whether it is the client's doing, which trying again does not mend. */
  boolean isSenderFault() {
    return status < 500;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}

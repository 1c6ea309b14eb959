// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** An invocation with a request ID and, perhaps, a trace. */
final class TestContext implements Context {
  private final String requestId;
  private final String trace;
  private final String tenant;
  private final int millisLeft;

  TestContext(String requestId, String trace) {
    this(requestId, trace, null);
  }

  TestContext(String requestId, String trace, String tenant) {
    this(requestId, trace, tenant, 300_000);
  }

  private TestContext(String requestId, String trace, String tenant, int millisLeft) {
    this.requestId = requestId;
    this.trace = trace;
    this.tenant = tenant;
    this.millisLeft = millisLeft;
  }

  static TestContext of(String requestId) {
    return new TestContext(requestId, null);
  }

  /** One whose time is up so soon. */
  static TestContext endingIn(int millis) {
    return new TestContext("req-1", null, null, millis);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getXrayTraceId() {
    return trace;
  }

  @Override
  public String getTenantId() {
    return tenant;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/test";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "test";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-1:000000000000:function:test";
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return millisLeft;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 128;
  }

  @Override
  public LambdaLogger getLogger() {
    return null;
  }
}

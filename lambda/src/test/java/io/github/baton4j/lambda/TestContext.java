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

  TestContext(String requestId, String trace) {
    this(requestId, trace, null);
  }

  TestContext(String requestId, String trace, String tenant) {
    this.requestId = requestId;
    this.trace = trace;
    this.tenant = tenant;
  }

  static TestContext of(String requestId) {
    return new TestContext(requestId, null);
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
    return 1000;
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

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** One invocation, with all that the runtime says of it. */
final class FunctionContext implements Context {
  @Override
  public String getAwsRequestId() {
    return "0b4e7c1a-52d0-4a35-8f5b-6f2f4d9c1e77";
  }

  @Override
  public String getXrayTraceId() {
    return "Root=1-6920a3c1-1c3d5e7f9a0b2c4d6e8f0a1b;Parent=53995c3f42cd8ad8;Sampled=0";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/distribute-post";
  }

  @Override
  public String getLogStreamName() {
    return "2026/11/21/[$LATEST]6d1c0f2a";
  }

  @Override
  public String getFunctionName() {
    return "distribute-post";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-1:000000000000:function:distribute-post";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 30_000;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public @Nullable LambdaLogger getLogger() {
    return null;
  }
}

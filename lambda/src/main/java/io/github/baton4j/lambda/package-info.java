// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * One invocation of a Lambda function: its scope, its batches, its failures ({@link
 * io.github.baton4j.lambda.BatonLambda}).
 *
 * <p>It may see core, its engine and the transports' event doors, which it picks from by the event's class;
 * {@code aws-lambda-java-core} and {@code aws-lambda-java-events}. Not the AWS SDK, not OkHttp.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.lambda;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * SQS: messages that came in by Lambda's class ({@link io.github.baton4j.sqs.SqsEvents}) or the SDK's ({@link
 * io.github.baton4j.sqs.SqsMessages}), messages that go out through an SDK client ({@link
 * io.github.baton4j.sqs.BatonSqsInterceptor}).
 *
 * <p>It may see core and its engine; {@code aws-lambda-java-events} in {@code SqsEvents} alone, the AWS SDK in the others
 * alone. No other transport.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.sqs;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Kinesis: records that came in by Lambda's class ({@link io.github.baton4j.kinesis.KinesisEvents}), the SDK's ({@link
 * io.github.baton4j.kinesis.KinesisRecords}) or as bytes ({@link io.github.baton4j.kinesis.Payloads}), records that go out
 * through an SDK client ({@link io.github.baton4j.kinesis.BatonKinesisInterceptor}).
 *
 * <p>It may see core and its engine; {@code aws-lambda-java-events} in {@code KinesisEvents} alone, the AWS SDK in {@code
 * KinesisRecords}, the interceptor and what is behind it alone. No other transport.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.kinesis;

import org.jspecify.annotations.NullMarked;

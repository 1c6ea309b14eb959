// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * SNS: messages that came in by Lambda's class ({@link io.github.baton4j.sns.SnsEvents}), messages to be stamped by hand
 * ({@link io.github.baton4j.sns.SnsMessages}), messages that go out through an SDK client ({@link
 * io.github.baton4j.sns.BatonSnsInterceptor}).
 *
 * <p>It may see core and its engine; {@code aws-lambda-java-events} in {@code SnsEvents} alone, the AWS SDK in the others
 * alone. No other transport.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.sns;

import org.jspecify.annotations.NullMarked;

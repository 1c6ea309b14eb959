// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The interceptors of SQS and SNS, registered with every client that the AWS SDK makes, by the files that it reads from the
 * class path; that of Kinesis for streams that are named ({@link io.github.baton4j.auto.NamedStreamsInterceptor}).
 *
 * <p>It may see core's engine, the transports' interceptors and the SDK.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.auto;

import org.jspecify.annotations.NullMarked;

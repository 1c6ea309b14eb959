// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/**
 * One subscription was given one message: the queue took it, or the function returned.
 *
 * @param published the message
 * @param subscriptionArn the subscription
 * @param endpoint the ARN of the queue or of the function
 */
public record Delivered(Published published, String subscriptionArn, String endpoint) {}

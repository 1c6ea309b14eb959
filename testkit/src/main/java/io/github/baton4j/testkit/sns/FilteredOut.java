// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/**
 * One subscription was not given one message, because of its filter policy.
 *
 * @param published the message
 * @param subscriptionArn the subscription
 * @param endpoint the ARN of the queue or of the function
 * @param reason never {@link Verdict#MATCHED}
 */
public record FilteredOut(
    Published published, String subscriptionArn, String endpoint, Verdict reason) {}

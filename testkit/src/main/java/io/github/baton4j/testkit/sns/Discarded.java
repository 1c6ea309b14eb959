// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/**
 * One subscription should have been given one message and was not, for good: AWS would count it among the failed
 * notifications.
 *
 * @param published the message
 * @param subscriptionArn the subscription
 * @param endpoint the ARN of the queue or of the function
 * @param reason for humans: what the queue answered, what the function threw, which rule was broken
 */
public record Discarded(
    Published published, String subscriptionArn, String endpoint, String reason) {}

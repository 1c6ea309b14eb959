// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A stand-in for Amazon SNS on loopback, since none can be had: {@link io.github.baton4j.testkit.sns.SnsStandIn}. Ordinary
 * clients talk to it; what they publish reaches queues of a real SQS server and functions in this JVM.
 *
 * <p>The way of a message: {@code QueryEndpoint} reads the form ({@code Form}), the operations check it by AWS's rules
 * ({@code AttributeRules}, {@code Content}) and hand it to {@code Fanout}, which asks every subscription's
 * {@code FilterPolicy} and delivers what {@code Notification} writes. {@code Outcomes} keeps what became of it.
 *
 * <p>It may see the JDK, Jackson and the server of the package above: no AWS SDK, so that what a client reads here is not the SDK's own word, and no class of
 * Baton.
 */
@NullMarked
package io.github.baton4j.testkit.sns;

import org.jspecify.annotations.NullMarked;

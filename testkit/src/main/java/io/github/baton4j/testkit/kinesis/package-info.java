// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Kinesis on loopback, twice: {@link io.github.baton4j.testkit.kinesis.KinesisEndpoint} in the JVM, for tests and demos
 * that need no Node, and {@link io.github.baton4j.testkit.kinesis.KinesisLocal}, the npm package that somebody else wrote.
 * One contract test holds for both, so that the endpoint in the JVM is not only what its authors believe of Kinesis.
 *
 * <p>A request's way: {@code HttpDoor} (HTTP), {@code WireFormat} (JSON or CBOR), {@code Operations} (which call it is),
 * {@code StreamCalls}, {@code PutCalls} and {@code ReadCalls} (what is right and what is refused), {@code DataStream} and
 * {@code Shard} (what is kept).
 *
 * <p>It may see the JDK, Jackson, the server of the package above and the package {@code node}: no class of the AWS SDK, which the tests hold against it, and
 * no class of Baton.
 */
@NullMarked
package io.github.baton4j.testkit.kinesis;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A feed's functions, as a user of Baton writes them. {@link io.github.baton4j.examples.feed.CreatePost} takes a post over
 * an HTTP API and puts it into a stream, {@link io.github.baton4j.examples.feed.DistributePost} asks who follows its author
 * and publishes it to a topic, behind which are {@link io.github.baton4j.examples.feed.AddToFeed}, {@link
 * io.github.baton4j.examples.feed.NotifyFollower} and {@link io.github.baton4j.examples.feed.IndexPost}.
 *
 * <p>It may see Baton, the AWS SDK, OkHttp and Lambda's classes, as any function may; nothing of the stage that runs it here.
 */
@NullMarked
package io.github.baton4j.examples.feed;

import org.jspecify.annotations.NullMarked;

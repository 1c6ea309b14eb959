// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.sns.Published;
import java.util.List;
import java.util.Map;

/**
 * All that the judge goes by.
 *
 * @param answers of the front, by post
 * @param stream the data of the records that have arrived in the stream
 * @param strangers the sequence numbers of those of them that are no posts
 * @param audited what the auditors read in theirs
 * @param followerService what the follower service was asked, off the wire
 * @param published what has arrived at SNS
 * @param feed what was delivered to AddToFeed
 * @param notifications what was delivered to NotifyFollower
 * @param sqs what functions asked of SQS, off the wire
 * @param output standard output
 * @param leftovers what invocations left behind on their threads
 */
record Evidence(
    Map<String, Poster.Answer> answers,
    List<byte[]> stream,
    List<String> strangers,
    List<String> audited,
    List<RecordedRequest> followerService,
    List<Published> published,
    List<QueueSource.Delivered> feed,
    List<QueueSource.Delivered> notifications,
    List<RecordedRequest> sqs,
    List<LogLine> output,
    List<String> leftovers) {}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.RecordedRequest;
import java.util.List;
import java.util.Map;

/**
 * All that the judge goes by.
 *
 * @param answers of the front, by post
 * @param userService what the user service was asked, off the wire
 * @param sqs what functions asked of SQS, off the wire
 * @param deliveries what the event source handed to AddToFeed
 * @param output standard output
 * @param leftovers what invocations left behind on their threads
 * @param wereAtOnce whether the users who were to be there at once were
 */
record Evidence(
    Map<String, Poster.Answer> answers,
    List<RecordedRequest> userService,
    List<RecordedRequest> sqs,
    List<EventSource.Delivery> deliveries,
    List<LogLine> output,
    List<String> leftovers,
    boolean wereAtOnce) {}

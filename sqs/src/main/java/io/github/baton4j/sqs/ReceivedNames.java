// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Makes ReceiveMessage ask for our attributes, beside those that the user asks for: SQS sends no others. */
final class ReceivedNames {
  private ReceivedNames() {}

  static ReceiveMessageRequest into(ReceiveMessageRequest request, Policy policy) {
    List<String> names = names(request.messageAttributeNames(), policy);
    ReceiveMessageRequest.Builder builder = request.toBuilder();
    boolean change = names.size() > request.messageAttributeNames().size();
    if (change) {
      builder.messageAttributeNames(names);
    }
    change |= asksForTrace(request, builder);
    ReceiveMessageRequest changed = change ? builder.build() : request;
    policy
        .counters()
        .add(ReceivedMessage.TRANSPORT, change ? Outcome.ASKED : Outcome.COMPLETE_ALREADY);
    return changed;
  }

  private static List<String> names(List<String> theirs, Policy policy) {
    if (theirs.contains("All") || theirs.contains(".*")) {
      return theirs;
    }
    List<String> all = new ArrayList<>(theirs);
    for (String name : policy.exactNames()) {
      if (!name.equals(Names.XRAY) && Names.isAttributeName(name)) {
        add(all, name);
      }
    }
    add(all, policy.prefix() + ".*");
    return all;
  }

  private static void add(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** Only where the SDK has this list, which came in 2024, and the request does not use the one that it replaces. */
  @SuppressWarnings("deprecation") // hasAttributeNames: users still set that list
  private static boolean asksForTrace(
      ReceiveMessageRequest request, ReceiveMessageRequest.Builder builder) {
    try {
      List<MessageSystemAttributeName> theirs = request.messageSystemAttributeNames();
      if (request.hasAttributeNames()
          || theirs.contains(MessageSystemAttributeName.ALL)
          || theirs.contains(MessageSystemAttributeName.AWS_TRACE_HEADER)) {
        return false;
      }
      List<String> all = new ArrayList<>(request.messageSystemAttributeNamesAsStrings());
      all.add(MessageSystemAttributeName.AWS_TRACE_HEADER.toString());
      builder.messageSystemAttributeNamesWithStrings(all);
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }
}

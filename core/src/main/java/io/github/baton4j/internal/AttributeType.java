// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an SDK calls a message attribute: the one place where injection meets the classes of SQS and SNS. Without state, for
 * any number of threads.
 *
 * @param <V> the attribute's class
 */
public abstract class AttributeType<V> {
  protected abstract @Nullable String dataType(V attribute);

  protected abstract @Nullable String text(V attribute);

  /** The size of a binary value in bytes, 0 of any other. */
  protected abstract long binaryBytes(V attribute);

  /** An attribute with this value, of the type of the one that it takes the place of, or of type String. */
  protected abstract V with(@Nullable V replaced, String value);

  /** The size in bytes, as AWS counts: the body and every attribute's name, type and value. */
  public final long size(@Nullable String body, Map<String, V> attributes) {
    long size = Utf8.length(body);
    for (Map.Entry<String, V> entry : attributes.entrySet()) {
      size += Utf8.length(entry.getKey());
      V attribute = entry.getValue();
      if (attribute != null) {
        size += Utf8.length(dataType(attribute))
            + Utf8.length(text(attribute))
            + binaryBytes(attribute);
      }
    }
    return size;
  }

  /** What a message of this size gets, which it is to be {@linkplain Injection#fill filled} with. */
  public final Injection injection(Policy policy, Ids ids, Map<String, V> attributes, long size) {
    Injection injection = Injection.intoAttributes(policy, ids);
    for (Map.Entry<String, V> entry : attributes.entrySet()) {
      V attribute = entry.getValue();
      injection.sees(entry.getKey(), attribute == null ? null : text(attribute));
    }
    injection.hasRoom(policy.messageLimit(size) - size);
    return injection;
  }

  /** The attributes with what was chosen for them, in an order that keeps theirs. */
  public final Map<String, V> filled(Map<String, V> attributes, Injection injection) {
    Map<String, V> all = new LinkedHashMap<>(attributes);
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        String name = injection.name(i);
        all.put(name, with(all.get(name), injection.value(i)));
      }
    }
    return all;
  }

  /** Whether an attribute of this data type holds text: {@code String}, {@code String.custom}, {@code Number}. */
  public static boolean isText(@Nullable String dataType) {
    return dataType != null && (isType(dataType, "String") || isType(dataType, "Number"));
  }

  private static boolean isType(String dataType, String type) {
    return dataType.startsWith(type)
        && (dataType.length() == type.length() || dataType.charAt(type.length()) == '.');
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An injection into the attributes of messages: the one place where injection meets the attribute classes of SQS and SNS.
 *
 * @param <V> the attribute's class
 */
public abstract class AttributeInjection<V> extends BatchInjection {
  private final boolean plain;

  /** What was made for the IDs, by their places. */
  private @Nullable Object[] made = {};

  /**
   * @param plain whether values go only that a filter policy can compare
   */
  protected AttributeInjection(String transport, boolean plain, @Nullable Snapshot current) {
    super(transport, false, current);
    this.plain = plain;
  }

  protected abstract @Nullable String dataType(V attribute);

  protected abstract @Nullable String text(V attribute);

  /** The size of a binary value in bytes, 0 of any other. */
  protected abstract long binaryBytes(V attribute);

  /** An attribute with this value, of the type of the one that it takes the place of, or of type String. */
  protected abstract V with(@Nullable V replaced, String value);

  @Override
  protected final long limit(long size) {
    return policy.messageLimit(size);
  }

  /**
   * Adds a message.
   *
   * @param bytes the size of what it holds beside the attributes
   */
  protected final void add(long bytes, Map<String, V> attributes) {
    Injection injection = Injection.intoAttributes(policy, ids(), plain);
    // As AWS counts: the body and every attribute's name, type and value.
    long size = bytes;
    for (Map.Entry<String, V> entry : attributes.entrySet()) {
      String name = entry.getKey();
      V attribute = entry.getValue();
      String text = null;
      size += bytes(name);
      if (attribute != null) {
        String type = dataType(attribute);
        text = text(attribute);
        long binary = binaryBytes(attribute);
        size += bytes(text) + bytes(type) + (text == null ? binary : uncertain(binary));
        if (!Values.isTextType(type) || "String.Array".equals(type)) {
          text = null; // not one that could be ours
        }
      }
      injection.sees(name, text);
    }
    injection.hasRoom(limit(least(size)) - size);
    add(injection, size);
  }

  /** The attributes that a message has now, in an order that keeps its own. */
  protected final Map<String, V> filled(Map<String, V> attributes, Injection injection) {
    int size = injection.size();
    // Room for all, so that it does not grow.
    Map<String, V> all = new LinkedHashMap<>(2 * (attributes.size() + size));
    if (!attributes.isEmpty()) {
      all.putAll(attributes);
    }
    for (int n = 0; n < size; n++) {
      if (injection.isChosen(n)) {
        String name = injection.name(n);
        boolean isNew = n < injection.newSize();
        all.put(name, isNew ? made(n, injection) : with(all.get(name), injection.value(n)));
      }
    }
    return all;
  }

  /** All messages of a batch get the same object for the same ID: their classes are immutable. */
  @SuppressWarnings("unchecked") // the array is this object's own
  private V made(int place, Injection injection) {
    if (made.length <= place) {
      made = Arrays.copyOf(made, injection.newSize());
    }
    V attribute = (V) made[place];
    if (attribute == null) {
      attribute = with(null, injection.value(place));
      made[place] = attribute;
    }
    return attribute;
  }
}

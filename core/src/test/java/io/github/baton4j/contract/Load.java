// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * One carrier, whatever its transport: what the user sends, and what stands beside it.
 *
 * @param body the body of a message, or what fills a payload; of a payload null where nothing else is in it
 * @param beside the subject of a message, the partition key of a record; may be null
 * @param fields attributes, headers, or the members of {@code __context__}: null where there is none
 */
public record Load(String body, String beside, List<Field> fields) {
  /**
   * An attribute, a header, or a member of {@code __context__}.
   *
   * @param text null when it is not text
   * @param binary how many bytes of binary value it has; below 0 for none
   */
  public record Field(String name, String type, String text, int binary) {
    public static Field text(String name, String value) {
      return new Field(name, "String", value, -1);
    }

    /** What may be read as an ID. */
    String readable() {
      return WireRules.isTextType(type) && !type.equals("String.Array") ? text : null;
    }
  }

  public static Load of(String body) {
    return new Load(body, null, List.of());
  }

  public Load withBody(String other) {
    return new Load(other, beside, fields);
  }

  public Load with(Field field) {
    List<Field> all = new ArrayList<>(present());
    all.add(field);
    return new Load(body, beside, all);
  }

  /** With another field in the place of the one of that name. */
  public Load replaced(Field field) {
    List<Field> all = new ArrayList<>(fields);
    all.replaceAll(each -> each.name().equals(field.name()) ? field : each);
    return new Load(body, beside, all);
  }

  /** The fields; none where there is no place for them yet. */
  public List<Field> present() {
    return fields == null ? List.of() : fields;
  }
}

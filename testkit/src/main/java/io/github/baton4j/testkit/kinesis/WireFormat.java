// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The two protocols that Kinesis' clients speak: the same members, written differently. */
final class WireFormat {
  static final WireFormat JSON =
      new WireFormat("JSON", "application/x-amz-json-1.1", new JsonMapper());
  static final WireFormat CBOR =
      new WireFormat("CBOR", "application/x-amz-cbor-1.1", new CBORMapper());

  private final String name;
  private final String contentType;
  private final ObjectMapper mapper;

  private WireFormat(String name, String contentType, ObjectMapper mapper) {
    this.name = name;
    this.contentType = contentType;
    this.mapper = mapper.registerModule(
        new SimpleModule().addSerializer(Instant.class, new TimestampSerializer()));
  }

  /** The protocol of a request. What names none of the two is answered in JSON, as AWS does. */
  static WireFormat of(@Nullable String contentType) {
    return contentType != null && contentType.startsWith(CBOR.contentType) ? CBOR : JSON;
  }

  String contentType() {
    return contentType;
  }

  ObjectNode read(byte[] body) {
    try {
      if (mapper.readTree(body) instanceof ObjectNode members) {
        return members;
      }
    } catch (IOException e) {
      throw KinesisFault.serialization("the body is not " + name + ": " + e.getMessage());
    }
    throw KinesisFault.serialization("the body is not an object in " + name);
  }

  byte[] write(JsonNode members) {
    try {
      return mapper.writeValueAsBytes(members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Seconds with a fraction in JSON; milliseconds under the tag for timestamps in CBOR, where the SDK takes any number for
   * milliseconds although the tag, by RFC 8949, stands for seconds.
   */
  private static final class TimestampSerializer extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final int EPOCH_TAG = 1;

    TimestampSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (out instanceof CBORGenerator cbor) {
        cbor.writeTag(EPOCH_TAG);
        cbor.writeNumber(value.toEpochMilli());
      } else {
        out.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3));
      }
    }
  }
}

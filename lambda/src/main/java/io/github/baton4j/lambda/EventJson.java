// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * One type of a handler's in JSON, by AWS's own library and in the way of Lambda's runtime, or by the serializer that the user
 * has put in its place. Immutable.
 */
final class EventJson {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final Type type;
  private final @Nullable CustomPojoSerializer custom;
  private final @Nullable PojoSerializer<Object> usual;

  EventJson(Type type, ClassLoader loader) {
    this.type = type;
    this.custom = custom(loader);
    this.usual = custom == null ? usual(type, loader) : null;
  }

  private static @Nullable CustomPojoSerializer custom(ClassLoader loader) {
    Iterator<CustomPojoSerializer> all;
    try {
      all = ServiceLoader.load(CustomPojoSerializer.class, loader).iterator();
    } catch (NoClassDefFoundError e) {
      return null; // aws-lambda-java-core before 1.2.3 does not have it
    }
    CustomPojoSerializer first = all.hasNext() ? all.next() : null;
    if (all.hasNext()) {
      throw new IllegalStateException("more than one CustomPojoSerializer in META-INF/services");
    }
    return first;
  }

  @SuppressWarnings("unchecked") // its objects are all that is asked for
  private static PojoSerializer<Object> usual(Type type, ClassLoader loader) {
    return isEvent(type)
        ? LambdaEventSerializers.serializerFor((Class<Object>) type, loader)
        : JacksonFactory.getInstance().getSerializer(type);
  }

  private static boolean isEvent(Type type) {
    return type instanceof Class<?>
        && LambdaEventSerializers.isLambdaSupportedEvent(type.getTypeName());
  }

  /** Lambda's runtime reads and writes otherwise for the AWS Mobile SDK on Android, save for AWS's own events. */
  private PojoSerializer<Object> serializer(
      PojoSerializer<Object> other, @Nullable Context context) {
    ClientContext client = context == null ? null : context.getClientContext();
    Map<String, String> environment = client == null ? null : client.getEnvironment();
    return environment != null
            && "Android".equalsIgnoreCase(environment.get("platform"))
            && !isEvent(type)
        ? GsonFactory.getInstance().getSerializer(type)
        : other;
  }

  @Nullable
  Object read(byte[] json, @Nullable Context context) {
    ByteArrayInputStream in = new ByteArrayInputStream(json);
    if (custom != null) {
      return custom.fromJson(in, type);
    }
    return usual == null ? null : serializer(usual, context).fromJson(in);
  }

  @SuppressWarnings("NullAway") // the library writes null as such
  void write(@Nullable Object answer, OutputStream out, @Nullable Context context) {
    if (custom != null) {
      custom.toJson(answer, out, type);
    } else if (usual != null) {
      serializer(usual, context).toJson(answer, out);
    }
  }

  static void writeNull(OutputStream out) throws IOException {
    out.write(NULL);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.github.baton4j.Baton;
import io.github.baton4j.sqs.SqsMessages;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/** Calls each method with {@code @SqsListener} in its message's scope, on whichever thread Spring calls it. */
public final class ScopedListenerMethods extends DefaultMessageHandlerMethodFactory {
  private final Baton baton;

  public ScopedListenerMethods(Baton baton) {
    this.baton = baton;
  }

  @Override
  public InvocableHandlerMethod createInvocableHandlerMethod(Object bean, Method method) {
    InvocableHandlerMethod inner = super.createInvocableHandlerMethod(bean, method);
    return new InvocableHandlerMethod(bean, method) {
      @Override
      public @Nullable Object invoke(Message<?> message, Object... args) throws Exception {
        Object source = message.getHeaders().get(SqsHeaders.SQS_SOURCE_DATA_HEADER);
        return source instanceof software.amazon.awssdk.services.sqs.model.Message received
            ? baton.call(SqsMessages.incoming(received), () -> inner.invoke(message, args))
            : inner.invoke(message, args); // a batch: many messages, no scope
      }
    };
  }
}

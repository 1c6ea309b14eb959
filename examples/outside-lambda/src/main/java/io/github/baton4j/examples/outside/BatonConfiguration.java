// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.awspring.cloud.sqs.config.SqsListenerConfigurer;
import io.github.baton4j.Baton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that an application with Spring Cloud AWS adds. */
@Configuration
public class BatonConfiguration {
  @Bean
  public Baton baton() {
    return Baton.create();
  }

  @Bean
  public SqsListenerConfigurer listenersHaveScopes(Baton baton) {
    return registrar -> registrar.setMessageHandlerMethodFactory(new ScopedListenerMethods(baton));
  }
}

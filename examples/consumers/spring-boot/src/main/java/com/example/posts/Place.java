// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.posts;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** Where the application runs; a test has another. */
@Configuration
class Place {
  @Bean
  @ConditionalOnMissingBean
  SqsAsyncClientBuilder sqsBuilder() {
    return SqsAsyncClient.builder();
  }
}

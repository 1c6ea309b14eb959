// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.posts;

import io.github.baton4j.Baton;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.http.BatonServletFilter;
import io.github.baton4j.micrometer.BatonMetrics;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import jakarta.servlet.DispatcherType;
import okhttp3.OkHttpClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import reactor.core.publisher.Hooks;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** All of Baton that an application with servlets and Reactor adds. */
@SpringBootApplication
public class PostsApplication {
  static {
    // With spring-boot-reactor also by the property spring.reactor.context-propagation=auto.
    Hooks.enableAutomaticContextPropagation();
  }

  public static void main(String[] args) {
    SpringApplication.run(PostsApplication.class, args);
  }

  @Bean
  public Baton baton() {
    return Baton.builder().respondWithId(true).build();
  }

  /** Around every request, asynchronous dispatches and error pages included. */
  @Bean
  public FilterRegistrationBean<BatonServletFilter> batonFilter(Baton baton) {
    var filter = new FilterRegistrationBean<>(new BatonServletFilter(baton));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
    return filter;
  }

  @Bean
  public BatonMetrics batonMetrics(Baton baton) {
    return new BatonMetrics(baton.outcomes());
  }

  @Bean
  public OkHttpClient http() {
    return BatonOkHttp.install(new OkHttpClient.Builder()).build();
  }

  @Bean
  public SqsAsyncClient sqs(SqsAsyncClientBuilder builder) {
    return builder
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor()))
        .build();
  }
}

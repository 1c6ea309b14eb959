// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP: what came in as an event of API Gateway, a load balancer or a function URL ({@link
 * io.github.baton4j.http.HttpEvents}) or into a servlet container ({@link io.github.baton4j.http.BatonServletFilter}), and
 * what goes out through OkHttp ({@link io.github.baton4j.http.BatonOkHttp}).
 *
 * <p>It may see core and its engine; {@code aws-lambda-java-events} in {@code HttpEvents} alone, {@code jakarta.servlet} in
 * {@code BatonServletFilter} alone, OkHttp in {@code BatonOkHttp} and what stands behind it alone. No other transport.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.http;

import org.jspecify.annotations.NullMarked;

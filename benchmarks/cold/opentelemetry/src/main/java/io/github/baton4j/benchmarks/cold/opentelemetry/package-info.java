// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The function with OpenTelemetry's libraries, not its agent. It may see the shared function and OpenTelemetry.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.opentelemetry;

import org.jspecify.annotations.NullMarked;

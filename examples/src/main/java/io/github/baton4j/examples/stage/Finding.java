// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

/**
 * Something that is not as it has to be.
 *
 * @param post whose hop or line it is; empty when that cannot be told
 */
record Finding(Place place, String post, String what) {}

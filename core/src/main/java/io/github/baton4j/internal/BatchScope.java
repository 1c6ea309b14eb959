// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

/** Marks what opens a batch's own scope: its injections are counted apart, for they are no record's. */
public interface BatchScope {}

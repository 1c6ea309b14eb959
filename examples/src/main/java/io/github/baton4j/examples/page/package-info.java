// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Log lines, to look at: {@link io.github.baton4j.examples.page.Page} reads JSON lines from wherever they were exported and
 * writes one HTML page that needs no network, or a Mermaid sequence diagram.
 *
 * <p>{@link io.github.baton4j.examples.page.LogReader} and {@link io.github.baton4j.examples.page.LineParser} make {@link
 * io.github.baton4j.examples.page.Line}s of text; {@link io.github.baton4j.examples.page.Chains} sorts them by ID and finds
 * each {@link io.github.baton4j.examples.page.Visit}; {@link io.github.baton4j.examples.page.Sequencer} has every rule by
 * which arrows are drawn; {@link io.github.baton4j.examples.page.HtmlPage} and {@link
 * io.github.baton4j.examples.page.Mermaid} write what it found.
 *
 * <p>It may see the JDK and Jackson, and <b>no class of Baton</b>, of the functions or of the stage: all that it knows it has
 * from the lines.
 */
@NullMarked
package io.github.baton4j.examples.page;

import org.jspecify.annotations.NullMarked;

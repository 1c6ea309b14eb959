// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An answer in AWS's query protocol, written from front to back. */
final class Xml {
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  private Xml() {
    try {
      writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an operation answers; nothing in the result when it has nothing to say. */
  static byte[] answer(String action, String requestId, Consumer<Xml> result) {
    Xml xml = new Xml();
    xml.root(action + "Response", root -> {
      root.element(action + "Result", result);
      root.element("ResponseMetadata", metadata -> metadata.element("RequestId", requestId));
    });
    return xml.bytes();
  }

  static byte[] error(SnsError error, String requestId) {
    Xml xml = new Xml();
    xml.root("ErrorResponse", root -> {
      root.element("Error", details -> {
        details.element("Type", error.isSenderFault() ? "Sender" : "Receiver");
        details.element("Code", error.code());
        details.element("Message", error.message());
      });
      root.element("RequestId", requestId);
    });
    return xml.bytes();
  }

  private void root(String name, Consumer<Xml> content) {
    try {
      writer.writeStartElement(name);
      writer.writeDefaultNamespace(NAMESPACE);
      content.accept(this);
      writer.writeEndElement();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void element(String name, Consumer<Xml> content) {
    try {
      writer.writeStartElement(name);
      content.accept(this);
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void element(String name, String content) {
    element(name, xml -> {
      try {
        xml.writer.writeCharacters(speakable(content));
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** XML has no way to say control characters, and an error may repeat what it complains of. */
  private static String speakable(String content) {
    StringBuilder clean = new StringBuilder(content.length());
    content
        .codePoints()
        .map(c -> Characters.areInXml(c) ? c : 0xfffd)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.contract.HeaderRoomContract;
import io.github.baton4j.contract.Load;
import io.github.baton4j.contract.Over;
import io.github.baton4j.contract.Transport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Baton#headers} under the contract about room: what it gives is all that is there. */
@Over(Transport.HEADERS)
class HeadersRoomContractTest extends HeaderRoomContract<Map<String, String>> {
  @Override
  public Map<String, String> carrier(Load load, int i) {
    Map<String, String> headers = new LinkedHashMap<>();
    load.fields().forEach(field -> headers.put(field.name(), field.text()));
    return headers;
  }

  @Override
  public List<Map<String, String>> through(List<Map<String, String>> carriers, CorrelationIds ids) {
    return List.of(Baton.create().headers(URI.create("https://127.0.0.1/")));
  }

  @Override
  public int requests() {
    return 20_000;
  }

  @Override
  public boolean hasFields() {
    return false;
  }

  @Override
  public boolean keepsIdentity() {
    return false;
  }
}

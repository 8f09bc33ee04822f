package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyFormat;

/** Which reader an API's body format is read with. */
final class Bodies {
  private Bodies() {}

  static ObjectNode read(BodyFormat format, Exchange exchange) {
    String contentType = exchange.inbound().headers().first("Content-Type").orElse(null);
    return wire(format).read(contentType, exchange.body());
  }

  private static dev.linkgate.server.body.BodyFormat wire(BodyFormat format) {
    return switch (format) {
      case FORM -> dev.linkgate.server.body.BodyFormat.FORM;
      case JSON -> dev.linkgate.server.body.BodyFormat.JSON;
    };
  }
}

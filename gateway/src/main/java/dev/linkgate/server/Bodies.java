package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;

/** Request bodies of either format as one tree. */
final class Bodies {
  private Bodies() {}

  static ObjectNode read(BodyFormat format, byte[] body) {
    return Json.object(body)
        .orElseThrow(
            () ->
                new GatewayException(
                    Failure.invalid(Reason.BODY_MALFORMED, null, "not JSON: " + format)));
  }
}

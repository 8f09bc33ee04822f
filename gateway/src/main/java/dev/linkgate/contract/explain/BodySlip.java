package dev.linkgate.contract.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyCheck;
import dev.linkgate.adapter.FormBody;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.server.body.BodyReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A body in another API's format. The gateway would refuse its Content-Type; whoever explains a
 * request has most likely only forgotten which API takes which.
 */
final class BodySlip {
  private BodySlip() {}

  /**
   * @throws UnusableQuestion saying how the same is written in this API's format
   */
  static void check(Ingress ingress, byte[] body) {
    String api = ingress.api().name();
    boolean json = firstOf(body) == '{';
    switch (ingress.bodyFormat()) {
      case FORM -> {
        if (json) {
          throw new UnusableQuestion(
              api
                  + " takes a form, not JSON. Write "
                  + read(() -> BodyReader.readJson(body))
                      .map(BodySlip::form)
                      .orElse("name=value&outer[inner]=value, each value percent-encoded"));
        }
      }
      case JSON -> {
        if (!json && contains(body, '=')) {
          throw new UnusableQuestion(
              api
                  + " takes JSON, not a form. Write "
                  + read(() -> BodyReader.readForm(body))
                      .map(tree -> new String(Json.bytes(tree), StandardCharsets.UTF_8))
                      .orElse("{\"name\": \"value\", \"outer\": {\"inner\": \"value\"}}"));
        }
      }
    }
  }

  private static Optional<ObjectNode> read(Supplier<ObjectNode> reader) {
    try {
      return Optional.of(reader.get());
    } catch (GatewayException malformed) {
      return Optional.empty();
    }
  }

  private static String form(ObjectNode tree) {
    BodyCheck.dropNulls(tree);
    return new String(FormBody.of(tree), StandardCharsets.UTF_8);
  }

  private static int firstOf(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
    }
    return -1;
  }

  private static boolean contains(byte[] body, char wanted) {
    for (byte b : body) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}

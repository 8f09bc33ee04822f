package dev.linkgate.server.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.GatewayException;

/** Reads a whole request body into a tree; both formats give the same kind of tree. */
public final class BodyReader {
  private BodyReader() {}

  /**
   * @param body a JSON object in UTF-8
   * @throws GatewayException for anything else, a key given twice or a limit passed
   */
  public static ObjectNode readJson(byte[] body) {
    return JsonBody.read(body);
  }

  /**
   * @param body application/x-www-form-urlencoded with bracketed names, as the SDKs of Stripe send
   *     it
   * @return every leaf a string; {@code a[0]}, {@code a[]} are arrays
   * @throws GatewayException for malformed escapes, names that contradict each other or a limit
   *     passed
   */
  public static ObjectNode readForm(byte[] body) {
    return FormBody.read(body);
  }
}

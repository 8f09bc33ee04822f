package dev.linkgate.upstream;

import dev.linkgate.adapter.Headers;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request whose body is forwarded as it comes.
 *
 * @param method in capitals
 * @param uri absolute
 * @param headers all of them, credentials included; Host, Content-Length and Transfer-Encoding are
 *     added by the port
 * @param body null for none; read once, not closed
 * @param length of the body in bytes, -1 when not known before its end
 */
public record StreamedCall(
    String method, URI uri, Headers headers, @Nullable InputStream body, long length) {
  public StreamedCall {
    if (body == null && length != 0) {
      throw new IllegalArgumentException("no body has no length but 0");
    }
  }

  @Override
  public String toString() {
    return "StreamedCall["
        + method
        + " "
        + uri.getHost()
        + uri.getPath()
        + "]"; // headers hold keys
  }
}

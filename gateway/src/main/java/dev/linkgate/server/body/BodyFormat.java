package dev.linkgate.server.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two formats link requests come in; which one a path takes is its API's choice. */
public enum BodyFormat {
  JSON("application/json"),
  FORM("application/x-www-form-urlencoded");

  private final String mediaType;

  BodyFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Whether a Content-Type names this format, in UTF-8 where it names a charset. */
  public boolean accepts(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    if (!type.strip().equalsIgnoreCase(mediaType)) {
      return false;
    }
    return semicolon < 0 || charset(contentType.substring(semicolon + 1));
  }

  private static boolean charset(String parameters) {
    for (String parameter : parameters.toLowerCase(Locale.ROOT).split(";", -1)) {
      String one = parameter.strip();
      if (one.startsWith("charset=")) {
        String name = one.substring("charset=".length()).replace("\"", "");
        return name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii");
      }
    }
    return true;
  }

  /**
   * Reads a body in this format.
   *
   * @param contentType as sent; a body without one is read all the same only when it is empty
   * @throws GatewayException for another content type or a malformed body
   */
  public ObjectNode read(@Nullable String contentType, byte[] body) {
    if (!accepts(contentType) && !(contentType == null && body.length == 0)) {
      throw new GatewayException(
          Failure.invalid(
              Reason.CONTENT_TYPE, null, "The Content-Type must be " + mediaType + "."));
    }
    return switch (this) {
      case JSON -> BodyReader.readJson(body);
      case FORM -> BodyReader.readForm(body);
    };
  }
}

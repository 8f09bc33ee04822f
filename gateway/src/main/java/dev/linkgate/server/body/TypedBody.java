package dev.linkgate.server.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A body under its Content-Type, which has to be that of the API whose path it came to. */
public final class TypedBody {
  private TypedBody() {}

  /** Whether a Content-Type names a format, in UTF-8 where it names a charset. */
  static boolean accepts(BodyFormat format, @Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    if (!type.strip().equalsIgnoreCase(format.mediaType())) {
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

  /** What is said of any other content type. */
  public static Failure refusal(BodyFormat format) {
    return Failure.invalid(
        Reason.CONTENT_TYPE, null, "The Content-Type must be " + format.mediaType() + ".");
  }

  /**
   * Reads a body.
   *
   * @param format the API's
   * @param contentType as sent; a body without one is read all the same only when it is empty
   * @throws GatewayException for another content type or a malformed body
   */
  public static ObjectNode read(BodyFormat format, @Nullable String contentType, byte[] body) {
    if (!accepts(format, contentType) && !(contentType == null && body.length == 0)) {
      throw new GatewayException(refusal(format));
    }
    return switch (format) {
      case JSON -> BodyReader.readJson(body);
      case FORM -> BodyReader.readForm(body);
    };
  }
}

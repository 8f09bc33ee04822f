package dev.linkgate.server.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Splits a form into pairs and decodes them; {@link FormName} and {@link FormNode} make the tree.
 */
final class FormBody {
  /** A link request has at most a dozen. */
  private static final int MAX_PAIRS = 200;

  private final byte[] body;
  private final byte[] scratch;

  private FormBody(byte[] body) {
    this.body = body;
    this.scratch = new byte[body.length];
  }

  static ObjectNode read(byte[] body) {
    return new FormBody(body).read();
  }

  private ObjectNode read() {
    FormNode root = new FormNode();
    int pairs = 0;
    for (int from = 0; from < body.length; ) {
      int to = indexOf('&', from, body.length);
      if (to > from) {
        if (++pairs > MAX_PAIRS) {
          throw Malformed.body("The form has more than " + MAX_PAIRS + " parameters.");
        }
        int equals = indexOf('=', from, to);
        String name = decode(from, equals);
        root.put(FormName.parse(name), decode(Math.min(equals + 1, to), to));
      }
      from = to + 1;
    }
    return root.object();
  }

  private int indexOf(char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  private String decode(int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = body[i];
      if (b == '+') {
        b = ' ';
      } else if (b == '%') {
        int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
        int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw Malformed.body("The form has a malformed percent escape.");
        }
        b = (byte) (high << 4 | low);
        i += 2;
      }
      if (b == 0) {
        throw Malformed.body("The form has a NUL character.");
      }
      scratch[length++] = b;
    }
    return Utf8.text(scratch, 0, length);
  }
}

package dev.linkgate.server.guard;

/** Classes of bytes, by table: RFC 9110 §5.6.2 tokens, RFC 3986 paths and queries, hosts. */
final class Octets {
  private static final int TOKEN = 1;
  private static final int PATH = 2;
  private static final int QUERY = 4;
  private static final int HOST = 8;
  private static final byte[] CLASSES = new byte[256];

  static {
    String digitsAndLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    mark(digitsAndLetters, TOKEN | PATH | QUERY | HOST);
    mark("!#$%&'*+-.^_`|~", TOKEN);
    // No ';': Jersey cuts path parameters off before it matches, so a link path could hide behind
    // one. '%' is looked at on its own.
    mark("-._~!$&'()*+,=:@", PATH);
    // What SDKs and browsers leave raw in a query; '"', '<' and '>' make Jersey answer a 500.
    mark("-._~!$&'()*+,;=:@/?[]{}|\\^`", QUERY);
    mark("-._~", HOST);
  }

  private Octets() {}

  private static void mark(String characters, int as) {
    for (int i = 0; i < characters.length(); i++) {
      CLASSES[characters.charAt(i)] |= (byte) as;
    }
  }

  static boolean token(byte b) {
    return (CLASSES[b & 0xFF] & TOKEN) != 0;
  }

  static boolean path(byte b) {
    return (CLASSES[b & 0xFF] & PATH) != 0;
  }

  static boolean query(byte b) {
    return (CLASSES[b & 0xFF] & QUERY) != 0;
  }

  static boolean host(byte b) {
    return (CLASSES[b & 0xFF] & HOST) != 0;
  }

  static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(byte b) {
    return Character.digit(b, 16);
  }

  /** Whether the bytes are this lower-case word, in any case. */
  static boolean same(byte[] bytes, int from, int to, byte[] lowerCase) {
    if (to - from != lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      byte b = bytes[from + i];
      if (b >= 'A' && b <= 'Z') {
        b |= 0x20;
      }
      if (b != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }
}

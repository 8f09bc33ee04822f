package dev.linkgate.server;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Our ids of exchanges, in the providers' own form. Not secret, only never the same twice. They
 * begin with the time, so that the audit's index of them grows at its end and not all over.
 */
final class RequestIds {
  private static final String PREFIX = "req_";

  /** In the order of ASCII. */
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Milliseconds since 1970; enough for 6,000 years. */
  private static final int TIME = 8;

  /** 16 of 62 characters: 95 bits for what happens in one millisecond. */
  private static final int RANDOM = 16;

  private RequestIds() {}

  static String next() {
    char[] id = new char[PREFIX.length() + TIME + RANDOM];
    PREFIX.getChars(0, PREFIX.length(), id, 0);
    long millis = System.currentTimeMillis();
    for (int i = PREFIX.length() + TIME - 1; i >= PREFIX.length(); i--) {
      id[i] = digit((int) (millis % BASE62.length()));
      millis /= BASE62.length();
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = PREFIX.length() + TIME; i < id.length; i++) {
      id[i] = digit(random.nextInt(BASE62.length()));
    }
    return new String(id);
  }

  private static char digit(int value) {
    return BASE62.charAt(value);
  }
}

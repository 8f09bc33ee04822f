package dev.linkgate.server;

import java.util.concurrent.ThreadLocalRandom;

/** Our ids of exchanges, in the providers' own form. Not secret, only never the same twice. */
final class RequestIds {
  private static final String PREFIX = "req_";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 24 of 62 characters: 142 bits. */
  private static final int LENGTH = 24;

  private RequestIds() {}

  static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] id = new char[PREFIX.length() + LENGTH];
    PREFIX.getChars(0, PREFIX.length(), id, 0);
    for (int i = PREFIX.length(); i < id.length; i++) {
      id[i] = BASE62.charAt(random.nextInt(BASE62.length()));
    }
    return new String(id);
  }
}

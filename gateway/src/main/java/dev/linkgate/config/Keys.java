package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes caller keys that a secret scanner can find and a typing mistake cannot pass for. */
public final class Keys {
  public static final String PREFIX = "lgk_";

  /** A key someone else made: what 20 characters of a password generator hold cannot be guessed. */
  public static final int SHORTEST = 20;

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_PER_CHARACTER = 5;

  /** 160 bits, which are 32 characters without a remainder. */
  private static final int RANDOM_BYTES = 20;

  private static final int BODY = RANDOM_BYTES * 8 / BITS_PER_CHARACTER;

  /** 30 bits: one typing mistake in a thousand million goes unseen. */
  private static final int CHECKSUM = 6;

  private Keys() {}

  /** What can be told of a key without knowing any. */
  public enum Form {
    /** We made it, and every character is right. */
    GENERATED,
    /** It begins like one of ours but has a wrong character, or too few or too many. */
    MISTYPED,
    /** Somebody else's. */
    FOREIGN
  }

  /** A new key. It exists nowhere else: show it once. */
  public static Secret generate(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String body = base32(bytes, BODY);
    return new Secret(PREFIX + body + checksum(body));
  }

  /** Whether a key is one of ours, and whole. */
  public static Form form(String key) {
    if (!key.startsWith(PREFIX)) {
      return Form.FOREIGN;
    }
    String rest = key.substring(PREFIX.length());
    boolean whole =
        rest.length() == BODY + CHECKSUM
            && checksum(rest.substring(0, BODY)).equals(rest.substring(BODY));
    return whole ? Form.GENERATED : Form.MISTYPED;
  }

  /** The line that goes under {@code keys:} in the file. */
  public static String fileLine(Secret key) {
    return "- { sha256: " + sha256(key.reveal()) + " }";
  }

  /** The SHA-256 of a text, in lower-case hexadecimal. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  /** The SHA-256 of bytes. */
  public static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static String checksum(String body) {
    return base32(digest((PREFIX + body).getBytes(StandardCharsets.UTF_8)), CHECKSUM);
  }

  private static String base32(byte[] bytes, int characters) {
    var text = new StringBuilder(characters);
    int buffer = 0;
    int bits = 0;
    for (int next = 0; text.length() < characters; ) {
      if (bits < BITS_PER_CHARACTER) {
        buffer = (buffer << 8) | (bytes[next++] & 0xff);
        bits += 8;
      }
      bits -= BITS_PER_CHARACTER;
      text.append(BASE32.charAt((buffer >> bits) & 31));
    }
    return text.toString();
  }
}

package dev.linkgate.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A request as it arrived.
 *
 * @param bytes all of it, head and body as framed; of a long body only the beginning
 * @param headLength how many of them are the head, with its empty line
 * @param bodyLength of the body without framing, however long
 */
public record RawRequest(byte[] bytes, int headLength, long bodyLength) {
  public String head() {
    return new String(bytes, 0, headLength, StandardCharsets.ISO_8859_1);
  }

  public byte[] body() {
    return Arrays.copyOfRange(bytes, headLength, bytes.length);
  }

  public String line() {
    return head().substring(0, head().indexOf("\r\n"));
  }

  /** Every value under this name. */
  public List<String> values(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head()
        .lines()
        .skip(1)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }
}

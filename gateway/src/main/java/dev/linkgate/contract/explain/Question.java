package dev.linkgate.contract.explain;

import dev.linkgate.adapter.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A link request as a caller would send it.
 *
 * @param ingress the API it is written in
 * @param version what its version header would say; null for none
 * @param caller who would send it; null for the only caller there is
 * @param upstream what an operator would choose in place of the routes; null where they decide
 * @param headers all others it would have
 * @param body its bytes
 */
public record Question(
    String ingress,
    @Nullable String version,
    @Nullable String caller,
    @Nullable String upstream,
    Headers headers,
    byte[] body) {
  /**
   * A header line.
   *
   * @param line {@code Name: value}
   * @throws UnusableQuestion when it is none
   */
  public static Headers.Header header(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new UnusableQuestion("a header is written 'Name: value'");
    }
    return header(line.substring(0, colon), line.substring(colon + 1));
  }

  /**
   * A header.
   *
   * @throws UnusableQuestion when no request could have it
   */
  public static Headers.Header header(String name, String value) {
    String trimmed = value.strip();
    boolean token = !name.isEmpty() && name.chars().allMatch(Question::inName);
    if (!token || !trimmed.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new UnusableQuestion(
          "a header's name is letters, digits and hyphens, its value visible ASCII");
    }
    return new Headers.Header(name, trimmed);
  }

  private static boolean inName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  @Override
  public String toString() {
    return "Question[" + ingress + "]"; // the headers may hold a key
  }
}

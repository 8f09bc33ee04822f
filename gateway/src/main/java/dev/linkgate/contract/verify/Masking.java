package dev.linkgate.contract.verify;

import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Takes the credential out of what a server wrote, in each form it may quote it in. */
final class Masking {
  /** A sentence or two. */
  private static final int MOST = 300;

  private final List<String> forms;

  Masking(Secret key) {
    String plain = key.reveal();
    this.forms = List.of(plain, basic(plain));
  }

  /** As the user of Basic authentication, with an empty password. */
  static String basic(String key) {
    return Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  /** A server's text, cut to a readable length, on one line. */
  String text(String written) {
    String masked = written;
    for (String form : forms) {
      masked = masked.replace(form, "(the key)");
    }
    StringBuilder line = new StringBuilder();
    Wording.cut(Wording.fromProvider(masked, Map.of()), MOST)
        .codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}

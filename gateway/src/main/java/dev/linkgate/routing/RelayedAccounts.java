package dev.linkgate.routing;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Field;
import dev.linkgate.config.CallerConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The accounts that an operation beside the link requests names in its path, query and headers. */
final class RelayedAccounts {
  /** Providers' ids are of these; whatever else an id stands between, it is found. */
  private static final Pattern BETWEEN_IDS = Pattern.compile("[^A-Za-z0-9_]+");

  private final Merchants merchants;

  RelayedAccounts(Merchants merchants) {
    this.merchants = merchants;
  }

  /**
   * Checks what a caller names, where it may reach its own accounts only.
   *
   * @param target path and query as sent
   * @param accountId whether a word is an account id of the ingress's space
   * @return the headers, with an id where the caller wrote its own word for an account
   * @throws dev.linkgate.canonical.GatewayException naming the first account that is not its own
   */
  Headers check(
      CallerConfig caller,
      Ingress ingress,
      String target,
      Headers headers,
      Predicate<String> accountId) {
    merchants.checkOwn(
        caller,
        Field.ACCOUNT,
        BETWEEN_IDS.splitAsStream(decoded(target)).filter(accountId).toList());
    List<Headers.Header> checked = new ArrayList<>(headers.list().size());
    for (Headers.Header header : headers.list()) {
      checked.add(
          header.value().isEmpty() || !namesAccount(ingress, header)
              ? header
              : new Headers.Header(
                  header.name(),
                  merchants.id(caller, ingress.api().space(), Field.ACTING_FOR, header.value())));
    }
    return new Headers(checked);
  }

  private static boolean namesAccount(Ingress ingress, Headers.Header header) {
    return ingress.accountHeaders().contains(header.name().toLowerCase(Locale.ROOT));
  }

  /** As often as it takes: an upstream may decode more often than we know. */
  private static String decoded(String target) {
    String text = target;
    for (String next = once(text); !next.equals(text); next = once(text)) {
      text = next;
    }
    return text;
  }

  private static String once(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }
}

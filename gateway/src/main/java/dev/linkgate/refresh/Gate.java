package dev.linkgate.refresh;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.config.RefreshConfig.Authenticate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the platform whether a visitor may have a link, as Traefik's forward-auth does. */
final class Gate {
  /** Without the token: whoever is asked may write its access log as it likes. */
  private static final String PATH = "/refresh/";

  private static final byte[] NO_BODY = {};

  private final Authenticate asked;
  private final Http http;

  Gate(Authenticate asked, Http http) {
    this.asked = asked;
    this.http = http;
  }

  /** Why the visitor is not let in; empty where it is. */
  Optional<Failure> refusal(URI base, Visitor visitor) {
    try {
      int status =
          http.send(new HttpCall("GET", asked.url(), headers(base, visitor), NO_BODY, false))
              .status();
      return status >= 200 && status <= 299
          ? Optional.empty()
          : Optional.of(
              Failure.of(
                  FailureKind.FORBIDDEN,
                  Fault.CALLER,
                  "The platform does not let this visitor in: it answered " + status + "."));
    } catch (GatewayException unanswered) {
      return Optional.of(
          Failure.of(
              FailureKind.UPSTREAM_UNAVAILABLE,
              Fault.CALLER,
              "The platform could not be asked about this visitor."));
    }
  }

  private Headers headers(URI base, Visitor visitor) {
    List<Headers.Header> headers = new ArrayList<>();
    for (Headers.Header header : visitor.headers().list()) {
      if (asked.forward().stream().anyMatch(header.name()::equalsIgnoreCase)) {
        headers.add(header);
      }
    }
    add(headers, "X-Forwarded-Method", "POST");
    add(headers, "X-Forwarded-Proto", base.getScheme());
    add(headers, "X-Forwarded-Host", base.getRawAuthority());
    add(headers, "X-Forwarded-Uri", PATH);
    add(headers, "Linkgate-Caller", visitor.caller());
    add(headers, "Linkgate-Account", visitor.account());
    add(headers, "Linkgate-Merchant", visitor.merchant());
    return new Headers(headers);
  }

  private static void add(List<Headers.Header> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(new Headers.Header(name, visible(value)));
    }
  }

  /** Accounts are callers' words: what a header may not have, and the per cent sign, is escaped. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 127 && b != '%') {
        visible.append((char) b);
      } else {
        visible.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return visible.toString();
  }
}

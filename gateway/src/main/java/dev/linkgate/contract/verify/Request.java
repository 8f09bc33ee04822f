package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.FormBody;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Wording;
import dev.linkgate.spec.SpecDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request of a run.
 *
 * @param tree what the body says, empty where it says nothing that could be read
 * @param goodKey whether it carries the credential that has to get in
 */
record Request(
    String method, URI uri, Headers headers, byte[] body, ObjectNode tree, boolean goodKey) {
  /** More of a body tells nothing that its beginning and the case's name do not. */
  private static final int MOST_SHOWN = 400;

  /** Headers every request has alike. */
  private static final List<String> COMMON = List.of("Accept", "User-Agent");

  /** A link request in the version that is verified. */
  static Request link(Target target, ObjectNode body) {
    return link(target, target.shape(), target.version().version().text(), body);
  }

  /** A link request in another version. */
  static Request link(Target target, SpecDocument shape, String version, ObjectNode body) {
    BodyFormat format = target.ingress().bodyFormat();
    String path = shape.document().path("paths").fieldNames().next();
    Headers headers =
        Headers.of("Content-Type", format.mediaType(), "Accept", "application/json")
            .with("User-Agent", "Linkgate-verify")
            .with(target.ingress().versionHeader(), version)
            .with("Authorization", "Bearer " + target.key().reveal());
    byte[] bytes =
        switch (format) {
          case JSON -> Json.bytes(body);
          case FORM -> FormBody.of(body);
        };
    return new Request("POST", URI.create(target.base() + path), headers, bytes, body, true);
  }

  /** The same with a header, in place of one of that name. */
  Request with(String name, String value) {
    Request without = without(name);
    return new Request(method, uri, without.headers.with(name, value), body, tree, without.goodKey);
  }

  /** The same without a header. */
  Request without(String name) {
    List<Headers.Header> kept = new ArrayList<>(headers.list());
    kept.removeIf(header -> header.name().equalsIgnoreCase(name));
    boolean credential = name.equalsIgnoreCase("Authorization");
    return new Request(method, uri, new Headers(kept), body, tree, goodKey && !credential);
  }

  /** The same with a body that need not be one. */
  Request saying(byte[] bytes) {
    return new Request(method, uri, headers, bytes, Json.object(), goodKey);
  }

  /** The same to somewhere else. */
  Request to(String otherMethod, URI elsewhere, byte[] bytes) {
    return new Request(otherMethod, elsewhere, headers, bytes, Json.object(), goodKey);
  }

  /** The idempotency key it carries; empty for none. */
  String key() {
    return headers.first(KeyCases.HEADER).orElse("");
  }

  HttpCall call() {
    return new HttpCall(method, uri, headers, body, false);
  }

  /** For a report: what makes it this request, without what it gets in with. */
  String shown() {
    StringBuilder text = new StringBuilder(method + " " + uri.getPath());
    for (Headers.Header header : headers.list()) {
      if (header.name().equalsIgnoreCase("Authorization")) {
        text.append("; Authorization: (masked)");
      } else if (COMMON.stream().noneMatch(header.name()::equalsIgnoreCase)) {
        text.append("; ").append(header.name()).append(": ").append(header.value());
      }
    }
    if (body.length > 0) {
      text.append("; ").append(new String(body, StandardCharsets.UTF_8));
    }
    return Wording.cut(text.toString(), MOST_SHOWN);
  }

  @Override
  public String toString() {
    return method + " " + uri.getPath(); // the headers hold a key
  }
}

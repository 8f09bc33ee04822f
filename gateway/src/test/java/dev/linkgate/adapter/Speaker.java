package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.server.body.BodyReader;
import java.nio.charset.StandardCharsets;

/** A caller of one API in one version: its body is read, bound and answered as a server does it. */
final class Speaker {
  private final Ingress ingress;
  private final IngressVersion version;

  Speaker(String api, String version) {
    this.ingress = Apis.ingress(api);
    this.version = ingress.version(version, null);
  }

  IngressVersion version() {
    return version;
  }

  Reading read(String body) {
    return read(body, Headers.NONE);
  }

  /** A form or JSON, whichever the API takes. */
  Reading read(String body, Headers headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ObjectNode tree =
        switch (ingress.bodyFormat()) {
          case FORM -> BodyReader.readForm(bytes);
          case JSON -> BodyReader.readJson(bytes);
        };
    return ingress.read(tree, headers, version);
  }

  /** What the gateway takes the body for. */
  LinkRequest ask(Reading reading) {
    HeardLinks links =
        new HeardLinks(
            reading,
            _ -> {
              throw new Heard();
            });
    try {
      ingress.create(reading.model(), links);
    } catch (Heard e) {
      // as it is meant to end
    }
    return links.heard().orElseThrow();
  }

  /** The body answered with this link, in the caller's own version. */
  ObjectNode answer(Reading reading, Link link) {
    return ingress.answer(
        Json.tree(ingress.create(reading.model(), new HeardLinks(reading, _ -> link))),
        reading,
        version);
  }

  /** Ends a call once its request was heard. */
  private static final class Heard extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

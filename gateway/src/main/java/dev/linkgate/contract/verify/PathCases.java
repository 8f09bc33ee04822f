package dev.linkgate.contract.verify;

import java.net.URI;
import java.util.Set;

/**
 * What is no link request; the document says nothing of it, but SDKs read the answer all the same.
 */
final class PathCases {
  private static final byte[] NOTHING = {};

  private PathCases() {}

  static void all(Run run) {
    URI links = run.target().links();
    Request good = Request.link(run.target(), run.examples().first());
    run.ask(
        Part.PATHS,
        "get",
        good.to("GET", links, NOTHING).without("Content-Type"),
        new Expectation.Refused(Set.of(404, 405)),
        "",
        null);
    run.ask(
        Part.PATHS,
        "unknown",
        good.to("POST", URI.create(links + "/linkgate_unknown"), good.body()),
        new Expectation.Refused(Set.of(404, 405)),
        "",
        null);
  }
}

package dev.linkgate.contract.verify;

import dev.linkgate.adapter.BodyFormat;
import java.nio.charset.StandardCharsets;

/** Bodies that are none, or are called something else. */
final class BodyCases {
  private BodyCases() {}

  static void all(Run run) {
    Request good = Request.link(run.target(), run.examples().first());
    String at = RequestSchema.contentPointer(run.target().shape());
    String schema = at + "/schema";
    run.ask(Part.BODIES, "empty", saying(good, ""), Expectation.invalid(), schema + "/required");
    if (run.target().ingress().bodyFormat() == BodyFormat.JSON) {
      run.ask(Part.BODIES, "cut", cut(good), Expectation.unreadable(), at);
      run.ask(Part.BODIES, "no-json", saying(good, "account=1"), Expectation.unreadable(), at);
      run.ask(Part.BODIES, "array", saying(good, "[]"), Expectation.unreadable(), schema + "/type");
      run.ask(
          Part.BODIES, "text", saying(good, "\"x\""), Expectation.unreadable(), schema + "/type");
    } else {
      // What a server makes of a broken escape is not documented; that it stands it is asked here.
      run.ask(Part.BODIES, "broken-escape", saying(good, "%zz=%"), Expectation.unreadable(), at);
      run.ask(Part.BODIES, "no-name", saying(good, "=x&&=&"), Expectation.unreadable(), at);
    }
    run.ask(
        Part.BODIES,
        "other-content-type",
        good.with("Content-Type", "text/plain"),
        Expectation.unreadable(),
        at);
  }

  private static Request saying(Request good, String body) {
    return good.saying(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Request cut(Request good) {
    String whole = new String(good.body(), StandardCharsets.UTF_8);
    return saying(good, whole.substring(0, whole.length() / 2));
  }
}

package dev.linkgate.admin;

import dev.linkgate.adapter.Headers;
import dev.linkgate.contract.explain.Explanation;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.contract.explain.UnusableQuestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.glassfish.grizzly.http.server.Request;

/** What the running gateway would make of a link request. */
final class ExplainPage {
  private static final List<String> KNOWN =
      List.of("ingress", "version", "caller", "upstream", "headers", "body");

  private final Function<Question, Explanation> explainer;

  ExplainPage(Function<Question, Explanation> explainer) {
    this.explainer = explainer;
  }

  List<Endpoint> endpoints() {
    return List.of(Endpoint.post("explain", asked -> explain(asked.request())));
  }

  private Object explain(Request request) throws IOException {
    try {
      return explainer.apply(question(Fields.of(request, "the question", KNOWN)));
    } catch (UnusableQuestion e) {
      throw new Problem(400, e.problem());
    }
  }

  private static Question question(Fields asked) {
    return new Question(
        asked.needed("ingress", "the API it is written in"),
        asked.text("version"),
        asked.text("caller"),
        asked.text("upstream"),
        new Headers(
            asked.headers("headers").entrySet().stream()
                .map(header -> new Headers.Header(header.getKey(), header.getValue()))
                .toList()),
        asked
            .needed("body", "the link request's body as it is sent, in a string")
            .getBytes(StandardCharsets.UTF_8));
  }
}

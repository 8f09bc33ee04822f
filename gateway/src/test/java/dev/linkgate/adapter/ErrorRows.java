package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows docs/errors.md must have for an API, from what its ingress renders. */
final class ErrorRows {
  private static final String KEYED = "with a key `true`, else `false`";

  private ErrorRows() {}

  /** One row for a kind, and one more for the reasons that change it, grouped by what they give. */
  static List<String> of(String api) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    FailureKind kind = null;
    String plain = "";
    for (Failure failure : ErrorCases.all()) {
      String rest = rendered(api, failure);
      if (failure.kind() != kind) {
        kind = failure.kind();
        plain = rest;
        reasons.put(ErrorCases.word(kind) + "|" + rest, new ArrayList<>());
      } else if (!rest.equals(plain)) {
        reasons
            .computeIfAbsent(ErrorCases.word(kind) + "|" + rest, _ -> new ArrayList<>())
            .add("`" + ErrorCases.word(failure.reason()) + "`");
      }
    }
    List<String> rows = new ArrayList<>();
    reasons.forEach(
        (key, of) -> {
          int bar = key.indexOf('|');
          rows.add(
              "| `"
                  + key.substring(0, bar)
                  + "` | "
                  + String.join(", ", of)
                  + " | "
                  + key.substring(bar + 1));
        });
    return rows;
  }

  private static String rendered(String api, Failure failure) {
    HttpAnswer answer = render(api, failure);
    JsonNode error = Json.object(answer.body()).orElseThrow().path("error");
    String type = error.path("type").asText();
    String retry = shouldRetry(api, failure);
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(answer.status()));
    cells.add("`" + type + "`");
    cells.add(error.path("code").isTextual() ? "`" + error.path("code").asText() + "`" : "–");
    cells.add(retry.equals("true") || retry.equals("false") ? "`" + retry + "`" : retry);
    String obeyed = retry.equals(KEYED) ? (api.equals("whop") ? "false" : "true") : retry;
    for (String section : Objects.requireNonNull(SdkClasses.SECTIONS.get(api))) {
      cells.add("`" + SdkClasses.raised(section, answer.status(), type, obeyed) + "`");
    }
    return String.join(" | ", cells).replace(" ×", "` ×").replaceAll("×(\\d)`", "×$1") + " |";
  }

  private static String shouldRetry(String api, Failure failure) {
    String name = api.equals("whop") ? "x-should-retry" : "Stripe-Should-Retry";
    String without = render(api, failure).headers().first(name).orElse("–");
    String with = render(api, failure.retryWithSameKey(true)).headers().first(name).orElse("–");
    return without.equals(with) ? without : KEYED;
  }

  private static HttpAnswer render(String api, Failure failure) {
    // A provider's own code is passed on where Stripe has no code for the reason; not shown here.
    Ingress ingress = Apis.ingress(api);
    return ingress.render(
        failure,
        new FailureContext("req_1", "POST", ingress.linkPaths().getFirst(), ingress.names()));
  }

  /** The reasons in use, each as {@code kind reason}. */
  static List<String> reasons() {
    List<String> pairs = new ArrayList<>();
    for (Failure failure : ErrorCases.all()) {
      Reason reason = failure.reason();
      if (reason != null) {
        pairs.add(ErrorCases.word(failure.kind()) + " " + ErrorCases.word(reason));
      }
    }
    return pairs;
  }
}

package dev.linkgate.contract.explain;

import dev.linkgate.contract.explain.Explanation.Canonical;
import dev.linkgate.contract.explain.Explanation.Destination;
import dev.linkgate.contract.explain.Explanation.Header;
import dev.linkgate.contract.explain.Explanation.Lost;
import dev.linkgate.contract.explain.Explanation.Outgoing;
import dev.linkgate.contract.explain.Explanation.Refusal;
import dev.linkgate.contract.explain.Explanation.Route;
import dev.linkgate.contract.explain.Explanation.Violated;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation for people. */
public final class ExplanationText {
  /** Verdicts of where it goes. */
  private static final Set<String> GOES = Set.of("taken", "chosen");

  private final List<String> lines = new ArrayList<>();

  private ExplanationText() {}

  /** Its lines. */
  public static List<String> lines(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    text.outcome(explanation);
    text.ingress(explanation);
    text.violations(explanation);
    text.canonical(explanation.canonical());
    text.account(explanation.account());
    text.routes(explanation.routes());
    text.upstream(explanation.upstream());
    text.losses(explanation);
    text.outgoing(explanation);
    text.refusal(explanation.refusal());
    return text.lines;
  }

  private void head(String title) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(title);
  }

  private void line(String text) {
    lines.add("  " + Pretty.printable(text));
  }

  private void field(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      line("%-22s %s".formatted(name, value));
    }
  }

  private void outcome(Explanation explanation) {
    Destination upstream = explanation.upstream();
    Refusal refusal = explanation.refusal();
    String to = upstream == null ? "" : " upstream " + upstream.name();
    lines.add(
        switch (explanation.outcome()) {
          case SENT -> "Would be sent to" + to + ", " + manner(upstream) + ".";
          case MADE -> "Would be made by" + to + ", which needs no network.";
          case REFUSED ->
              "Would be refused with " + (refusal == null ? "" : refusal.status()) + ".";
        });
  }

  private static String manner(@Nullable Destination upstream) {
    return upstream == null ? "" : Objects.requireNonNullElse(upstream.manner(), "");
  }

  private void ingress(Explanation explanation) {
    Explanation.Spoken spoken = explanation.ingress();
    head("CALLER");
    field("caller", explanation.caller());
    field("speaks", spoken.api() + ", POST " + spoken.path());
    String from =
        switch (spoken.versionFrom()) {
          case "header" -> "from its header";
          case "pin" -> "pinned in the configuration";
          default -> "the API's default";
        };
    field("version", spoken.version() == null ? "none: " + from : spoken.version() + ", " + from);
    field("read with", spoken.document());
  }

  private void violations(Explanation explanation) {
    if (explanation.violations().isEmpty()) {
      return;
    }
    boolean passed = explanation.refusal() == null;
    head(passed ? "VIOLATIONS (passed on: the provider has the last word)" : "VIOLATIONS");
    for (Violated violated : explanation.violations()) {
      line(Objects.requireNonNullElse(violated.pointer(), "the request"));
      field("  parameter", violated.parameter());
      field("  rule", violated.rule());
      field("  stated at", violated.at());
      field("  message", violated.message());
    }
  }

  private void canonical(@Nullable Canonical asked) {
    if (asked == null) {
      return;
    }
    head("CANONICAL REQUEST");
    field("account", Objects.requireNonNullElse(asked.account(), "(none named)"));
    field("purpose", asked.purpose());
    field("requirements", asked.requirementFields());
    field("future requirements", asked.futureRequirements());
    field("refresh URL", asked.refreshUrl());
    field("return URL", asked.returnUrl());
    field("configurations", String.join(", ", asked.configurations()));
    field("expand", String.join(", ", asked.expand()));
    field("acting for", asked.actingFor());
    field("context", asked.context());
    field("undocumented", String.join(", ", asked.undocumented()));
  }

  private void account(Explanation.@Nullable Account account) {
    if (account == null) {
      return;
    }
    head("ACCOUNT");
    field("asked for", Objects.requireNonNullElse(account.asked(), "(none named)"));
    field(
        "account map",
        account.merchant() == null
            ? "has nothing under it"
            : "merchant " + account.merchant() + ", " + account.ids());
    field("sent as", account.upstream());
  }

  private void routes(List<Route> routes) {
    head("ROUTES");
    for (Route route : routes) {
      String when =
          route.when().isEmpty()
              ? "anything"
              : route.when().entrySet().stream()
                  .map(condition -> condition.getKey() + " is " + condition.getValue())
                  .collect(Collectors.joining(" and "));
      line(
          "%s %s  %s: to %s, on-loss %s"
              .formatted(
                  GOES.contains(route.verdict()) ? "->" : "  ",
                  route.place(),
                  when,
                  route.to(),
                  route.onLoss()));
      line("     " + verdict(route));
    }
  }

  private static String verdict(Route route) {
    return switch (route.verdict()) {
      case "taken" -> "taken: the first that matches";
      case "too_late" -> "matches too, but comes later";
      case "chosen" -> "chosen in place of the routes";
      case "passed_over" -> "not looked at: the upstream was chosen";
      case "not_reached" -> "not looked at: the request was refused before";
      default ->
          route.unmet().stream()
              .map(
                  unmet ->
                      unmet.condition()
                          + " is "
                          + (unmet.is().isEmpty() ? "missing" : String.join(" or ", unmet.is()))
                          + ", not "
                          + unmet.wants())
              .collect(Collectors.joining("; ", "not matched: ", ""));
    };
  }

  private void upstream(@Nullable Destination upstream) {
    if (upstream == null) {
      return;
    }
    head("UPSTREAM");
    field("name", upstream.name());
    field("speaks", upstream.api());
    field("version", upstream.version());
    if (upstream.manner() != null) {
      field(upstream.manner(), upstream.because());
    }
  }

  private void losses(Explanation explanation) {
    if (explanation.losses().isEmpty()) {
      return;
    }
    head("LOSSES");
    for (Lost lost : explanation.losses()) {
      String why = lost.avoidable() ? "" : " (the caller's version demands it)";
      field(lost.parameter(), lost.outcome() + why);
    }
    if (explanation.refusal() == null) {
      field(
          "answer says",
          "Linkgate-Lost: "
              + explanation.losses().stream()
                  .map(Lost::parameter)
                  .collect(Collectors.joining(", ")));
    }
  }

  private void outgoing(Explanation explanation) {
    Outgoing request = explanation.request();
    if (request == null) {
      if (explanation.refusal() == null) {
        head("OUTGOING REQUEST");
        line("none: this upstream needs no network, the gateway makes the link itself");
      }
      return;
    }
    head("OUTGOING REQUEST");
    line(request.method() + " " + request.url());
    request.headers().forEach(header -> line(header.name() + ": " + header.value()));
    line("Content-Length: " + request.bytes());
    lines.add("");
    Pretty.body(request.body(), type(request.headers())).forEach(this::line);
  }

  private void refusal(@Nullable Refusal refusal) {
    if (refusal == null) {
      return;
    }
    head("REFUSED");
    field("kind", refusal.kind() + ", fault " + refusal.fault());
    field("reason", refusal.reason());
    field("parameter", refusal.parameter());
    field("message", refusal.message());
    field("answer", String.valueOf(refusal.status()));
    refusal.headers().forEach(header -> line(header.name() + ": " + header.value()));
    lines.add("");
    Pretty.body(refusal.body(), type(refusal.headers())).forEach(this::line);
  }

  private static String type(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}

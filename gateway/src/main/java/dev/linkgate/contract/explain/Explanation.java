package dev.linkgate.contract.explain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway would make of a link request. The names of the components are the names in the
 * JSON, and stay.
 *
 * @param outcome what would come of it
 * @param ingress how it is read
 * @param caller who sends it
 * @param violations what it breaks of its own version; a relayed one is passed on all the same
 * @param canonical what it asks, in no provider's words; null when it was refused before
 * @param account what the account map makes of its account; null when it was refused before
 * @param routes every route, in the file's order
 * @param upstream where it goes; null when it was refused before
 * @param losses what the upstream cannot say
 * @param request what goes out; null where nothing does
 * @param refusal what the caller gets; null when it is not refused
 */
public record Explanation(
    Outcome outcome,
    Spoken ingress,
    String caller,
    List<Violated> violations,
    @Nullable Canonical canonical,
    @Nullable Account account,
    List<Route> routes,
    @Nullable Destination upstream,
    List<Lost> losses,
    @Nullable Outgoing request,
    @Nullable Refusal refusal) {
  public Explanation {
    violations = List.copyOf(violations);
    routes = List.copyOf(routes);
    losses = List.copyOf(losses);
  }

  /** What would come of it. */
  public enum Outcome {
    SENT,
    /** The upstream needs no network: the gateway itself makes the link. */
    MADE,
    REFUSED;

    /** The word in the JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How a request is read.
   *
   * @param version null when what the caller names is none
   * @param versionFrom {@code header}, {@code pin} or {@code default}
   * @param document where the version's shape is written; null without a version
   */
  public record Spoken(
      String api,
      @Nullable String version,
      String versionFrom,
      @Nullable String document,
      String path) {}

  /**
   * What a body breaks.
   *
   * @param pointer where in the body, a JSON pointer; null for what is not in it
   * @param parameter the caller's word for it
   * @param keyword the document's word for the rule; null for a rule that is in no schema
   * @param rule the rule as the document has it
   * @param at where the document has it
   * @param message what the caller is told
   */
  public record Violated(
      @Nullable String pointer,
      @Nullable String parameter,
      @Nullable String keyword,
      @Nullable String rule,
      @Nullable String at,
      String message) {}

  /**
   * The request in no provider's words; null for what was not said.
   *
   * @param undocumented parameters the caller's version does not know, in the caller's spelling
   */
  public record Canonical(
      @Nullable String account,
      String purpose,
      @Nullable String requirementFields,
      @Nullable String futureRequirements,
      @Nullable String refreshUrl,
      @Nullable String returnUrl,
      List<String> configurations,
      List<String> expand,
      @Nullable String actingFor,
      @Nullable String context,
      List<String> undocumented) {}

  /**
   * What the account map makes of an account.
   *
   * @param asked as the caller wrote it; null when it wrote none
   * @param merchant the caller's own word for it; null when the map does not have it
   * @param ids account space to id
   * @param upstream as the upstream gets it; null when it was refused before
   */
  public record Account(
      @Nullable String asked,
      @Nullable String merchant,
      Map<String, String> ids,
      @Nullable String upstream) {}

  /**
   * A route.
   *
   * @param place file, line and column
   * @param when its conditions
   * @param verdict {@code taken}, {@code not_matched}, {@code too_late} or {@code not_reached};
   *     with an upstream that an operator chose, {@code chosen} for what stands in place of the
   *     routes, and {@code passed_over} for each of them
   * @param unmet the conditions the request does not meet
   */
  public record Route(
      String place,
      String file,
      int line,
      Map<String, String> when,
      String to,
      String onLoss,
      String verdict,
      List<Unmet> unmet) {}

  /**
   * A condition that is not met.
   *
   * @param condition its key in the file
   * @param wants what it asks
   * @param is what the request has; several words where an account has several
   */
  public record Unmet(String condition, String wants, List<String> is) {}

  /**
   * Where a request goes.
   *
   * @param version what is spoken to it; null where it has none
   * @param manner {@code relayed} or {@code translated}; null when it was refused before
   * @param because why
   */
  public record Destination(
      String name,
      String api,
      @Nullable String version,
      @Nullable String manner,
      @Nullable String because) {}

  /**
   * What an upstream cannot say.
   *
   * @param parameter the caller's word for it
   * @param avoidable whether the caller could have left it out
   * @param outcome {@code refused}, or {@code reported} in {@code Linkgate-Lost}
   */
  public record Lost(String parameter, boolean avoidable, String outcome) {}

  /**
   * A request to an upstream, its credential masked; the connection adds Host and Content-Length.
   *
   * @param headers all others, in order
   * @param bytes the body's length
   */
  public record Outgoing(String method, String url, List<Header> headers, String body, int bytes) {}

  /** A header line. */
  public record Header(String name, String value) {}

  /**
   * What the caller gets instead of a link.
   *
   * @param parameter the caller's word for what it is about
   * @param body as the caller gets it
   */
  public record Refusal(
      String kind,
      String fault,
      @Nullable String reason,
      @Nullable String parameter,
      String message,
      int status,
      List<Header> headers,
      String body) {}
}

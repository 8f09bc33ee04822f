package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the design says goes on for each caller and upstream, told without the product's code. */
final class Expected {
  private static final String ONBOARDING = "account_onboarding";

  /** What an operator sets for callers that cannot ask; not what anything falls back to. */
  static final String DEFAULTED = "merchant";

  private Expected() {}

  /**
   * What is lost, in the caller's words: what Whop cannot say, and the configurations which Stripe
   * v1 cannot say either.
   */
  static List<String> losses(SdkCaller caller, Target target, SdkOptions options) {
    if (target.relays(caller) || target.isSandbox()) {
      return List.of();
    }
    List<String> losses = new ArrayList<>(avoidableLosses(caller, target, options));
    if (caller.sendsConfigurations()) { // only v2 callers: wherever they go, it is not v2
      losses.add("use_case[account_onboarding][configurations]");
    }
    return losses;
  }

  /** Those of them a caller could have left out. */
  static List<String> avoidableLosses(SdkCaller caller, Target target, SdkOptions options) {
    boolean asked = options.richer() && caller.knowsCollectionOptions();
    if (!target.isWhop() || caller.isWhop() || !asked) {
      return List.of();
    }
    return caller.api().equals("stripe-v1")
        ? List.of("collection_options[fields]", "collection_options[future_requirements]")
        : List.of(
            "use_case[account_onboarding][collection_options][fields]",
            "use_case[account_onboarding][collection_options][future_requirements]");
  }

  /** The body an upstream of this kind is sent for an onboarding call with everything. */
  static ObjectNode upstreamBody(SdkCaller caller, Target target, SdkOptions options) {
    return upstreamBody(caller, target, ONBOARDING, options);
  }

  static ObjectNode upstreamBody(
      SdkCaller caller, Target target, String purpose, SdkOptions options) {
    if (target.relays(caller)) {
      return caller.link(purpose, caller.sampleAccount(), options);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    switch (target) {
      case V1 -> {
        urls(body.put("account", Target.ACCT).put("type", purpose));
        collect(body, caller, options);
      }
      case DAHLIA, ENDIVE -> {
        ObjectNode useCase = body.put("account", Target.ACCT).withObjectProperty("use_case");
        ObjectNode flow = urls(useCase.put("type", purpose).withObjectProperty(purpose));
        collect(flow, caller, options);
        if (target == Target.DAHLIA) { // no caller of another API can ask for them
          flow.withArrayProperty("configurations").add(DEFAULTED);
        }
      }
      case WHOP_COMPANY -> urls(body.put("company_id", Target.BIZ)).put("use_case", purpose);
      case WHOP_ACCOUNT -> urls(body.put("account_id", Target.BIZ)).put("use_case", purpose);
      case SANDBOX -> throw new IllegalArgumentException("has no wire");
    }
    return body;
  }

  /** The version an upstream is spoken to in: its own, or a relayed caller's. */
  static String upstreamVersion(SdkCaller caller, Target target) {
    if (!target.relays(caller)) {
      return target.version();
    }
    // Where a caller sends none, what Whop itself takes that for.
    return caller.defaultVersion() == null ? "2025-01-01" : caller.defaultVersion();
  }

  private static void collect(ObjectNode node, SdkCaller caller, SdkOptions options) {
    if (options.richer() && caller.knowsCollectionOptions()) {
      node.withObjectProperty("collection_options")
          .put("fields", "eventually_due")
          .put("future_requirements", "include");
    }
  }

  private static ObjectNode urls(ObjectNode node) {
    return node.put("refresh_url", SdkCaller.REFRESH_URL).put("return_url", SdkCaller.RETURN_URL);
  }
}

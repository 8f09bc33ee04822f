package dev.linkgate.adapter.whop;

import dev.linkgate.adapter.HeaderRules;
import java.util.Set;

/** Whop's own headers that a relayed exchange carries. */
final class WhopHeaders {
  static final HeaderRules RULES =
      new HeaderRules(
          Set.of(
              "api-version-date",
              "x-whop-app-id",
              // what the SDKs say about themselves: Stainless's (0.0.x) and Fern's (1.x)
              "x-stainless-*",
              "x-fern-*"),
          Set.of(
              "api-version-date",
              // what the SDKs retry by
              "x-should-retry",
              "retry-after-ms"));

  private WhopHeaders() {}
}

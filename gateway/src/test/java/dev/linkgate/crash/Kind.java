package dev.linkgate.crash;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a caller asks. */
enum Kind {
  V1(
      "/v1/account_links",
      "application/x-www-form-urlencoded",
      "Stripe-Version",
      "2026-09-30.endive",
      "account=%s&type=account_onboarding&refresh_url=https%%3A%%2F%%2Fshop.example%%2Fr"
          + "&return_url=https%%3A%%2F%%2Fshop.example%%2Fd"),
  V2(
      "/v2/core/account_links",
      "application/json",
      "Stripe-Version",
      "2026-09-30.endive",
      "{\"account\":\"%s\",\"use_case\":{\"type\":\"account_onboarding\",\"account_onboarding\":"
          + "{\"refresh_url\":\"https://shop.example/r\",\"return_url\":\"https://shop.example/d\"}}}"),
  WHOP(
      "/api/v1/account_links",
      "application/json",
      "Api-Version-Date",
      "2025-01-01",
      "{\"company_id\":\"%s\",\"use_case\":\"account_onboarding\","
          + "\"refresh_url\":\"https://shop.example/r\",\"return_url\":\"https://shop.example/d\"}"),
  /** As Whop's SDK does: no key, and a count of its tries. */
  KEYLESS(WHOP.path, WHOP.contentType, WHOP.versionHeader, WHOP.version, WHOP.body);

  private final String path;
  private final String contentType;
  private final String versionHeader;
  private final String version;
  private final String body;

  Kind(String path, String contentType, String versionHeader, String version, String body) {
    this.path = path;
    this.contentType = contentType;
    this.versionHeader = versionHeader;
    this.version = version;
    this.body = body;
  }

  String path() {
    return path;
  }

  boolean sendsKeys() {
    return this != KEYLESS;
  }

  /** The name of its caller. */
  String caller() {
    return "shop-" + name().toLowerCase(Locale.ROOT);
  }

  /** What its caller opens the gateway with. */
  String callerKey() {
    return "caller_key_of_one_who_asks_as_" + name().toLowerCase(Locale.ROOT);
  }

  /**
   * An account of its own, by whose name it is routed: h to who honours keys, n to who does not.
   */
  String account(boolean honoured, long number) {
    boolean whop = this == WHOP || this == KEYLESS;
    return (whop ? "biz_" : "acct_") + (honoured ? "h" : "n") + name() + "x" + number;
  }

  String body(String account) {
    return body.formatted(account);
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + callerKey());
    headers.put("Content-Type", contentType);
    headers.put(versionHeader, version);
    return headers;
  }
}

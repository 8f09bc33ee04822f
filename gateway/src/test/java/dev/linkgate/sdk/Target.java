package dev.linkgate.sdk;

import java.util.Locale;

/** An upstream's API and the version it is spoken at. */
enum Target {
  V1("stripe-v1", "2026-09-30.endive"),
  DAHLIA("stripe-v2", "2026-08-26.dahlia"),
  ENDIVE("stripe-v2", "2026-09-30.endive"),
  WHOP_COMPANY("whop", "2025-01-01"),
  WHOP_ACCOUNT("whop", "2026-09-22-3"),
  SANDBOX("sandbox", "");

  /** The sub-merchant of every cell, as Stripe and as Whop know it. */
  static final String ACCT = SdkCaller.STRIPE_JAVA_V1.sampleAccount();

  static final String BIZ = SdkCaller.WHOP42.sampleAccount();

  private final String api;
  private final String version;

  Target(String api, String version) {
    this.api = api;
    this.version = version;
  }

  String api() {
    return api;
  }

  String version() {
    return version;
  }

  boolean isSandbox() {
    return this == SANDBOX;
  }

  boolean isWhop() {
    return api.equals("whop");
  }

  /** The one id by which this upstream knows the sub-merchant. */
  String account() {
    return isWhop() ? BIZ : ACCT;
  }

  /** Whether the caller's own bytes go on. */
  boolean relays(SdkCaller caller) {
    return api.equals(caller.api());
  }

  /** What its operator configures it with, beside where it is. */
  String yaml() {
    return isSandbox() ? "api: sandbox" : "api: " + api + ", api-version: " + version;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

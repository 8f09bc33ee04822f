package dev.linkgate.browser;

import java.util.Map;

/** Every page there is for a browser, to be opened anew each time. */
enum Pages {
  ONBOARDING("Onboarding"),
  ONBOARDING_FOR_EVERYTHING("Onboarding"),
  ONBOARDED("Onboarding"),
  UPDATE("Account update"),
  UPDATE_OF_A_NEW_ACCOUNT("Account update"),
  PAYOUTS("Payouts portal"),
  PAYOUTS_HELD("Payouts portal"),
  PAYOUTS_OF_A_NEW_ACCOUNT("Payouts portal"),
  DONE("Done"),
  SPENT("This link is spent"),
  PREVIEWED("Account link"),
  UNKNOWN("Unknown link"),
  HOSTED_REFRESH("Continue where you left off"),
  HOSTED_REFRESH_UNKNOWN("This page does not exist");

  private static final int A_MONTH = 31 * 86_400;

  final String heading;

  Pages(String heading) {
    this.heading = heading;
  }

  /** Opens it in a sandbox that is empty. */
  void open(Chromium browser, Stage stage) {
    switch (this) {
      case ONBOARDING -> browser.visit(stage.onboarding(Asking.V1, "acct_1Emma"));
      case ONBOARDING_FOR_EVERYTHING ->
          browser.visit(stage.onboardingForEverything(Asking.V2, "acct_1Emma"));
      case ONBOARDED -> {
        onboard(browser, stage, Asking.V1, "acct_1Emma");
        browser.visit(stage.onboarding(Asking.V1, "acct_1Emma"));
      }
      case UPDATE -> {
        onboard(browser, stage, Asking.V2, "acct_1Emma");
        browser.visit(stage.link(Asking.V2, "acct_1Emma", "account_update"));
      }
      case UPDATE_OF_A_NEW_ACCOUNT ->
          browser.visit(stage.link(Asking.V1, "acct_1Emma", "account_update"));
      case PAYOUTS -> {
        onboard(browser, stage, Asking.WHOP, "biz_1Emma");
        stage.advance(A_MONTH);
        browser.visit(stage.link(Asking.WHOP, "biz_1Emma", "payouts_portal"));
      }
      case PAYOUTS_HELD -> {
        stage.account("biz_1Emma");
        stage.advance(A_MONTH);
        browser.visit(stage.link(Asking.WHOP, "biz_1Emma", "payouts_portal"));
      }
      case PAYOUTS_OF_A_NEW_ACCOUNT ->
          browser.visit(stage.link(Asking.WHOP, "biz_1Emma", "payouts_portal"));
      case DONE -> {
        browser.visit(stage.link(Asking.V1, "acct_1Emma", "account_onboarding", null, null));
        browser.press("Complete onboarding");
        browser.until(() -> "done", () -> browser.texts("h1").contains("Done"));
      }
      case SPENT -> {
        String link = stage.link(Asking.V1, "acct_1Emma", "account_onboarding", null, null);
        stage.advance(A_MONTH);
        browser.visit(link);
      }
      case PREVIEWED -> {
        browser.sends(Map.of("Sec-Purpose", "prefetch"));
        browser.visit(stage.onboarding(Asking.V1, "acct_1Emma"));
        browser.sends(Map.of());
      }
      case UNKNOWN -> browser.visit(stage.gatewayUrl() + "/sandbox/links/" + "A".repeat(43));
      case HOSTED_REFRESH -> {
        String link = stage.onboarding(Asking.V1, "acct_1_hosted");
        stage.advance(A_MONTH);
        browser.visit(link);
      }
      case HOSTED_REFRESH_UNKNOWN ->
          browser.visit(stage.gatewayUrl() + "/refresh/" + "A".repeat(43));
    }
  }

  private static void onboard(Chromium browser, Stage stage, Asking api, String account) {
    Platform platform = stage.platform;
    browser.visit(
        stage.link(
            api, account, "account_onboarding", platform.refreshUrl(), platform.returnUrl()));
    browser.press("Complete onboarding");
    browser.arrivesAt(platform.returnUrl());
  }
}

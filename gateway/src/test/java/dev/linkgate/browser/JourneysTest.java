package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a link, walked by somebody in a browser. */
class JourneysTest {
  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    stage = new Stage();
  }

  @AfterEach
  void forget() {
    stage.reset();
  }

  @ParameterizedTest
  @EnumSource
  void onboardingIsCompletedAndEndsAtTheReturnUrl(Asking api) {
    browser.visit(stage.onboarding(api, api.account("1")));
    assertThat(browser.texts("h1")).containsExactly("Onboarding");
    assertThat(browser.text()).contains("Payouts are not enabled yet", "Bank account");

    browser.press("Complete onboarding");

    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "completed");
    assertThat(stage.account(api.account("1")).path("payouts_enabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void onboardingIsLeftAndEndsAtTheReturnUrl(Asking api) {
    browser.visit(stage.onboarding(api, api.account("1")));

    browser.press("Save and leave");

    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "left");
    assertThat(stage.account(api.account("1")).path("payouts_enabled").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatExpiresEndsAtTheRefreshUrl(Asking api) {
    browser.visit(stage.onboarding(api, api.account("1")));

    browser.press("Let the link expire");

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "expired");
  }

  @ParameterizedTest
  @EnumSource
  void aLinkOpensUntilTheLastSecondOfItsLifeAndNotLater(Asking api) {
    stage.at("2030-01-01T00:00:00Z");
    String inTime = stage.onboarding(api, api.account("1"));
    String late = stage.onboarding(api, api.account("1"));
    stage.advance(api.seconds - 60);

    browser.visit(inTime);
    assertThat(browser.texts("h1")).containsExactly("Onboarding");
    stage.advance(60);
    browser.visit(late);

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "expired");
  }

  @ParameterizedTest
  @EnumSource
  void aSecondTabGoesToTheRefreshUrlAndTheFirstOneGoesOn(Asking api) {
    String link = stage.onboarding(api, api.account("1"));
    browser.visit(link);

    browser.visitInNewTab(link);

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "opened");
    browser.closeTab();
    browser.press("Complete onboarding");
    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "completed");
  }

  /** The platform's refresh URL is never asked for: it might as well not be there. */
  @ParameterizedTest
  @EnumSource
  void aSpentLinkIsMadeAnewBehindTheButtonOfHostedRefresh(Asking api) {
    String link = stage.onboarding(api, api.account("1_hosted"));
    stage.advance(api.seconds);
    int seen = stage.platform.seen().size();

    browser.visit(link);
    assertThat(browser.texts("h1")).containsExactly("Continue where you left off");
    browser.press("Continue");
    browser.until(() -> "the new link's page", () -> browser.texts("h1").contains("Onboarding"));
    assertThat(browser.url()).startsWith(stage.gatewayUrl() + "/sandbox/links/").isNotEqualTo(link);
    assertThat(stage.platform.seen()).hasSize(seen);

    browser.press("Complete onboarding");

    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "completed");
  }

  @ParameterizedTest
  @EnumSource
  void whereHostedRefreshIsUsedUpTheButtonLeadsToThePlatformsOwnUrl(Asking api) {
    String link = stage.onboarding(api, api.account("1_hosted"));
    stage.advance(api.seconds);
    browser.visit(link);
    String refresh = browser.url();
    for (int use = 0; use < 2; use++) {
      browser.visit(refresh);
      browser.press("Continue");
      browser.until(() -> "a new link's page", () -> browser.texts("h1").contains("Onboarding"));
    }

    browser.visit(refresh);
    browser.press("Continue");

    browser.arrivesAt(stage.platform.refreshUrl());
  }

  @ParameterizedTest
  @EnumSource
  void aReloadIsASecondVisit(Asking api) {
    browser.visit(stage.onboarding(api, api.account("1")));

    browser.reload();

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "opened");
  }

  @ParameterizedTest
  @EnumSource
  void whoComesBackAfterCompletingCanDoNothingMore(Asking api) {
    browser.visit(stage.onboarding(api, api.account("1")));
    browser.press("Complete onboarding");
    browser.arrivesAt(stage.platform.returnUrl());

    browser.back();
    // Chromium 156 shows the page as it was left, in spite of its no-store, while it has memory.
    if (browser.texts("h1").contains("Onboarding")) {
      browser.press("Let the link expire");
    }

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "completed");
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2"})
  void anAccountIsUpdated(Asking api) {
    String account = api.account("1");
    browser.visit(stage.onboarding(api, account));
    browser.press("Complete onboarding");
    browser.arrivesAt(stage.platform.returnUrl());

    browser.visit(stage.link(api, account, "account_update"));

    assertThat(browser.texts("h1")).containsExactly("Account update");
    assertThat(browser.texts("h2")).startsWith("On file", "What next?", "Due later");
    assertThat(browser.texts("section:first-of-type code"))
        .containsExactly(
            "business_type", "representative.name", "external_account", "tos_acceptance");
    browser.press("Save changes");
    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(stage.history()).containsExactly("created", "opened", "completed");
  }

  @ParameterizedTest
  @CsvSource({
    "Done, completed, return",
    "Leave, left, return",
    "Let the link expire, expired, refresh"
  })
  void payoutsPortalIsLeftByItsButtons(String button, String state, String place) {
    browser.visit(stage.link(Asking.WHOP, "biz_1", "payouts_portal"));
    assertThat(browser.texts("h1")).containsExactly("Payouts portal");
    assertThat(browser.texts("h2")).startsWith("Balance", "Schedule", "History");

    browser.press(button);

    browser.arrivesAt(stage.platform.url("/" + place + "?session=1%202"));
    assertThat(stage.history()).containsExactly("created", "opened", state);
  }

  @Test
  void payoutsAreHeldUntilOnboardingIsCompletedAndPaidThen() {
    stage.account("biz_1");
    stage.advance(17 * 86_400);

    browser.visit(stage.link(Asking.WHOP, "biz_1", "payouts_portal"));
    assertThat(browser.texts("dl:first-of-type dd").subList(0, 3))
        .containsExactly("¤ 300.00", "¤ 1,400.00", "¤ 0.00");
    assertThat(browser.texts("tbody td:nth-child(2)")).containsExactly("Held", "Held");
    browser.visit(stage.onboarding(Asking.WHOP, "biz_1"));
    browser.press("Complete onboarding");
    browser.arrivesAt(stage.platform.returnUrl());
    browser.visit(stage.link(Asking.WHOP, "biz_1", "payouts_portal"));

    assertThat(browser.texts("dl:first-of-type dd").subList(0, 3))
        .containsExactly("¤ 300.00", "¤ 0.00", "¤ 1,400.00");
    assertThat(browser.texts("tbody td:nth-child(2)")).containsExactly("Paid", "Paid");
  }

  @Test
  void aSpentLinkWithoutARefreshUrlSaysSo() {
    String link = stage.link(Asking.V1, "acct_1", "account_onboarding", null, null);
    browser.visit(link);
    assertThat(browser.texts("form p")).allMatch(text -> text.contains("Stays with the sandbox"));
    browser.press("Complete onboarding");
    browser.until(() -> "Done", () -> browser.texts("h1").contains("Done"));

    browser.visit(link);

    assertThat(browser.texts("h1")).containsExactly("This link is spent");
    assertThat(browser.text()).contains("What this link was for is done", "no refresh URL");
    assertThat(browser.texts("ol li")).hasSize(3);
    assertThat(browser.url()).isEqualTo(link);
  }

  @Test
  void anUnknownLinkSaysSo() {
    browser.visit(stage.gatewayUrl() + "/sandbox/links/" + "A".repeat(43));

    assertThat(browser.texts("h1")).containsExactly("Unknown link");
  }

  @ParameterizedTest
  @EnumSource
  void thePlatformLearnsNothingOfTheLinkFromTheBrowser(Asking api) {
    int before = stage.platform.seen().size();
    String link = stage.onboarding(api, api.account("1"));
    browser.visit(link);

    browser.press("Complete onboarding");

    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(stage.platform.seen().subList(before, stage.platform.seen().size()))
        .containsExactly(new Platform.Seen("/return?session=1%202", ""));
  }
}

package dev.linkgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a test gets that asks for a sandbox. */
@LinkgateSandbox
class LinkgateSandboxTest {
  private final LinkInspector links;
  private String link = "";

  LinkgateSandboxTest(LinkInspector links) {
    this.links = links;
  }

  @BeforeEach
  void ask(RunningSandbox sandbox) {
    link = Asking.stripe(sandbox, "acct_1", "always-the-same");
  }

  @Test
  void completedOnboardingSendsToTheReturnUrlAndEnablesPayouts(
      RunningSandbox sandbox, Visitor seller) {
    assertThat(sandbox.account("acct_1").payoutsEnabled()).isFalse();

    Visit page = seller.open(link);
    Visit done = page.complete();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("acct_1");
    assertThat(done.redirect()).contains(URI.create(Asking.RETURN));
    assertThat(links.latest("acct_1").states())
        .containsExactly(LinkState.CREATED, LinkState.OPENED, LinkState.COMPLETED);
    InspectedAccount account = sandbox.account("acct_1");
    assertThat(account.payoutsEnabled()).isTrue();
    assertThat(account.detailsSubmitted()).isTrue();
    assertThat(account.currentlyDue()).isEmpty();
    assertThat(account.eventuallyDue()).isNotEmpty();
  }

  @Test
  void leftIsNotCompleted(RunningSandbox sandbox, Visitor seller) {
    Visit left = seller.open(link).press("Save and leave");

    assertThat(left.redirect()).contains(URI.create(Asking.RETURN));
    assertThat(links.latest().state()).isEqualTo(LinkState.LEFT);
    assertThat(sandbox.account("acct_1").payoutsEnabled()).isFalse();
  }

  @Test
  void anOldLinkSendsToTheRefreshUrl(SandboxClock clock, Visitor seller) {
    clock.advance(Duration.ofMinutes(5));

    Visit late = seller.open(link);

    assertThat(late.redirect()).contains(URI.create(Asking.REFRESH));
    assertThat(links.latest().state()).isEqualTo(LinkState.EXPIRED);
    assertThat(links.latest().refreshUrl()).contains(Asking.REFRESH);
  }

  @Test
  void aLinkThatSomebodyElseOpenedIsSpentAndTheFirstOneGoesOn(Visitor seller, Visitor other) {
    Visit page = seller.open(link);

    Visit second = other.open(link);

    assertThat(second.redirect()).contains(URI.create(Asking.REFRESH));
    assertThat(page.expire().redirect()).contains(URI.create(Asking.REFRESH));
    assertThat(links.latest().states())
        .containsExactly(LinkState.CREATED, LinkState.OPENED, LinkState.EXPIRED);
  }

  @Test
  void aPreviewLooksAndSpendsNothing(Visitor seller) {
    Visit seen = seller.preview(link);

    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.labels()).isEmpty();
    assertThat(seller.open(link).labels()).isNotEmpty();
  }

  @Test
  void theClockIsSetAndReset(SandboxClock clock) {
    Instant before = clock.instant();

    clock.set(Instant.parse("2031-01-01T00:00:00Z"));

    assertThat(clock.instant())
        .isAfterOrEqualTo("2031-01-01T00:00:00Z")
        .isBefore("2031-01-02T00:00:00Z");
    clock.reset();
    assertThat(clock.instant()).isBefore(before.plus(Duration.ofHours(1)));
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whopsSdksHaveABaseOfTheirOwn(RunningSandbox sandbox, Visitor seller) {
    String portal = Asking.whop(sandbox, "biz_1", "payouts_portal");

    assertThat(seller.open(portal).complete().redirect()).contains(URI.create(Asking.RETURN));
    assertThat(links.latest().api()).isEqualTo("whop");
    assertThat(links.latest().purpose()).isEqualTo("payouts");
    assertThat(links.of("acct_1")).hasSize(1);
    assertThatThrownBy(() -> links.latest("acct_2")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aStepThatCannotBeTakenSaysWhereTheVisitorIs(Visitor seller) {
    Visit done = seller.open(link).complete();

    assertThatThrownBy(done::complete)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no button to complete")
        .hasMessageContaining(Asking.RETURN);
    assertThatThrownBy(() -> seller.preview(link).follow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing to follow");
  }

  @RepeatedTest(3)
  void nothingOfTheTestBeforeIsThere(SandboxClock clock, RunningSandbox sandbox) {
    assertThat(links.all()).hasSize(1);
    assertThat(links.latest().state()).isEqualTo(LinkState.CREATED);
    assertThat(sandbox.account("acct_1").payoutsEnabled()).isFalse();
    assertThat(clock.instant()).isBefore(Instant.now().plusSeconds(60));

    clock.advance(Duration.ofDays(1));
    sandbox.visitor().open(Asking.stripe(sandbox, "acct_1", "another")).complete();
  }

  @Nested
  class Inside {
    @Test
    void hasASandboxOfItsOwnThatTheOuterLifeCycleSeesToo(RunningSandbox sandbox, Visitor seller) {
      assertThat(sandbox.links().all()).hasSize(1);
      assertThat(seller.open(link).complete().status()).isEqualTo(303);
    }
  }

  @Nested
  @LinkgateSandbox(previewBurns = true)
  class WhosePreviewsBurn {
    @Test
    void aPreviewSpendsTheLink(RunningSandbox sandbox, Visitor seller) {
      seller.preview(link);

      assertThat(seller.open(link).redirect()).contains(URI.create(Asking.REFRESH));
      assertThat(sandbox.links().latest().states())
          .containsExactly(LinkState.CREATED, LinkState.BURNT);
    }
  }
}

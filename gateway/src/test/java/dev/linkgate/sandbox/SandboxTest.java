package dev.linkgate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.sandbox.Sandbox.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Sandbox sandbox = Sandbox.inMemory(InstantSource.fixed(NOON));

  private static SandboxLink.Asked asked(String purpose, boolean previewBurns) {
    return new SandboxLink.Asked(
        "stripe-v1",
        "2026-10-28.endive",
        purpose,
        false,
        false,
        List.of("recipient"),
        "https://shop.example/again",
        "https://shop.example/done",
        previewBurns);
  }

  private Sandbox.Made made() {
    return sandbox.make("acct_1", asked("onboarding", false), LIFE);
  }

  private Visit.Page opened(Sandbox.Made made) {
    return (Visit.Page) sandbox.open(made.token(), false);
  }

  @Test
  void anAccountComesIntoBeingWhenItIsNamedAndIsPaidOnceOnboarded() {
    SandboxAccount before = opened(made()).account();

    Sandbox.Made link = made();
    Visit done = sandbox.act(link.token(), opened(link).ticket(), Action.COMPLETE);

    SandboxAccount after = sandbox.account("acct_1");
    assertThat(before.payoutsEnabled()).isFalse();
    assertThat(before.currentlyDue()).isNotEmpty();
    assertThat(done.target()).isEqualTo("https://shop.example/done");
    assertThat(after.payoutsEnabled()).isTrue();
    assertThat(after.currentlyDue()).isEmpty();
    assertThat(after.eventuallyDue()).isEqualTo(before.eventuallyDue());
    assertThat(after.configurations()).containsExactly("recipient");
  }

  @Test
  void whatIsDueLaterIsGivenWhereItWasAskedFor() {
    SandboxLink.Asked all =
        new SandboxLink.Asked(
            "stripe-v2", "2026-09-30.endive", "update", true, true, List.of(), null, null, false);
    Sandbox.Made link = sandbox.make("acct_1", all, LIFE);

    Visit.Page page = opened(link);
    sandbox.act(link.token(), page.ticket(), Action.COMPLETE);

    SandboxAccount after = sandbox.account("acct_1");
    assertThat(page.account().wanted(all)).hasSize(7);
    assertThat(after.wanted(all)).isEmpty();
    assertThat(after.payoutsEnabled()).as("never onboarded").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE, COMPLETED, done", "LEAVE, LEFT, done", "EXPIRE, EXPIRED, again"})
  void aPageEndsOnceAndWhereItsButtonLeads(Action action, LinkState ends, String place) {
    Sandbox.Made link = made();
    Visit.Page page = opened(link);

    Visit first = sandbox.act(link.token(), page.ticket(), action);
    Visit second = sandbox.act(link.token(), page.ticket(), Action.COMPLETE);

    assertThat(first.target()).isEqualTo("https://shop.example/" + place);
    assertThat(second).isInstanceOf(Visit.Spent.class);
    assertThat(states()).containsExactly(LinkState.CREATED, LinkState.OPENED, ends);
  }

  private List<LinkState> states() {
    return sandbox.links(1).getFirst().history().stream().map(LinkEvent::state).toList();
  }

  @Test
  void aSecondVisitGoesToTheRefreshUrlAndTheFirstOneGoesOn() {
    Sandbox.Made link = made();
    Visit.Page page = opened(link);

    Visit second = sandbox.open(link.token(), false);

    assertThat(second).isInstanceOf(Visit.Spent.class);
    assertThat(second.target()).isEqualTo("https://shop.example/again");
    assertThat(sandbox.act(link.token(), page.ticket(), Action.COMPLETE))
        .isInstanceOf(Visit.Done.class);
  }

  @Test
  void anotherTicketPressesNoButton() {
    Sandbox.Made link = made();
    opened(link);

    assertThat(sandbox.act(link.token(), opened(made()).ticket(), Action.COMPLETE))
        .isInstanceOf(Visit.Spent.class);
    assertThat(sandbox.account("acct_1").payoutsEnabled()).isFalse();
  }

  @Test
  void aLinkExpiresByTheSandboxsClock() {
    Sandbox.Made late = made();
    Sandbox.Made early = made();
    sandbox.advance(LIFE.minusMillis(1));
    assertThat(sandbox.open(early.token(), false)).isInstanceOf(Visit.Page.class);
    sandbox.advance(Duration.ofMillis(1));

    Visit visit = sandbox.open(late.token(), false);

    assertThat(visit.target()).isEqualTo("https://shop.example/again");
    assertThat(sandbox.resetClock()).isEqualTo(NOON);
    assertThat(sandbox.open(late.token(), false)).isInstanceOf(Visit.Spent.class);
  }

  @Test
  void aPageThatStaysOpenForAnHourIsTooLate() {
    Sandbox.Made link = made();
    Visit.Page page = opened(link);
    sandbox.advance(Duration.ofHours(1));

    Visit visit = sandbox.act(link.token(), page.ticket(), Action.COMPLETE);

    assertThat(visit.target()).isEqualTo("https://shop.example/again");
    assertThat(states()).containsExactly(LinkState.CREATED, LinkState.OPENED, LinkState.EXPIRED);
  }

  @Test
  void aPreviewBurnsALinkOnlyWhereThatIsAsked() {
    Sandbox.Made spared = made();
    Sandbox.Made burning = sandbox.make("acct_1", asked("onboarding", true), LIFE);

    assertThat(sandbox.open(spared.token(), true)).isInstanceOf(Visit.Previewed.class);
    assertThat(sandbox.open(spared.token(), false)).isInstanceOf(Visit.Page.class);
    assertThat(sandbox.open(burning.token(), true).target())
        .isEqualTo("https://shop.example/again");
    assertThat(sandbox.open(burning.token(), false)).isInstanceOf(Visit.Spent.class);
    assertThat(states()).containsExactly(LinkState.CREATED, LinkState.BURNT);
  }

  @Test
  void whatWasNeverMadeOrIsForgottenIsUnknown() {
    Sandbox.Made link = made();
    sandbox.advance(LIFE);

    sandbox.reset();

    assertThat(sandbox.open(link.token(), false)).isEqualTo(Visit.Unknown.UNKNOWN);
    assertThat(sandbox.act(link.token(), "x", Action.LEAVE)).isEqualTo(Visit.Unknown.UNKNOWN);
    assertThat(sandbox.links(10)).isEmpty();
    assertThat(sandbox.instant()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @EnumSource
  void jsonIsReadAsItWasWritten(LinkState state) {
    SandboxLink link = made().link();
    if (link.state().leadsTo(state)) {
      link = link.after(state, NOON.plusMillis(1)).visitedBy("digest");
    }
    SandboxAccount account = sandbox.account("acct_1").given(link.asked(), NOON);

    assertThat(SandboxJson.link(SandboxJson.of(link))).isEqualTo(link);
    assertThat(SandboxJson.account(SandboxJson.of(account))).isEqualTo(account);
    assertThat(SandboxJson.shown(link).toString()).doesNotContain("shop.example", "digest");
  }
}

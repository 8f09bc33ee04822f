package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testkit.InspectedLink;
import dev.linkgate.testkit.LinkInspector;
import dev.linkgate.testkit.LinkState;
import dev.linkgate.testkit.LinkgateSandbox;
import dev.linkgate.testkit.RunningSandbox;
import dev.linkgate.testkit.SandboxClock;
import dev.linkgate.testkit.Visit;
import dev.linkgate.testkit.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A seller's way through the shop and the provider's pages, by either of Stripe's APIs. */
@LinkgateSandbox
@ParameterizedClass
@EnumSource
class ShopTest {
  /** Both APIs are spoken by the same gateway, with the same two settings. */
  enum Api {
    V1(StripeV1::new),
    V2(StripeV2::new);

    private final Function<Settings, Provider> provider;

    Api(Function<Settings, Provider> provider) {
      this.provider = provider;
    }
  }

  private final Api api;
  private Shop shop;

  ShopTest(Api api) {
    this.api = api;
  }

  @BeforeEach
  void open(RunningSandbox sandbox) throws IOException {
    Settings settings =
        Settings.of(
            Map.of("STRIPE_API_BASE", sandbox.stripeBase(), "STRIPE_API_KEY", sandbox.key()));
    shop = Shop.start(api.provider.apply(settings), 0);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** The seller has pressed the shop's button, and is about to open the link. */
  private Visit connect(Visitor seller) {
    return seller.open(shop.url() + "/login?seller=ada").follow().press("Get paid");
  }

  @Test
  void onboardingIsCompletedAndPayoutsAreEnabled(
      RunningSandbox sandbox, LinkInspector links, Visitor seller) {
    Visit back = connect(seller).follow().complete().follow();

    assertThat(back.text()).contains("Welcome back, ada.");
    InspectedLink link = links.latest();
    assertThat(link.state()).isEqualTo(LinkState.COMPLETED);
    assertThat(link.collectsEventuallyDue()).isTrue();
    assertThat(sandbox.account(link.account()).payoutsEnabled()).isTrue();
  }

  @Test
  void onboardingIsLeftAndTakenUpAgain(
      RunningSandbox sandbox, LinkInspector links, Visitor seller) {
    Visit back = connect(seller).follow().leave().follow();

    assertThat(back.text()).contains("Welcome back, ada.");
    assertThat(links.latest().state()).isEqualTo(LinkState.LEFT);
    assertThat(sandbox.account(links.latest().account()).payoutsEnabled()).isFalse();

    connect(seller).follow().complete();

    assertThat(links.of(links.latest().account())).hasSize(2);
    assertThat(sandbox.account(links.latest().account()).payoutsEnabled()).isTrue();
  }

  @Test
  void aLinkThatIsTooOldIsMadeAnewWithTheSameParameters(
      RunningSandbox sandbox, SandboxClock clock, LinkInspector links, Visitor seller) {
    Visit sent = connect(seller);
    clock.advance(Duration.ofMinutes(10));

    Visit late = sent.follow();
    assertThat(late.redirect()).hasValueSatisfying(url -> assertThat(url).hasPath("/refresh"));

    Visit done = late.follow().follow().complete();
    assertThat(done.redirect()).hasValueSatisfying(url -> assertThat(url).hasPath("/return"));
    assertThat(links.all())
        .extracting(InspectedLink::state)
        .containsExactly(LinkState.COMPLETED, LinkState.EXPIRED);
    InspectedLink anew = links.all().getFirst();
    InspectedLink old = links.all().getLast();
    assertThat(anew)
        .usingRecursiveComparison()
        .ignoringFields("id", "createdAt", "expiresAt", "history")
        .isEqualTo(old);
    assertThat(sandbox.account(anew.account()).payoutsEnabled()).isTrue();
  }

  @Test
  void aLinkThatSomebodyElseOpenedSendsTheSellerOnToANewOne(
      LinkInspector links, Visitor seller, Visitor chat) {
    Visit sent = connect(seller);
    chat.open(sent.redirect().orElseThrow());

    Visit second = sent.follow();
    assertThat(second.redirect()).hasValueSatisfying(url -> assertThat(url).hasPath("/refresh"));
    Visit done = second.follow().follow().complete();

    assertThat(done.redirect()).isPresent();
    assertThat(links.all())
        .extracting(InspectedLink::state)
        .containsExactly(LinkState.COMPLETED, LinkState.OPENED);
  }

  @Test
  void whoIsNotLoggedInGetsNoLinkFromTheRefreshUrl(
      LinkInspector links, Visitor seller, Visitor stranger) {
    Visit opened = connect(seller).follow();

    Visit stopped = stranger.open(opened.url()).follow();

    assertThat(stopped.status()).isEqualTo(401);
    assertThat(links.all()).hasSize(1);
    assertThat(opened.complete().redirect()).isPresent();
  }
}

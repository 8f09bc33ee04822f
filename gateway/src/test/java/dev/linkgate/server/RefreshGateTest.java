package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.Reply;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform is asked who may have a link, and only its yes makes one. */
class RefreshGateTest {
  private static final String ASKED =
      "authenticate: { url: \"PLATFORM\", forward: [Cookie, x-session], timeout: 400ms }";

  private final RefreshRig rig = new RefreshRig(ASKED);

  @AfterEach
  void stop() {
    rig.close();
  }

  private static Reply redirect(int status) {
    return new Reply.Answer(
        status, Headers.of("Location", "https://evil.example/log-in"), new byte[0]);
  }

  static Stream<Reply> everythingButYes() {
    return Stream.concat(
        Stream.of(
            Reply.json(401, "{}"),
            Reply.json(403, "{}"),
            Reply.json(404, "{}"),
            Reply.json(429, "{}"),
            Reply.json(500, "{}"),
            Reply.json(503, "{}"),
            redirect(301),
            redirect(302),
            redirect(303),
            redirect(307),
            redirect(308),
            new Reply.Answer(304, Headers.NONE, new byte[0]),
            new Reply.Answer(200, Headers.NONE, new byte[(64 << 10) + 1])),
        Stream.of(Reply.WireEvent.values()));
  }

  @ParameterizedTest
  @MethodSource("everythingButYes")
  void noLinkIsMadeUnlessThePlatformSaysYes(Reply answer) throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    rig.platform().always(answer);

    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);

    assertThat(rig.asked()).as("the first link alone").isEqualTo(1);
  }

  @Test
  void noLinkIsMadeWhereThePlatformIsDown() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    rig.platform().close();

    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);

    assertThat(rig.asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 299})
  void aYesMakesTheLink(int status) throws Exception {
    String refresh = rig.refreshUrl(Link.WHOP);
    rig.platform().always(new Reply.Answer(status, Headers.NONE, new byte[0]));

    assertThat(Browser.location(Browser.send("POST", refresh))).startsWith("https://whop.com/");

    assertThat(rig.asked()).isEqualTo(2);
  }

  @Test
  void aPlatformThatWasDownIsAskedAgainAtOnce() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    rig.platform().always(Reply.json(500, "{}"));
    for (int i = 0; i < 8; i++) {
      Browser.send("POST", refresh);
    }
    rig.platform().always(Reply.json(200, "{}"));

    assertThat(Browser.location(Browser.send("POST", refresh))).startsWith("https://connect.");
  }

  @Test
  void thePlatformSeesWhoAsksForWhatAndNothingElse() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);

    Browser.send(
        "POST",
        refresh,
        "Cookie",
        "session=visitor",
        "X-Session",
        "one",
        "Authorization",
        "Bearer of-a-visitor",
        "Linkgate-Account",
        "acct_of_somebody_else",
        "X-Forwarded-Uri",
        "/elsewhere");

    RecordedRequest question = rig.platform().takeRequest();
    assertThat(question.method()).isEqualTo("GET");
    assertThat(question.target()).isEqualTo("/may-they");
    assertThat(question.body()).isEmpty();
    List<String> names =
        question.headers().list().stream()
            .map(header -> header.name().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "host",
            "cookie",
            "x-session",
            "x-forwarded-method",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-uri",
            "linkgate-caller",
            "linkgate-account",
            "linkgate-merchant");
    assertThat(question.header("Cookie")).isEqualTo("session=visitor");
    assertThat(question.header("X-Forwarded-Uri")).isEqualTo("/refresh/");
    assertThat(question.header("X-Forwarded-Method")).isEqualTo("POST");
    assertThat(rig.gateway().url())
        .isEqualTo(
            question.header("X-Forwarded-Proto") + "://" + question.header("X-Forwarded-Host"));
    assertThat(question.header("Linkgate-Caller")).isEqualTo("shop");
    assertThat(question.header("Linkgate-Account")).isEqualTo("acct_1");
    assertThat(question.header("Linkgate-Merchant")).isEqualTo("m-1");
  }

  @Test
  void anAccountsNameIsNoSecondHeader() throws Exception {
    String body =
        Caller.V1_BODY.replace("acct_1", "acct_%25%0D%0ALinkgate-Merchant%3A%20m-1%20%C3%BC");
    rig.provider()
        .always(
            Reply.json(
                200,
                "{\"object\":\"account_link\",\"created\":1,\"expires_at\":2,"
                    + "\"url\":\"https://connect.stripe.com/setup/1\"}"));
    var made =
        new Caller(rig.gateway())
            .send(
                "POST",
                Link.V1.path,
                body,
                "Content-Type",
                Link.V1.type,
                "Authorization",
                "Bearer " + Caller.KEY);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);

    Browser.send("POST", RefreshRig.refreshUrl(rig.provider().requests().getLast()));

    RecordedRequest question = rig.platform().takeRequest();
    assertThat(question.header("Linkgate-Account"))
        .isEqualTo("acct_%25%0D%0ALinkgate-Merchant:%20m-1%20%C3%BC");
    assertThat(question.header("Linkgate-Merchant")).isNull();
  }

  @Test
  void nobodyIsAskedAboutWhoOnlyLooks() throws Exception {
    String refresh = rig.refreshUrl(Link.V2);

    Browser.open(refresh);
    Browser.send("HEAD", refresh);
    Browser.send("POST", refresh, "Sec-Fetch-Site", "cross-site");

    assertThat(rig.platform().requests()).isEmpty();
    assertThat(rig.asked()).isEqualTo(1);
  }
}

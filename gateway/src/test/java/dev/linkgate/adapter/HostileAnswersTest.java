package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Successful answers no client could use, and odd ones that some could. */
class HostileAnswersTest {
  private static final String URL = "https://connect.example/setup/x?a=[1]|{2}#frag_ü";

  private static ObjectNode answer(String api, String url) {
    ObjectNode body = Json.object().put("url", url);
    return api.equals("stripe-v1")
        ? body.put("object", "account_link")
            .put("created", 1_680_577_733)
            .put("expires_at", 1_680_578_033)
        : body.put("expires_at", "2023-04-04T03:13:53.000Z");
  }

  private static Created created(String api, ObjectNode body) {
    Upstream upstream = Apis.upstream(api, Apis.newest(api), Wire.saying(200, body.toString()));
    return upstream.create(
        upstream.translate(RefusalsTest.ONBOARDING, RefusalsTest.ONBOARDING.account()),
        new IdempotencyKey("lg_key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://connect.example/x",
        "//connect.example/x",
        "/setup/x",
        "https:connect.example",
        "https://",
        "https:///x",
        "https://?x",
        "http://:80/",
        "https://a@:80 /",
        "https://connect.example/x\r\nSet-Cookie: a=b",
        "https://connect.example/\u0000",
        "https://connect.example/\t",
        "https://connect.example/a b",
        "https://connect.example\\@evil.example/",
        "https://connect.example/\u202egnp.exe",
        "https://connect.example/\u2028x",
        " https://connect.example/"
      })
  void aLinkNoBrowserShouldBeSentToIsUnreadable(String url) {
    for (String api : Apis.NAMES) {
      assertThatThrownBy(() -> created(api, answer(api, url)))
          .isInstanceOfSatisfying(
              GatewayException.class,
              e -> {
                assertThat(e.failure().reason()).isEqualTo(Reason.ANSWER_UNREADABLE);
                assertThat(e.failure().message()).doesNotContain("connect.example", "alert");
              });
    }
  }

  @Test
  void aLinkOfMoreThan5000CharactersIsUnreadable() {
    for (String api : Apis.NAMES) {
      assertThat(created(api, answer(api, URL + "a".repeat(5_000 - URL.length()))).link())
          .isNotNull();
      assertThatThrownBy(() -> created(api, answer(api, URL + "a".repeat(5_001 - URL.length()))))
          .isInstanceOf(GatewayException.class);
    }
  }

  @Test
  void anUnusualLinkIsPassedOnByteForByte() {
    for (String api : Apis.NAMES) {
      assertThat(created(api, answer(api, URL)).link().url().reveal()).isEqualTo(URL);
      assertThat(created(api, answer(api, "HTTP://x")).link().url().reveal()).isEqualTo("HTTP://x");
    }
  }

  @Test
  void anExpiryInThePastIsTheProvidersWord() {
    Link v1 = created("stripe-v1", answer("stripe-v1", URL).put("expires_at", 0)).link();
    Link whop =
        created("whop", answer("whop", URL).put("expires_at", "1969-12-31T23:59:59+01:00")).link();

    assertThat(v1.expiresAt()).isEqualTo(Instant.EPOCH);
    assertThat(whop.expiresAt()).isEqualTo(Instant.parse("1969-12-31T22:59:59Z"));
  }

  @Test
  void anAbsurdMomentOfCreationIsReplacedByThatOfTheAnswer() {
    ObjectNode v1 = answer("stripe-v1", URL);
    v1.put("created", Long.MAX_VALUE);
    ObjectNode v2 = answer("stripe-v2", URL).put("created", "yesterday");

    assertThat(created("stripe-v1", v1).link().createdAt()).isEqualTo(Apis.NOW);
    assertThat(created("stripe-v2", v2).link().createdAt()).isEqualTo(Apis.NOW);
  }

  @Test
  void livemodeIsTheConfigurationsWhereTheAnswerHasNone() {
    ObjectNode said = answer("stripe-v2", URL).put("livemode", true);
    ObjectNode garbled = answer("stripe-v2", URL).put("livemode", "yes");

    assertThat(created("stripe-v2", said).link().livemode()).isTrue();
    assertThat(created("stripe-v2", garbled).link().livemode()).isFalse();
    assertThat(created("stripe-v2", answer("stripe-v2", URL)).link().livemode()).isFalse();
  }

  @Test
  void aDeepAnswerIsReadLikeAnyOther() {
    for (String api : Apis.NAMES) {
      String body = answer(api, URL).toString();
      String deep =
          body.substring(0, body.length() - 1)
              + ",\"extra\":"
              + "[".repeat(900)
              + "]".repeat(900)
              + "}";
      String tooDeep = body.replace("}", ",\"extra\":" + "[".repeat(100_000));
      Upstream upstream = Apis.upstream(api, Apis.newest(api), Wire.saying(200, deep));
      Translation asked =
          upstream.translate(RefusalsTest.ONBOARDING, RefusalsTest.ONBOARDING.account());

      assertThat(upstream.create(asked, new IdempotencyKey("k")).link()).isNotNull();
      assertThatThrownBy(
              () ->
                  Apis.upstream(api, Apis.newest(api), Wire.saying(200, tooDeep))
                      .create(asked, new IdempotencyKey("k")))
          .isInstanceOf(GatewayException.class);
    }
  }
}

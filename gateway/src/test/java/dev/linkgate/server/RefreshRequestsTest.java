package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a route that hosts refresh makes of a request, and says of it. */
class RefreshRequestsTest {
  private final RefreshRig rig = new RefreshRig(RefreshRig.OPEN);

  @AfterEach
  void stop() {
    rig.close();
  }

  private HttpResponse<String> v1(String body, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", Link.V1.type, "Authorization", "Bearer " + Caller.KEY));
    return new Caller(rig.gateway()).send("POST", Link.V1.path, body, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void theProviderIsAskedTheSameOnceMore(Link link) throws Exception {
    String refresh = rig.refreshUrl(link);
    Browser.send("POST", refresh);

    RecordedRequest first = rig.provider().requests().getFirst();
    RecordedRequest second = rig.provider().requests().getLast();
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.target()).isEqualTo(first.target());
    assertThat(second.header("Idempotency-Key")).isNotEqualTo(first.header("Idempotency-Key"));
    assertThat(first.text()).doesNotContain("shop.example%2Fr&", "shop.example/r\"");
  }

  @Test
  void whomARequestActsForIsKept() throws Exception {
    v1(Caller.V1_BODY + "&expand[]=account", "Stripe-Account", "acct_platform");

    Browser.send("POST", RefreshRig.refreshUrl(rig.provider().requests().getLast()));

    RecordedRequest second = rig.provider().requests().getLast();
    assertThat(second.header("Stripe-Account")).isEqualTo("acct_platform");
    assertThat(second.tree().path("expand").path(0).asText()).isEqualTo("account");
  }

  @Test
  void aCallersOwnRefreshUrlIsStillChecked() throws Exception {
    HttpResponse<String> answer =
        v1(Caller.V1_BODY.replace("shop.example%2Fr", "evil.example%2Fr"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("refresh_url");
    assertThat(rig.asked()).isZero();
  }

  @Test
  void aRequestThatFitsIntoNoUrlIsRefused() throws Exception {
    StringBuilder noise = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 4_500; i++) {
      noise.append(Character.forDigit(random.nextInt(36), 36));
    }

    HttpResponse<String> answer =
        v1(
            Caller.V1_BODY
                .replace("shop.example%2Fr", "shop.example%2Fr" + noise)
                .replace("shop.example%2Fd", "shop.example%2Fd" + noise.reverse()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("refresh_url", "5,000 characters");
    assertThat(rig.asked()).isZero();
  }

  @Test
  void explainSaysWhyNothingIsRelayedAndShowsNoToken() throws Exception {
    HttpResponse<String> explained =
        new Caller(rig.gateway().adminUrl())
            .send(
                "POST",
                "/api/explain",
                "{\"ingress\":\"stripe-v1\",\"body\":\"" + Caller.V1_BODY + "\"}",
                "Authorization",
                "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());

    assertThat(explained.statusCode()).as(explained.body()).isEqualTo(200);
    assertThat(explained.body())
        .contains("translated", "the route hosts refresh", "refresh%2Fsealed-when-sent");
    assertThat(rig.asked()).isZero();
  }
}

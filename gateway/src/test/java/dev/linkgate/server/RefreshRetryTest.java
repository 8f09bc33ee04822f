package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A provider compares what comes under one of its keys: whoever asks again sends the same refresh
 * URL, byte for byte.
 */
class RefreshRetryTest {
  private static HttpResponse<String> ask(YamlGateway node, Link link) throws Exception {
    return new Caller(node).link(link, "Idempotency-Key", "one-key-of-the-caller");
  }

  private static void assertSame(List<RecordedRequest> requests) {
    RecordedRequest first = requests.getFirst();
    assertThat(RefreshRig.refreshUrl(first)).contains("/refresh/");
    assertThat(requests)
        .allSatisfy(
            request -> {
              assertThat(request.body()).isEqualTo(first.body());
              assertThat(request.header("Idempotency-Key"))
                  .isEqualTo(first.header("Idempotency-Key"));
            });
  }

  @ParameterizedTest
  @EnumSource
  void whoAsksAgainAfterALostAnswerSendsTheSame(Link link) throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      rig.provider().always(Reply.WireEvent.CLOSE);
      assertThat(ask(rig.gateway(), link).statusCode()).isGreaterThanOrEqualTo(500);
      int before = rig.asked();
      rig.provider().always(DocumentedAnswers::to);

      HttpResponse<String> again = ask(rig.gateway(), link);

      assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
      assertThat(rig.asked()).isGreaterThan(before);
      assertSame(rig.provider().requests());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherNodeThatTakesOverSendsTheSame(Link link) throws Exception {
    try (RefreshRig rig =
        new RefreshRig(
            Databases.POSTGRESQL, "authenticate: none, base-url: \"https://links.example\"")) {
      rig.provider().always(Reply.WireEvent.CLOSE);
      ask(rig.gateway(), link);
      rig.provider().always(DocumentedAnswers::to);

      HttpResponse<String> again = ask(rig.anotherNode(), link);

      assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
      assertSame(rig.provider().requests());
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoRequestsHaveTwoRefreshUrls(Link link) throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      assertThat(rig.refreshUrl(link)).isNotEqualTo(rig.refreshUrl(link));
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherRulesOfRefreshAreAnotherRequest(Link link) throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      rig.provider().always(Reply.WireEvent.CLOSE);
      ask(rig.gateway(), link);
      int before = rig.asked();
      rig.provider().always(DocumentedAnswers::to);
      rig.gateway().reload(rig.yaml().replace("authenticate: none", "authenticate: none, uses: 3"));

      HttpResponse<String> again = ask(rig.gateway(), link);

      assertThat(again.statusCode()).as("what came of it nobody can find out").isEqualTo(502);
      assertThat(rig.asked()).isEqualTo(before);
    }
  }
}

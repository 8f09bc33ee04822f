package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.server.ExplainRig.Answer;
import dev.linkgate.server.ExplainRig.Case;
import dev.linkgate.testing.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is explained is what a real gateway then does with the same request. */
class ExplainedIsSentTest {
  /** Said by the connection, not by the request. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "content-length", "connection");

  @AutoClose private static ExplainRig rig;

  @BeforeAll
  static void start() {
    rig = new ExplainRig();
  }

  static List<Case> cases() throws IOException {
    return ExplainRig.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theExplanationIsWhatHappens(Case one) throws Exception {
    int before = rig.upstream().requests().size();

    JsonNode explained = rig.explained(one);
    assertThat(rig.upstream().requests()).hasSize(before);
    Answer answer = rig.sent(one);

    expected(one, explained);
    switch (one.outcome()) {
      case "sent" -> {
        assertThat(rig.upstream().requests()).hasSize(before + 1);
        goesOut(explained.path("request"), rig.upstream().requests().get(before));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        lost(explained.path("losses"), answer);
      }
      case "made" -> {
        assertThat(rig.upstream().requests()).hasSize(before);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(explained.path("request").isNull()).isTrue();
      }
      default -> {
        assertThat(rig.upstream().requests()).hasSize(before);
        JsonNode refusal = explained.path("refusal");
        assertThat(answer.status()).isEqualTo(refusal.path("status").asInt());
        assertThat(answer.body()).isEqualTo(refusal.path("body").asText());
        assertThat(answer.head()).contains("Linkgate-Fault: " + refusal.path("fault").asText());
        assertThat(explained.path("request").isNull()).isTrue();
      }
    }
  }

  private static void expected(Case one, JsonNode explained) {
    assertThat(explained.path("outcome").asText()).isEqualTo(one.outcome());
    assertThat(explained.at("/upstream/name").textValue()).isEqualTo(one.upstream());
    assertThat(explained.at("/upstream/manner").textValue()).isEqualTo(one.manner());
    if (one.reason() != null || !one.outcome().equals("refused")) {
      assertThat(explained.at("/refusal/reason").textValue()).isEqualTo(one.reason());
    }
  }

  /** Method, address, headers in order and body, apart from credential and key. */
  private static void goesOut(JsonNode request, RecordedRequest sent) {
    assertThat(sent.method()).isEqualTo(request.path("method").asText());
    assertThat(rig.upstream().baseUrl() + sent.target()).isEqualTo(request.path("url").asText());
    List<String> explained = new ArrayList<>();
    request
        .path("headers")
        .forEach(it -> explained.add(line(it.path("name").asText(), it.path("value").asText())));
    assertThat(explained)
        .containsExactlyElementsOf(
            sent.headers().list().stream()
                .filter(it -> !OF_THE_CONNECTION.contains(it.name().toLowerCase(Locale.ROOT)))
                .map(it -> line(it.name(), it.value()))
                .toList());
    assertThat(request.path("body").asText().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(sent.body());
    assertThat(request.path("bytes").asInt()).isEqualTo(sent.body().length);
  }

  private static String line(String name, String value) {
    return switch (name) {
      case "Authorization", "Idempotency-Key" -> name;
      default -> name + ": " + value;
    };
  }

  private static void lost(JsonNode losses, Answer answer) {
    List<String> lost = new ArrayList<>();
    losses.forEach(it -> lost.add(it.path("parameter").asText()));
    if (lost.isEmpty()) {
      assertThat(answer.head()).doesNotContain("Linkgate-Lost");
    } else {
      assertThat(answer.head()).contains("Linkgate-Lost: " + String.join(", ", lost) + "\r\n");
    }
  }

  @Test
  void everyApiInGoesWithEveryApiOut() throws IOException {
    Set<String> cells = new TreeSet<>();
    for (Case one : ExplainRig.cases()) {
      if (one.outcome().equals("sent")) {
        String upstream = String.valueOf(one.upstream()).replaceAll("-.*", "");
        cells.add(one.ingress() + " " + upstream + " " + one.manner());
      }
    }

    assertThat(cells)
        .hasSize(12) // nine translated, three relayed
        .contains("stripe-v1 whop translated", "whop v2 translated", "stripe-v2 v2 relayed");
  }
}

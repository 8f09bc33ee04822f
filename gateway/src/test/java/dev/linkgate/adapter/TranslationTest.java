package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.canonical.Loss;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.SpecCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every caller's version to every upstream's version: what is sent, and what is lost. */
class TranslationTest {
  private static final Link LINK =
      new Link(
          new LinkUrl("https://connect.example/x"),
          Instant.parse("2026-11-20T12:00:00.007Z"),
          Instant.parse("2026-11-20T12:05:00Z"),
          false);

  private static List<String[]> everyVersion() {
    List<String[]> all = new ArrayList<>();
    Apis.NAMES.forEach(
        api -> Apis.documents(api).forEach(version -> all.add(new String[] {api, version})));
    return all;
  }

  private static String body(String api, String version) {
    return Fixture.text("adapter/bodies/" + api + "-" + version + ".txt");
  }

  /** What a caller's body becomes at an upstream: the losses, or why not. */
  private static String fate(
      Reading reading, LinkRequest request, String api, String version, List<String> faults) {
    Wire wire = Wire.saying(200, "{}");
    Upstream upstream = Apis.upstream(api, version, wire);
    try {
      Translation translation = upstream.translate(request, new AccountId("id_at_upstream"));
      send(upstream, translation);
      faults.addAll(faults(wire.only(), version));
      List<String> losses = new ArrayList<>();
      for (Loss loss : translation.losses()) {
        losses.add(
            reading.names().of(loss.parameter()) + (loss.avoidable() ? "" : " (unavoidable)"));
      }
      return losses.isEmpty() ? "–" : String.join(", ", losses);
    } catch (GatewayException e) {
      return e.failure().kind()
          + " "
          + reading.names().of(Objects.requireNonNull(e.failure().parameter()));
    }
  }

  private static void send(Upstream upstream, Translation translation) {
    try {
      upstream.create(translation, new IdempotencyKey("lg_key"));
    } catch (GatewayException e) {
      assertThat(e.failure().message()).contains("no link in it"); // the answer is empty
    }
  }

  private static List<String> faults(RecordedRequest sent, String version) {
    List<String> faults = new ArrayList<>(SpecCheck.violations(sent));
    SpecDocument spec = Apis.ingress(sent.api()).version(version, null).shape();
    spec.checkRequest(sent.tree()).forEach(violation -> faults.add(violation.toString()));
    faults.addAll(spec.undocumented(sent.tree()));
    if (!version.equals(sent.version())) {
      faults.add("version " + sent.version());
    }
    if (!("Bearer " + Apis.KEY).equals(sent.header("Authorization"))
        || !"lg_key".equals(sent.header("Idempotency-Key"))) {
      faults.add("credential or key");
    }
    return faults;
  }

  @Test
  void whatEachUpstreamIsSentIsValidAndWhatItCannotSayIsListed() {
    List<String> fates = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String[] caller : everyVersion()) {
      Speaker speaker = new Speaker(caller[0], caller[1]);
      Reading reading = speaker.read(body(caller[0], caller[1]));
      assertThat(reading.violations()).isEmpty();
      LinkRequest request = speaker.ask(reading);
      for (String[] upstream : everyVersion()) {
        if (upstream[0].equals(caller[0]) && !upstream[0].equals("whop")) {
          continue; // relayed, never translated; Whop's is where the id has the other name
        }
        String fate = fate(reading, request, upstream[0], upstream[1], faults);
        fates.add(String.join(" ", caller) + " -> " + String.join(" ", upstream) + " | " + fate);
      }
    }

    assertThat(faults).isEmpty();
    assertThat(fates)
        .as(String.join("\n", fates))
        .containsExactlyElementsOf(Fixture.lines("adapter/losses.txt"));
  }

  @ParameterizedTest
  @MethodSource("everyVersion")
  void theAnswerHasTheShapeOfTheCallersVersion(String api, String version) {
    Speaker speaker = new Speaker(api, version);
    Reading reading = speaker.read(body(api, version));

    ObjectNode answer = speaker.answer(reading, LINK);

    SpecDocument spec = speaker.version().shape();
    Optional<ObjectNode> expected =
        Json.object(
            Fixture.text("adapter/answers/" + api + "-" + version + ".json")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(Json.object(Json.bytes(answer))).isEqualTo(expected);
    assertThat(spec.checkAnswer(answer)).isEmpty();
    assertThat(SpecCheck.violations(api, version, 200, answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "stripe-v1, 2020-08-27",
    "stripe-v1, 2023-10-16",
    "stripe-v1, 2024-09-30.acacia",
    "stripe-v2, 2025-07-30.preview",
    "stripe-v2, 2025-12-15.clover",
    "stripe-v2, 2026-09-30.endive",
    "whop, 2025-01-01",
    "whop, 2026-09-22-3"
  })
  void aBodySentOnInItsOwnApiAndVersionStaysTheSame(String api, String version) {
    Speaker speaker = new Speaker(api, version);
    Reading reading = speaker.read(body(api, version));
    LinkRequest request = speaker.ask(reading);
    Wire wire = Wire.saying(200, "{}");
    Upstream upstream = Apis.upstream(api, version, wire);

    send(upstream, upstream.translate(request, request.account()));

    JsonNode asked =
        new RecordedRequest(
                "POST",
                wire.only().target(),
                wire.only().headers(),
                body(api, version).getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH,
                1)
            .tree();
    BodyCheck.dropNulls(asked);
    assertThat(wire.only().tree()).isEqualTo(asked);
    assertThat(upstream.translate(request, request.account()).losses()).isEmpty();
  }
}

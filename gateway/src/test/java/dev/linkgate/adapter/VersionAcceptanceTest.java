package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.SpecCheck;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionAcceptanceTest {
  private static List<String[]> cells(String file) {
    return Fixture.lines(file).stream().map(VersionAcceptanceTest::parts).toList();
  }

  private static String[] parts(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
  }

  static List<String[]> versions() {
    return cells("adapter/versions.txt");
  }

  static List<String[]> malformed() {
    return cells("adapter/malformed-versions.txt");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aVersionIsReadWithTheNewestDocumentAtOrBeforeIt(String api, String sent, String document) {
    Ingress ingress = Apis.ingress(api);

    IngressVersion version = ingress.version(sent, null);

    assertThat(version.shape().version().text()).isEqualTo(document);
    assertThat(SpecCheck.applicable(api, sent)).isEqualTo(document);
    assertThat(ingress.echo(Headers.NONE, version).first(ingress.versionHeader())).contains(sent);
    assertThat(ingress.version(null, sent)).isEqualTo(version);
    assertThat(Apis.adapter(api).traits().wellFormedVersion()).accepts(sent);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMalformedVersionIsTheApisOwnBadRequest(String api, String written) {
    Ingress ingress = Apis.ingress(api);
    String sent = unescaped(written);

    GatewayException refused =
        catchThrowableOfType(GatewayException.class, () -> ingress.version(sent, null));
    Failure failure = refused.failure();
    HttpAnswer answer =
        ingress.render(
            failure,
            new FailureContext("req_1", "POST", ingress.linkPaths().getFirst(), ingress.names()));

    assertThat(failure.reason()).isEqualTo(Reason.VERSION);
    assertThat(answer.status()).isEqualTo(400);
    ObjectNode body = Json.object(answer.body()).orElseThrow();
    assertThat(SpecCheck.violations(api, null, 400, body)).isEmpty();
    assertThat(Apis.adapter(api).traits().wellFormedVersion()).rejects(sent);
  }

  @Test
  void absurdlyLongVersionIsRefusedAndNotRepeated() {
    for (String api : Apis.NAMES) {
      String sent = "2026-10-28.e" + "x".repeat(16_000);

      GatewayException refused =
          catchThrowableOfType(GatewayException.class, () -> Apis.ingress(api).version(sent, null));

      assertThat(refused.failure().message()).doesNotContain("xxx");
    }
  }

  @Test
  void withoutHeaderThePinSpeaksAndWithoutPinTheApisDefault() {
    assertThat(spoken("stripe-v1", null, null)).isEqualTo("2026-10-28.endive");
    assertThat(spoken("stripe-v2", null, null)).isEqualTo("2026-10-28.endive");
    assertThat(spoken("whop", null, null)).isEqualTo("2025-01-01");
    assertThat(spoken("stripe-v2", null, "2025-04-30.preview")).isEqualTo("2025-04-30.preview");
    assertThat(spoken("stripe-v2", "2026-01-28.clover", "2025-04-30.preview"))
        .isEqualTo("2026-01-28.clover");
  }

  private static String spoken(String api, @Nullable String header, @Nullable String pin) {
    return Apis.ingress(api).version(header, pin).version().text();
  }

  private static String unescaped(String written) {
    if (written.equals("\"\"")) {
      return "";
    }
    int at = written.indexOf("\\x");
    return at < 0
        ? written
        : written.substring(0, at)
            + (char) Integer.parseInt(written, at + 2, at + 4, 16)
            + written.substring(at + 4);
  }
}

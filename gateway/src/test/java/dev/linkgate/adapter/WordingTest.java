package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.SpecCheck;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Names NAMES = parameter -> "<" + parameter + ">";

  @Test
  void aMarkBecomesTheCallersWord() {
    String message = "Missing " + Wording.mark(Field.RETURN_URL) + ".";

    assertThat(Wording.forCaller(message, NAMES)).isEqualTo("Missing <RETURN_URL>.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2983",
        "\u2984",
        "\u2983NOSUCH\u2984",
        "a\u2984b\u2983c",
        "\u2983\u2983ACCOUNT"
      })
  void marksSomeoneElseWroteAreTextLikeAnyOther(String written) {
    String message = "No '" + written + "' for " + Wording.mark(Field.ACCOUNT);

    assertThat(Wording.forCaller(message, NAMES)).isEqualTo("No '" + written + "' for <ACCOUNT>");
    assertThat(Wording.forCaller(Wording.fromProvider(written, Map.of()), NAMES)).isNotNull();
  }

  @Test
  void marksOfAProviderAreDefused() {
    assertThat(Wording.fromProvider("\u2983ACCOUNT\u2984", Map.of())).isEqualTo("{ACCOUNT}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid API Key provided: sk_test_*********************1234",
        "The provided key 'rk_live_51Habc***…1234' has no access",
        "Key sk_live_51HxYZabcdef1234 is expired.",
        "apik_A1b2C3d4_1234 may not do that",
        "pk_test_1234",
        "sk_org_live_1234 and sk_test_1234, both"
      })
  void noDigitOfAKeyLeaves(String said) {
    assertThat(Wording.fromProvider(said, Map.of()))
        .contains("(the gateway's key)")
        .doesNotContain("1234");
  }

  @Test
  void theKeyWeDerivedIsNotQuotedToACallerWhoNeverSawIt() {
    String said = "in-progress request using 'lg_r_AbCdEfGhIjKlMnOpQrStUvWxYz0'";

    assertThat(Wording.fromProvider(said, Map.of()))
        .isEqualTo("in-progress request using (this request's key)");
  }

  @Test
  void namesAreReplacedAsWholeWordsOnly() {
    Map<String, Field> names = Map.of("return_url", Field.RETURN_URL);

    assertThat(
            Wording.forCaller(
                Wording.fromProvider("return_url my_return_url return_urls 'return_url'.", names),
                NAMES))
        .isEqualTo("<RETURN_URL> my_return_url return_urls '<RETURN_URL>'.");
  }

  @Test
  void longerNamesAreReplacedBeforeThoseTheyContain() {
    Map<String, Field> names = new LinkedHashMap<>();
    names.put("a[b]", Field.ACCOUNT);
    names.put("b", Field.EXPAND);

    assertThat(Wording.forCaller(Wording.fromProvider("a[b] b", names), NAMES))
        .isEqualTo("<ACCOUNT> <EXPAND>");
  }

  @Test
  void aProvidersLongMessageIsCutBetweenCharacters() {
    String said = "😀".repeat(20_000);

    String cut = Wording.fromProvider(said, Map.of());

    assertThat(cut).hasSizeLessThan(2_100).endsWith("😀…");
  }

  @Test
  void everyApiKeepsItsLimitsWhateverACallerQuotes() {
    String huge = "ü\u2983".repeat(30_000) + "\r\n\u0000";
    Failure failure =
        Failure.of(FailureKind.NOT_FOUND, Fault.CALLER, "No account for '" + huge + "'.")
            .about(new Parameter.Own(huge));
    for (String api : Apis.NAMES) {
      Ingress ingress = Apis.ingress(api);
      FailureContext context = new FailureContext("req_1", "POST", "/" + huge, ingress.names());

      for (Reason reason : new Reason[] {Reason.ACCOUNT_UNMAPPED, Reason.PATH_UNKNOWN}) {
        HttpAnswer answer = ingress.render(failure.because(reason), context);

        assertThat(answer.body().length).isLessThan(50_000);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("\n", "\r");
        assertThat(
                SpecCheck.violations(
                    api, Apis.newest(api), 404, Json.object(answer.body()).orElseThrow()))
            .isEmpty();
      }
    }
  }
}

package dev.linkgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.adapter.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecCheckTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GOOD_FORM = "account=acct_1&type=account_onboarding";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "stripe-v1, -, 2020-08-27",
        "stripe-v1, 2014-01-31, 2020-08-27",
        "stripe-v1, 2024-06-20, 2023-10-16",
        "stripe-v1, 2026-10-28.endive, 2024-09-30.acacia",
        "stripe-v2, 2025-03-31.preview, 2025-04-30.preview",
        "stripe-v2, 2025-12-15.clover, 2025-12-15.clover",
        "stripe-v2, 2025-11-17.preview;beta=v1, 2025-07-30.preview",
        "whop, -, 2025-01-01",
        "whop, 2026-08-25-2, 2025-01-01",
        "whop, 2026-09-22-2, 2025-01-01",
        "whop, 2026-09-22-3, 2026-09-22-3",
        "whop, 2027-01-01, 2026-09-22-3"
      })
  void newestDocumentAtOrBeforeTheVersionApplies(String api, String version, String document) {
    assertThat(SpecCheck.applicable(api, version)).isEqualTo(document);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account=acct_1                                             | [/type: required]",
        GOOD_FORM + "&expand[0]=a                                   | []",
        GOOD_FORM + "&refresh=x                                     | [/refresh: undocumented]",
        GOOD_FORM
            + "&collection_options[x]=y                       | [/collection_options/x:"
            + " undocumented]",
        GOOD_FORM
            + "&collection_options=y                          | [/collection_options: not"
            + " \"object\"]",
        GOOD_FORM
            + "&collection_options[fields]=all                | [/collection_options/fields: value"
            + " not among the documented ones]",
      })
  void formIsHeldAgainstTheSchemaAndItsNames(String form, String violations) {
    RecordedRequest request = request("/v1/account_links", "2026-10-28.endive", FORM, form.strip());

    assertThat(SpecCheck.violations(request)).hasToString(violations);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2026-08-26.dahlia | 'refresh_url':'u','configurations':['recipient'] | []",
        "2026-08-26.dahlia | 'refresh_url':'u' | [/use_case/account_onboarding/configurations:"
            + " required]",
        "2026-08-26.dahlia | 'refresh_url':'u','configurations':['storer'] |"
            + " [/use_case/account_onboarding/configurations/0: value not among the documented"
            + " ones]",
        "2026-09-30.endive | 'refresh_url':'u' | []",
        "2026-09-30.endive | 'refresh_url':'u','configurations':['recipient'] |"
            + " [/use_case/account_onboarding/configurations: undocumented]",
        "2026-09-30.endive | 'refresh_url':1 | [/use_case/account_onboarding/refresh_url: not"
            + " \"string\"]",
        "2025-04-30.preview |"
            + " 'refresh_url':'u','configurations':['recipient'],'collection_options':{} |"
            + " [/use_case/account_onboarding/collection_options: undocumented]",
      })
  void jsonIsHeldAgainstTheVersionItCarries(String version, String flow, String violations) {
    String body =
        """
        {"account": "a", "use_case": {"type": "account_onboarding", "account_onboarding": {%s}}}\
        """
            .formatted(flow.replace('\'', '"'));
    RecordedRequest request = request("/v2/core/account_links", version, "application/json", body);

    assertThat(SpecCheck.violations(request)).hasToString(violations);
  }

  @Test
  void wrongContentTypeIsAViolation() {
    RecordedRequest request =
        request("/v1/account_links", "2026-10-28.endive", "application/json", "{}");

    assertThat(SpecCheck.violations(request)).isEqualTo(List.of("Content-Type: not " + FORM));
  }

  @Test
  void answerIsHeldAgainstItsStatus() throws Exception {
    JsonMapper json = JsonMapper.builder().build();

    assertThat(
            SpecCheck.violations(
                "whop", null, 200, json.readTree("{\"url\": \"u\", \"expires_at\": \"soon\"}")))
        .containsExactly("/expires_at: not a date-time");
    assertThat(SpecCheck.violations("whop", null, 302, json.readTree("{}")))
        .containsExactly("status 302: not documented");
  }

  @ParameterizedTest
  @CsvSource({"stripe-v1", "stripe-v2", "whop"})
  void documentedErrorsAreWhatTheDocumentsSay(String api) throws Exception {
    List<Integer> statuses = List.of(400, 401, 403, 404, 422, 429, 500);
    for (int status : statuses) {
      var body = JsonMapper.builder().build().readTree(DocumentedAnswers.error(api, status).body());

      assertThat(SpecCheck.violations(api, "2026-10-28", status, body)).isEmpty();
    }
  }

  private static RecordedRequest request(String path, String version, String type, String body) {
    Headers headers = Headers.of("Content-Type", type, "Stripe-Version", version);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new RecordedRequest("POST", path, headers, bytes, Instant.EPOCH, 1);
  }
}

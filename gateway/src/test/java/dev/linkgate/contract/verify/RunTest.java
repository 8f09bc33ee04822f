package dev.linkgate.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/**
 * What a run does whatever the server: when it ends early, when it waits, what it keeps to itself.
 */
class RunTest {
  private static final String KEY = "sk_test_canary_of_the_stopped_run";
  private static final EnumSet<Part> EXAMPLES = EnumSet.of(Part.EXAMPLES);

  private static Report run(String base, EnumSet<Part> parts) {
    return Speakers.run(Speakers.target("stripe-v1", "2024-09-30.acacia", base, KEY, null), parts);
  }

  @Test
  void aKeyThatDoesNotGetInEndsTheRunAtOnceAndIsNotShown() {
    try (RecordingUpstream server = RecordingUpstream.start()) {
      server.always(
          Reply.json(
              401,
              "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Invalid API Key"
                  + " provided: "
                  + KEY
                  + "\"}}"));

      assertThatThrownBy(() -> run(server.baseUrl(), EnumSet.allOf(Part.class)))
          .isInstanceOf(Stopped.class)
          .hasMessageStartingWith("the key does not get in: 401")
          .hasMessageNotContaining(KEY);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereEndsTheRun() {
    assertThatThrownBy(() -> run("http://127.0.0.1:1", EXAMPLES)).isInstanceOf(Stopped.class);
  }

  @Test
  void a429IsWaitedForOnce() {
    try (RecordingUpstream server = RecordingUpstream.start()) {
      server.enqueue(DocumentedAnswers.error("stripe-v1", 429).with("Retry-After", "0"));

      Report report = run(server.baseUrl(), EXAMPLES);

      assertThat(report.clean()).as(report.text()).isTrue();
      assertThat(server.requests()).hasSize(report.results().size() + 1);
    }
  }

  @Test
  void aServerThatOnlySays429EndsTheRun() {
    try (RecordingUpstream server = RecordingUpstream.start()) {
      server.always(DocumentedAnswers.error("stripe-v1", 429).with("Retry-After", "0"));

      assertThatThrownBy(() -> run(server.baseUrl(), EXAMPLES))
          .isInstanceOf(Stopped.class)
          .hasMessageContaining("--rate");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void whereAGoodRequestGetsNoLinkARefusalProvesNothing() {
    try (RecordingUpstream server = RecordingUpstream.start()) {
      server.always(DocumentedAnswers.error("stripe-v1", 400));

      Report report = run(server.baseUrl(), EnumSet.of(Part.FIELDS, Part.KEYS));

      assertThat(report.results())
          .filteredOn(result -> result.id().equals("fields.missing:account"))
          .singleElement()
          .extracting(Result::verdict)
          .isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(report.with(Verdict.VIOLATION).stream().map(Result::id))
          .contains("examples.onboarding");
    }
  }

  @Test
  void brokenAnswersInARowDoNotEndIt() {
    try (ReferenceServer server = ReferenceServer.of("stripe-v1", Defect.LINK_IS_CUT)) {
      Report report =
          Speakers.run(
              Speakers.target(
                  "stripe-v1",
                  "2024-09-30.acacia",
                  server.base(),
                  ReferenceServer.KEY,
                  ReferenceServer.account("stripe-v1")));

      assertThat(report.with(Verdict.VIOLATION)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void aServerThatWritesTheKeyIntoItsErrorsDoesNotGetItIntoAReport() throws Exception {
    String basic = Masking.basic(KEY);
    try (RecordingUpstream server = RecordingUpstream.start()) {
      server.always(
          Reply.json(
              400, "{\"error\":{\"type\":\"" + KEY + "\",\"message\":\"" + KEY + basic + "\"}}"));

      Report report = run(server.baseUrl(), EnumSet.allOf(Part.class));

      ByteArrayOutputStream junit = new ByteArrayOutputStream();
      report.junit(junit);
      assertThat(report.text() + report.markdown() + report.json() + junit)
          .contains("(the key)", "(masked)")
          .doesNotContain(KEY)
          .doesNotContain(basic);
    }
  }

  @Test
  void whereKeysMeanNothingTheirRulesAreNotAsked() {
    try (RecordingUpstream server = RecordingUpstream.start()) {
      Target target =
          Speakers.target("whop", "2025-01-01", server.baseUrl() + "/api/v1", KEY, null);
      Target deaf =
          new Target(
              target.ingress(),
              target.version(),
              target.base(),
              target.key(),
              null,
              false,
              false,
              false);

      Report report = Speakers.run(deaf, EnumSet.of(Part.KEYS));

      assertThat(report.results()).hasSize(2);
      assertThat(report.results().getLast().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aFieldBeyondTheDocumentIsANoteUnlessTheRunIsStrict() {
    String api = "whop";
    String version = Speakers.newest(api).version().text();
    String account = ReferenceServer.account(api);
    try (ReferenceServer server = ReferenceServer.of(api, Defect.UNDOCUMENTED_FIELD)) {
      Report report =
          Speakers.run(
              Speakers.target(api, version, server.base(), ReferenceServer.KEY, account), EXAMPLES);

      assertThat(report.clean()).as(report.text()).isTrue();
      assertThat(report.results().getFirst().notes())
          .containsExactly("the answer has more than is documented: [brand_new]");
    }
  }
}

package dev.linkgate.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own gateway keeps to the documents it serves, in each of its APIs and versions. */
class SandboxTest {
  private static final String KEY = "lgk_key_of_a_caller_in_tests_0001";
  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        YamlGateway.start(
            """
            callers: [ { name: shop, keys: ["%s"] } ]
            upstreams: { sandbox: { api: sandbox } }
            routes: [ { to: sandbox, on-loss: report } ]
            """
                .formatted(KEY));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("dev.linkgate.contract.verify.Speakers#documents")
  void breaksNothingOfItsDocument(String api, String version) {
    String base = gateway.url() + (api.equals("whop") ? "/api/v1" : "");

    Report report = Speakers.run(Speakers.target(api, version, base, KEY, null));

    assertThat(report.with(Verdict.VIOLATION)).as(report.text()).isEmpty();
    assertThat(report.results().stream().map(Result::id)).doesNotHaveDuplicates();
    assertThat(report.text()).doesNotContain(KEY);
  }
}

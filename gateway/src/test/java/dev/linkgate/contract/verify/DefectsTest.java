package dev.linkgate.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A correct server has no violation; every seeded defect is found, by the case that names it. */
class DefectsTest {
  private static Report run(ReferenceServer server, String api, String version, Set<Part> parts) {
    return Speakers.run(
        Speakers.target(
            api, version, server.base(), ReferenceServer.KEY, ReferenceServer.account(api), true),
        parts);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("dev.linkgate.contract.verify.Speakers#documents")
  void nothingIsReportedOnACorrectServer(String api, String version) {
    try (ReferenceServer server = ReferenceServer.of(api, null)) {
      Report report = run(server, api, version, EnumSet.allOf(Part.class));

      assertThat(report.with(Verdict.VIOLATION)).as(report.text()).isEmpty();
      assertThat(report.with(Verdict.OK)).hasSizeGreaterThan(40);
    }
  }

  static Stream<Arguments> defects() {
    return Arrays.stream(Defect.values())
        .flatMap(defect -> defect.apis().stream().map(api -> Arguments.of(api, defect)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("defects")
  void aDefectIsFoundByTheCaseThatNamesIt(String api, Defect defect) {
    String version = Speakers.newest(api).version().text();
    Set<Part> parts = EnumSet.of(defect.part());
    if (defect.part() == Part.ANSWERS) {
      parts.add(Part.EXAMPLES);
    }
    try (ReferenceServer server = ReferenceServer.of(api, defect)) {
      Report report = run(server, api, version, parts);

      assertThat(report.with(Verdict.VIOLATION).stream().map(Result::id))
          .as(report.text())
          .contains(defect.foundBy(api));
    }
  }

  @Test
  void everyDefectHasItsCase() {
    assertThat(Defect.values()).hasSizeGreaterThanOrEqualTo(25);
    assertThat(defects()).hasSizeGreaterThanOrEqualTo(150);
  }
}

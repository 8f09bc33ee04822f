package dev.linkgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedSignaturesTest {
  private static final Path FILE = Path.of("..", "generated", "api.txt");

  private static final String REWRITE =
      "generated/api.txt is not what the generator makes; if that is meant: mvn -q -pl gateway -am test"
          + " -Dtest=GeneratedSignaturesTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dlinkgate.rewrite=true";

  @Test
  void theListOfSignaturesIsWhatTheGeneratorMakes() throws IOException {
    String made = Signatures.text();
    if (Boolean.getBoolean("linkgate.rewrite")) {
      Files.writeString(FILE, made);
    }

    assertThat(Files.readString(FILE).lines())
        .as(REWRITE)
        .containsExactlyElementsOf(made.lines().toList());
  }

  @Test
  void theListHasPathsWireNamesAndEnumValues() {
    assertThat(Signatures.text().lines())
        .contains(
            "interface stripev2.AccountLinksApi at /v2/core/account_links",
            "    consumes application/x-www-form-urlencoded",
            "record stripev1.PostAccountLinksRequest, closed",
            "  String accountId: \"account_id\"",
            "  PAYOUTS_PORTAL: \"payouts_portal\"");
  }
}

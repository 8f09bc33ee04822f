package dev.linkgate.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxAccount;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequirementWordsTest {
  @Test
  void whatANewAccountIsAskedForIsSaidInWords() {
    SandboxAccount account = Sandbox.inMemory(() -> Instant.EPOCH).account("acct_1");

    assertThat(
            Stream.of(account.currentlyDue(), account.eventuallyDue(), account.futureDue())
                .flatMap(List::stream))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            name ->
                assertThat(RequirementWords.of(name))
                    .isNotEqualToIgnoringCase(name.replace('.', ' ').replace('_', ' ')));
    assertThat(account.onFile()).isEmpty();
  }

  @Test
  void aNameWithoutWordsIsMadeReadable() {
    assertThat(RequirementWords.of("owners.address_line1")).isEqualTo("Owners address line1");
    assertThat(RequirementWords.of("_")).isEqualTo("_");
  }
}

package dev.linkgate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SandboxJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void anAccountThatWasKeptBeforeThereWereProfilesIsRead() throws Exception {
    byte[] old = Files.readAllBytes(Path.of("src/test/resources/sandbox/account-of-adr-22.json"));

    SandboxAccount account = SandboxJson.account(JSON.readTree(old));

    assertThat(account.id()).isEqualTo("acct_1");
    assertThat(account.changedAt()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
    assertThat(account.currentlyDue()).containsExactly("external_account");
    assertThat(account.submitted()).isTrue();
    assertThat(account.profile()).isEqualTo(SandboxProfile.none());
  }

  @Test
  void whatIsKeptIsReadAgainAndTheRequestIsNotShown() {
    SandboxProfile profile =
        SandboxProfile.of("stripe-v1", "digest", "j@shop.example", "J", "DE", "company");
    SandboxAccount account = SandboxAccount.fresh("acct_1", Instant.EPOCH);
    SandboxAccount described = account.described(profile, Instant.EPOCH.plusSeconds(1));

    assertThat(SandboxJson.account(SandboxJson.kept(described))).isEqualTo(described);
    assertThat(SandboxJson.of(described).toString()).doesNotContain("digest");
  }
}

package dev.linkgate.store;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.audit.AuditDetail;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.Secret;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ending;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.ledger.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger's tests ask and say. */
final class Ledgers {
  static final Secret SECRET = new Secret("a secret of the gateway, for tests");
  static final Duration DAY = Duration.ofDays(1);
  static final Duration MINUTE = Duration.ofMinutes(1);

  private Ledgers() {}

  static LedgerKey key(String hash) {
    return new LedgerKey("shop", "stripe-v1", hash, false);
  }

  static ClaimRequest request(String hash) {
    return request(key(hash), DAY, MINUTE);
  }

  static ClaimRequest request(LedgerKey key, Duration window, Duration lease) {
    return new ClaimRequest(key, "digest", "stripe", "onward", window, lease);
  }

  static ClaimRequest request(String hash, String digest) {
    return new ClaimRequest(key(hash), digest, "stripe", "onward", DAY, MINUTE);
  }

  static Claim win(Ledger ledger, ClaimRequest request) {
    Claimed claimed = ledger.claim(request);
    if (claimed instanceof Claimed.Won(Claim claim)) {
      return claim;
    }
    throw new AssertionError(claimed);
  }

  static StoredAnswer answer(String body) {
    return answer(body, Instant.now().plusSeconds(300));
  }

  static StoredAnswer answer(String body, @Nullable Instant linkExpiresAt) {
    return new StoredAnswer(
        new HttpAnswer(
            200,
            Headers.of("X-One", "1", "x-one", "ü", "Empty", ""),
            body.getBytes(StandardCharsets.UTF_8)),
        "req_1",
        "stripe",
        null,
        "onboarding",
        List.of("collection_options[fields]", "expand"),
        linkExpiresAt);
  }

  static Settlement link(String body) {
    return new Settlement.Keep(Ending.LINK, answer(body));
  }

  static AuditEntry audit(String requestId) {
    return new AuditEntry(
        requestId,
        Instant.now(),
        "shop",
        "stripe-v1",
        null,
        "POST",
        "/v1/account_links",
        "stripe",
        null,
        null,
        "acct_1",
        "acct_1",
        "onboarding",
        200,
        null,
        null,
        List.of("expand"),
        Duration.ofMillis(12),
        null,
        null,
        false,
        false,
        AuditDetail.NONE);
  }
}

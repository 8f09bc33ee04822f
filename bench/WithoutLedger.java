import dev.linkgate.Linkgate;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditPage;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.server.GatewayOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gateway as {@code linkgate} runs it, but for a ledger that remembers nothing and an audit that
 * keeps nothing: what is left of a request's cost when neither writes.
 */
final class WithoutLedger {
  private static final Ledger NO_LEDGER =
      new Ledger() {
        @Override
        public Claimed claim(ClaimRequest asked) {
          return new Claimed.Won(
              new Claim(
                  asked.key(),
                  1,
                  "nobody",
                  Begun.NOTHING,
                  Duration.ZERO,
                  asked.upstream(),
                  asked.onward()));
        }

        @Override
        public Optional<Claimed> look(LedgerKey key, String request) {
          return Optional.empty();
        }

        @Override
        public Optional<LedgerKey> latest(
            String caller, String api, String request, Duration within) {
          return Optional.empty();
        }

        @Override
        public Instant begun(LedgerKey key) {
          return Instant.EPOCH;
        }

        @Override
        public boolean settle(Claim claim, Settlement settlement, AuditEntry audit) {
          return true;
        }
      };

  private static final AuditLog NO_AUDIT =
      new AuditLog() {
        @Override
        public void add(AuditEntry entry) {}

        @Override
        public AuditPage query(AuditQuery query) {
          return new AuditPage(List.of(), null, 0);
        }

        @Override
        public Optional<AuditRow> find(String id) {
          return Optional.empty();
        }
      };

  public static void main(String[] args) {
    System.exit(Linkgate.run(args, WithoutLedger::without));
  }

  private static GatewayOptions without(GatewayOptions options) {
    return new GatewayOptions(
        options.configuration(),
        options.secret(),
        options.adapters(),
        options.pages(),
        options.publicUrl(),
        NO_LEDGER,
        options.accounts(),
        NO_AUDIT,
        options.drift(),
        options.sandbox(),
        options.refreshUses(),
        options.clock(),
        () -> true,
        options.adminToken());
  }
}

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.cli.AdminDoor;
import dev.linkgate.cli.Cli;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.server.Gateway;
import dev.linkgate.server.GatewayOptions;
import dev.linkgate.server.PublicUrl;
import dev.linkgate.server.Serving;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.bridge.SLF4JBridgeHandler;

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
        public boolean settle(Claim claim, Settlement settlement, AuditEntry audit) {
          return true;
        }
      };

  private static final AuditLog NO_AUDIT =
      new AuditLog() {
        @Override
        public void add(AuditEntry entry) {}

        @Override
        public List<AuditRow> query(AuditQuery query) {
          return List.of();
        }
      };

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    PublicUrl publicUrl = new PublicUrl();
    InstantSource clock = InstantSource.system();
    SandboxAdapter sandbox = new SandboxAdapter(clock, publicUrl);
    List<Adapter> adapters = Adapters.all(clock, sandbox);
    List<ApiFacts> facts = Adapters.facts(adapters);
    Serving serving =
        new Serving(
            facts,
            (configuration, secret, adminToken, store) ->
                Gateway.start(
                    new GatewayOptions(
                        configuration,
                        secret,
                        adapters,
                        List.of(sandbox.page()),
                        publicUrl,
                        NO_LEDGER,
                        store.accounts(),
                        NO_AUDIT,
                        () -> true,
                        adminToken)),
            (callers, key) -> "",
            System.getenv(),
            System.out,
            System.err);
    AdminDoor noCommands =
        config -> {
          throw new IllegalStateException("this gateway only serves");
        };
    System.exit(Cli.run(args, facts, serving, noCommands));
  }
}

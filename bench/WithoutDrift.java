import dev.linkgate.Linkgate;
import dev.linkgate.server.GatewayOptions;

/** The gateway as {@code linkgate} runs it, but for the watch: no answer is held against anything. */
final class WithoutDrift {
  public static void main(String[] args) {
    System.exit(Linkgate.run(args, WithoutDrift::without));
  }

  private static GatewayOptions without(GatewayOptions options) {
    return new GatewayOptions(
        options.configuration(),
        options.secret(),
        options.adapters(),
        options.pages(),
        options.publicUrl(),
        options.ledger(),
        options.accounts(),
        options.audit(),
        null,
        options.sandbox(),
        options.refreshUses(),
        options.clock(),
        options.storeHealthy(),
        options.adminToken());
  }
}

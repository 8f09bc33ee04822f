package dev.linkgate.server;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Configuration;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.refresh.RefreshUses;
import dev.linkgate.sandbox.Sandbox;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is started with.
 *
 * @param configuration the first one
 * @param secret for configurations that give none
 * @param adapters one for each API
 * @param pages JAX-RS resources of hosted pages, under {@code /sandbox/}
 * @param publicUrl told where hosted pages are
 * @param ledger who carries a request out, and what came of it
 * @param accounts the account map
 * @param audit the audit
 * @param drift where drift is kept; null: answers are not checked
 * @param sandbox what the sandbox plays
 * @param refreshUses how often each refresh URL has made a link
 * @param clock what refresh URLs and operators' sessions run out by
 * @param storeHealthy whether the store behind these can be written
 * @param adminToken opens the admin API
 */
public record GatewayOptions(
    Configuration configuration,
    Secret secret,
    List<Adapter> adapters,
    List<Object> pages,
    PublicUrl publicUrl,
    Ledger ledger,
    AccountBook accounts,
    AuditLog audit,
    @Nullable DriftBook drift,
    Sandbox sandbox,
    RefreshUses refreshUses,
    InstantSource clock,
    BooleanSupplier storeHealthy,
    Secret adminToken) {
  public GatewayOptions {
    adapters = List.copyOf(adapters);
    pages = List.copyOf(pages);
  }
}

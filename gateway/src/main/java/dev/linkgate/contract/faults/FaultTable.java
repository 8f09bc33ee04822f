package dev.linkgate.contract.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.Fate;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Origin;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Requirements;
import dev.linkgate.contract.faults.FaultRow.Answer;
import dev.linkgate.sandbox.FaultOrder;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.sandbox.SandboxRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays every fault for callers of every API, without a gateway. */
public final class FaultTable {
  /** Nobody waits for a table. */
  private static final SandboxRules AT_ONCE =
      new SandboxRules(false, Duration.ofHours(1), Duration.ofMillis(1));

  private static final RedirectUrl ANYWHERE = new RedirectUrl("https://shop.example/");

  private static final LinkRequest REQUEST =
      new LinkRequest(
          new AccountId("acct_1"),
          new LinkPurpose.Onboarding(Requirements.UNSAID),
          ANYWHERE,
          ANYWHERE,
          Extras.NONE);

  private final Upstream sandbox;

  private FaultTable(Upstream sandbox) {
    this.sandbox = sandbox;
  }

  /** A fault, and how it fails a request. */
  public record Failed(SandboxFault fault, Failure failure) {}

  /**
   * Every fault that fails a request of an API's callers, and how.
   *
   * @param adapters of a gateway, the sandbox's among them
   */
  public static List<Failed> failures(List<Adapter> adapters, Ingress ingress) {
    FaultTable table = new FaultTable(sandbox(adapters));
    List<Failed> failures = new ArrayList<>();
    for (SandboxFault fault : SandboxFault.values()) {
      table.failure(fault, ingress).ifPresent(it -> failures.add(new Failed(fault, it)));
    }
    return failures;
  }

  /**
   * A row for each fault.
   *
   * @param adapters of a gateway, the sandbox's among them
   */
  public static List<FaultRow> of(List<Adapter> adapters) {
    FaultTable table = new FaultTable(sandbox(adapters));
    List<Ingress> ingresses = adapters.stream().flatMap(it -> it.ingress().stream()).toList();
    List<FaultRow> rows = new ArrayList<>();
    for (SandboxFault fault : SandboxFault.values()) {
      rows.add(
          new FaultRow(
              fault, ingresses.stream().map(ingress -> table.play(fault, ingress)).toList()));
    }
    return rows;
  }

  private static Upstream sandbox(List<Adapter> adapters) {
    Http nowhere =
        call -> {
          throw new IllegalStateException("the sandbox has no network");
        };
    return adapters.stream()
        .filter(adapter -> adapter.ingress().isEmpty())
        .map(adapter -> adapter.at(InstantSource.system()))
        .map(adapter -> adapter.open(settings(adapter), nowhere))
        .filter(Upstream::playsFaults)
        .findFirst()
        .orElseThrow();
  }

  private static UpstreamSettings settings(Adapter adapter) {
    return new UpstreamSettings(
        adapter.api().name(), null, null, null, List.of(), false, null, AT_ONCE);
  }

  private Answer play(SandboxFault fault, Ingress ingress) {
    return failure(fault, ingress)
        .map(failure -> answer(ingress, failure))
        .orElseGet(() -> new Answer(ingress.api().name(), 200, null, null, null, null, null, true));
  }

  private Optional<Failure> failure(SandboxFault fault, Ingress ingress) {
    Origin origin =
        Origin.of(ingress, ingress.version(null, null))
            .ordering(FaultOrder.of(fault).late(Duration.ZERO));
    try {
      sandbox.create(
          sandbox.translate(REQUEST, REQUEST.account()),
          new IdempotencyKey("of the table, " + ingress.api().name() + ", " + fault),
          origin);
      return Optional.empty();
    } catch (GatewayException e) {
      return Optional.of(e.failure());
    }
  }

  private static Answer answer(Ingress ingress, Failure failure) {
    HttpAnswer keyed = rendered(ingress, failure.retryWithSameKey(true));
    HttpAnswer keyless = rendered(ingress, failure.retryWithSameKey(false));
    JsonNode error = Json.object(keyed.body()).orElseThrow().path("error");
    return new Answer(
        ingress.api().name(),
        keyed.status(),
        Json.text(error, "type").orElse(null),
        Json.text(error, "code").orElse(null),
        retry(keyed),
        retry(keyless),
        keyed.headers().first("Retry-After").orElse(null),
        kept(ingress, failure));
  }

  private static HttpAnswer rendered(Ingress ingress, Failure failure) {
    return ingress.render(
        failure, new FailureContext("", "POST", ingress.linkPaths().getFirst(), ingress.names()));
  }

  private static @Nullable Boolean retry(HttpAnswer answer) {
    Optional<String> told =
        answer
            .headers()
            .first("Stripe-Should-Retry")
            .or(() -> answer.headers().first("x-should-retry"));
    return told.map(Boolean::valueOf).orElse(null);
  }

  /** What nobody knows the end of is asked again under its key, as the sandbox honours keys. */
  private static boolean kept(Ingress ingress, Failure failure) {
    return switch (failure.kind()) {
      case OUTCOME_UNKNOWN, IN_PROGRESS -> false;
      case INVALID_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          VERIFICATION_REQUIRED,
          RATE_LIMITED,
          UPSTREAM_UNAVAILABLE,
          UPSTREAM_ERROR,
          INTERNAL ->
          ingress.idempotency().fate(failure, failure.kind() != FailureKind.UPSTREAM_UNAVAILABLE)
              == Fate.KEEP;
    };
  }
}

package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Digest;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Operations;
import dev.linkgate.adapter.Played;
import dev.linkgate.adapter.PlayedCall;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.sandbox.FaultOrder;
import dev.linkgate.sandbox.NewAccount;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxAccount;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Accounts created and retrieved, in the words of each API. */
final class SandboxOperations implements Operations {
  /**
   * The letters by which a caller's own accounts are told from others' in a path. Accounts that
   * order a fault are nobody's.
   */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

  /** Nearly 120 bits. */
  private static final int ID_LENGTH = 20;

  private static final Map<String, AccountDialect> DIALECTS =
      Map.of(
          "stripe-v1", new StripeV1Accounts(),
          "stripe-v2", new StripeV2Accounts(),
          "whop", new WhopCompanies());

  private final Sandbox sandbox;
  private final SandboxFaults faults;

  SandboxOperations(Sandbox sandbox, SandboxFaults faults) {
    this.sandbox = sandbox;
    this.faults = faults;
  }

  @Override
  public Played answer(PlayedCall call) {
    AccountDialect dialect = DIALECTS.get(call.api());
    if (dialect == null) {
      throw notPlayed("The sandbox plays nothing of this API beside links.");
    }
    if (call.method().equals("POST") && call.path().equals(dialect.path())) {
      return create(dialect, call);
    }
    if (call.method().equals("GET") && call.path().startsWith(dialect.path() + "/")) {
      String id = decoded(call.path().substring(dialect.path().length() + 1));
      if (id.indexOf('/') < 0) {
        return retrieve(dialect, call, id);
      }
    }
    throw notPlayed(
        "Beside links the sandbox plays POST %s and GET %s/{id} of this API."
            .formatted(dialect.path(), dialect.path()));
  }

  private Played create(AccountDialect dialect, PlayedCall call) {
    Query query = Query.of(call.query());
    dialect.check(query);
    NewAccount wanted = dialect.read(call.body(), call.identity());
    String id = dialect.idPrefix() + drawn(call);
    Sandbox.Creation creation =
        faults.under(
            call.fault(),
            id,
            () ->
                sandbox
                    .create(id, wanted)
                    .orElseThrow(() -> new GatewayException(Refusal.keyReused())));
    Headers headers = creation.again() ? Headers.of("Idempotent-Replayed", "true") : Headers.NONE;
    return played(dialect.show(creation.account(), call.body(), query), id, true, headers);
  }

  private Played retrieve(AccountDialect dialect, PlayedCall call, String id) {
    FaultOrder ordered = SandboxFaults.orderedBy(id);
    if (!call.accountId().test(id) || (ordered == null && !ID.matcher(id).matches())) {
      throw new GatewayException(
          Failure.of(FailureKind.NOT_FOUND, Fault.CALLER, "No such account: '" + id + "'")
              .about(Field.ACCOUNT));
    }
    Query query = Query.of(call.query());
    dialect.check(query);
    SandboxAccount account =
        faults.under(call.fault() == null ? ordered : call.fault(), id, () -> sandbox.account(id));
    return played(dialect.show(account, Json.object(), query), id, false, Headers.NONE);
  }

  private static Played played(ObjectNode account, String id, boolean made, Headers headers) {
    Headers all = headers.with("Content-Type", "application/json");
    return new Played(new HttpAnswer(200, all, Json.bytes(account)), id, made);
  }

  /** The same id for the same key, whichever node it comes to. */
  private static String drawn(PlayedCall call) {
    String text = new Digest().with("sandbox account").with(call.key().reveal()).text();
    return text.replace("-", "").replace("_", "").substring(0, ID_LENGTH);
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return segment;
    }
  }

  private static GatewayException notPlayed(String message) {
    return new GatewayException(
        Failure.of(FailureKind.NOT_FOUND, Fault.CALLER, message).because(Reason.NOT_PLAYED));
  }
}

package dev.linkgate.admin;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountRules;
import dev.linkgate.adapter.Json;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.canonical.Secret;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.explain.Explanation;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Everything under {@code /api/} of the admin listener: accounts, audit, drift, sandbox,
 * explanations.
 */
public final class AdminApi {
  /** What all its paths begin with. */
  public static final String PREFIX = "/api/";

  private static final String JSON = "application/json";

  private final AdminGate gate;
  private final AccountPages accounts;
  private final AuditPages audit;
  private final DriftPages drift;
  private final SandboxPages sandbox;
  private final @Nullable ExplainPage explain;

  /**
   * @param hosts names and addresses it is reached by, besides loopback's
   * @param drift null where none is kept
   * @param explainer explains by the running configuration; null where no gateway runs
   */
  public AdminApi(
      Secret token,
      Supplier<Set<String>> hosts,
      AccountBook accounts,
      AccountRules rules,
      AuditLog audit,
      @Nullable DriftBook drift,
      Sandbox sandbox,
      @Nullable Function<Question, Explanation> explainer) {
    this.gate = new AdminGate(token, hosts);
    this.accounts = new AccountPages(accounts, rules);
    this.audit = new AuditPages(audit);
    this.drift = new DriftPages(drift);
    this.sandbox = new SandboxPages(sandbox);
    this.explain = explainer == null ? null : new ExplainPage(explainer);
  }

  /** Answers a request. */
  public void answer(Request request, Response response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      gate.check(request);
      route(request, response);
    } catch (Problem problem) {
      say(response, problem);
    } catch (GatewayException e) {
      say(response, problem(e.failure()));
    }
  }

  private void route(Request request, Response response) throws IOException {
    String method = request.getMethod().getMethodString();
    String path = request.getRequestURI().substring(PREFIX.length());
    switch (path) {
      case "accounts" -> {
        only(method, "GET");
        json(response, accounts.list(request.getQueryString()));
      }
      case "accounts/export" -> {
        only(method, "GET");
        accounts.export(request.getQueryString(), response);
      }
      case "accounts/import" -> {
        only(method, "POST");
        json(response, accounts.load(request));
      }
      case "audit" -> {
        only(method, "GET");
        json(response, audit.query(request.getQueryString()));
      }
      case "explain" -> explain(method, request, response);
      case "drift" -> {
        only(method, "GET");
        json(response, drift.list(request.getQueryString()));
      }
      case "drift/ack" -> {
        only(method, "POST");
        json(response, drift.acknowledge(request));
      }
      case "sandbox/links" -> {
        only(method, "GET");
        json(response, sandbox.links(request.getQueryString()));
      }
      case "sandbox/clock" ->
          json(response, method.equals("GET") ? sandbox.clock() : moved(method, request));
      case "sandbox/reset" -> {
        only(method, "POST");
        json(response, sandbox.reset());
      }
      default -> entry(method, path, request, response);
    }
  }

  private void explain(String method, Request request, Response response) throws IOException {
    if (explain == null) {
      throw new Problem(404, "no gateway runs here");
    }
    only(method, "POST");
    json(response, explain.explain(request));
  }

  private Object moved(String method, Request request) throws IOException {
    only(method, "POST");
    return sandbox.clock(request);
  }

  private void entry(String method, String path, Request request, Response response)
      throws IOException {
    String[] parts = path.split("/", -1);
    if (parts.length == 3 && path.startsWith("sandbox/accounts/")) {
      only(method, "PUT");
      json(response, sandbox.account(Query.segment(parts[2]), request));
      return;
    }
    if (parts.length != 3 || !parts[0].equals("accounts")) {
      throw new Problem(404, "there is no such page");
    }
    String caller = Query.segment(parts[1]);
    String merchant = Query.segment(parts[2]);
    switch (method) {
      case "PUT" -> json(response, accounts.set(caller, merchant, request));
      case "DELETE" -> json(response, accounts.remove(caller, merchant));
      default -> throw new Problem(405, "an account is PUT or DELETEd");
    }
  }

  private static void only(String method, String right) {
    if (!method.equals(right)) {
      throw new Problem(405, "this is asked with " + right);
    }
  }

  private static void json(Response response, Object body) throws IOException {
    send(response, 200, JSON, Json.bytes(body));
  }

  private static Problem problem(Failure failure) {
    return switch (failure.kind()) {
      case IN_PROGRESS -> new Problem(409, failure.message(), failure.retryAfter(), Map.of());
      case UPSTREAM_UNAVAILABLE,
          INVALID_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          VERIFICATION_REQUIRED,
          RATE_LIMITED,
          OUTCOME_UNKNOWN,
          UPSTREAM_ERROR,
          INTERNAL ->
          new Problem(
              failure.reason() == Reason.STORE_DOWN ? 503 : 500,
              failure.message(),
              failure.retryAfter(),
              Map.of());
    };
  }

  private static void say(Response response, Problem problem) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", HttpStatus.getHttpStatus(problem.status()).getReasonPhrase());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    body.putAll(problem.more());
    if (problem.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"linkgate admin\"");
    }
    @Nullable Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }
    response.setHeader("Connection", "close"); // a body may be left unread
    send(response, problem.status(), "application/problem+json", Json.bytes(body));
  }

  private static void send(Response response, int status, String type, byte[] body)
      throws IOException {
    response.setStatus(status);
    response.getResponse().setContentType(type);
    response.setContentLength(body.length);
    try (OutputStream out = response.getOutputStream()) {
      out.write(body);
    }
  }
}

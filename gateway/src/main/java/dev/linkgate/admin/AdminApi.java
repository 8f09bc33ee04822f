package dev.linkgate.admin;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountRules;
import dev.linkgate.adapter.Json;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.explain.Explanation;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.contract.fidelity.KeptMatrix;
import dev.linkgate.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Everything under {@code /api/} of the admin listener. */
public final class AdminApi {
  /** What all its paths begin with. */
  public static final String PREFIX = "/api/";

  /** Of an import, which is the largest there is. */
  public static final long LARGEST_BODY = AccountPages.LARGEST_IMPORT;

  private static final String JSON = "application/json";

  private final AdminGate gate;
  private final List<Endpoint> endpoints;

  /**
   * @param gate lets requests in
   * @param endpoints in the order in which they are looked at
   */
  public AdminApi(AdminGate gate, List<Endpoint> endpoints) {
    this.gate = gate;
    this.endpoints = List.copyOf(endpoints);
  }

  /** Pages over a store, whether a gateway runs on it or not. */
  public static List<Endpoint> kept(
      AccountBook accounts,
      AccountRules rules,
      AuditLog audit,
      @Nullable DriftBook drift,
      Sandbox sandbox) {
    List<Endpoint> endpoints = new ArrayList<>(new AccountPages(accounts, rules).endpoints());
    endpoints.addAll(new AuditPages(audit).endpoints());
    endpoints.addAll(new DriftPages(drift).endpoints());
    endpoints.addAll(new SandboxPages(sandbox).endpoints());
    return endpoints;
  }

  /** Pages that explain by a running configuration. */
  public static List<Endpoint> explaining(Function<Question, Explanation> explainer) {
    return new ExplainPage(explainer).endpoints();
  }

  /** Pages of what becomes of everything between every two versions. */
  public static List<Endpoint> fidelity(KeptMatrix matrix) {
    return new FidelityPages(matrix).endpoints();
  }

  /** Answers a request. */
  public void answer(Request request, Response response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    try {
      route(request, response, gate.check(request));
    } catch (Problem problem) {
      say(response, problem);
    } catch (GatewayException e) {
      say(response, problem(e.failure()));
    }
  }

  private void route(Request request, Response response, String who) throws IOException {
    String method = request.getMethod().getMethodString();
    String path = request.getRequestURI().substring(PREFIX.length());
    Set<String> others = new LinkedHashSet<>();
    for (Endpoint endpoint : endpoints) {
      Optional<List<String>> segments = endpoint.matches(path);
      if (segments.isPresent() && endpoint.method().equals(method)) {
        Object answer = endpoint.work().answer(new Asked(request, response, segments.get(), who));
        if (answer != null) {
          json(response, answer);
        }
        return;
      }
      segments.ifPresent(_ -> others.add(endpoint.method()));
    }
    if (others.isEmpty()) {
      throw new Problem(404, "there is no such page");
    }
    throw new Problem(405, "this is asked with " + String.join(" or ", others));
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

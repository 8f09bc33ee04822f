package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.SpecCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of one API that keeps to its documents and rules, except for one defect. Shares nothing
 * with the gateway: another reader, another validation, other error texts.
 */
final class ReferenceServer implements AutoCloseable {
  static final String KEY = "sk_test_canary_of_the_reference_server";
  private static final Pattern VERSION =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([.-][a-z0-9]+)?");

  private final String api;
  private final @Nullable Defect defect;
  private final RecordingUpstream socket = RecordingUpstream.start();
  private final DefectiveAnswers answers;
  private final ReferenceKeys keys;

  private ReferenceServer(String api, @Nullable Defect defect) {
    this.api = api;
    this.defect = defect;
    this.answers = new DefectiveAnswers(api, defect);
    this.keys = new ReferenceKeys(api, defect);
    socket.always(this::answer);
  }

  static ReferenceServer of(String api, @Nullable Defect defect) {
    return new ReferenceServer(api, defect);
  }

  /** The only account there is. */
  static String account(String api) {
    return api.equals("whop") ? "biz_reference1" : "acct_reference1";
  }

  String base() {
    return socket.baseUrl() + (api.equals("whop") ? "/api/v1" : "");
  }

  /** The socket it answers on. */
  RecordingUpstream socket() {
    return socket;
  }

  private boolean has(Defect one) {
    return one == defect;
  }

  private String path() {
    return switch (api) {
      case "stripe-v1" -> "/v1/account_links";
      case "stripe-v2" -> "/v2/core/account_links";
      default -> "/api/v1/account_links";
    };
  }

  private Reply answer(RecordedRequest request) {
    if (!request.path().equals(path())) {
      return has(Defect.UNKNOWN_PATH_IN_HTML)
          ? DefectiveAnswers.html(404)
          : DocumentedAnswers.error(api, 404);
    }
    Optional<Reply.Answer> stranger = stranger(request);
    if (stranger.isPresent()) {
      return answers.refusal(stranger.get());
    }
    if (!request.method().equals("POST")) {
      return has(Defect.GET_TAKEN)
          ? Reply.json(200, "{\"data\":[]}")
          : DocumentedAnswers.error(api, 404);
    }
    String version = request.version();
    if (version != null
        && !VERSION.matcher(version).matches()
        && !has(Defect.MALFORMED_VERSION_TAKEN)) {
      return answers.refusal(DocumentedAnswers.error(api, 400));
    }
    boolean older = version != null && !version.equals(newest());
    if (older && (has(Defect.OLDER_VERSION_REFUSED) || has(Defect.OLDER_VERSION_IS_500))) {
      return DocumentedAnswers.error(api, has(Defect.OLDER_VERSION_IS_500) ? 500 : 400);
    }
    RecordedRequest read = misread(request);
    return keys.under(read, () -> refusal(read), () -> link(read));
  }

  private String newest() {
    return Speakers.newest(api).version().text();
  }

  /** The request as a server takes it that does not look at a header. */
  private RecordedRequest misread(RecordedRequest request) {
    return switch (defect) {
      case CONTENT_TYPE_IGNORED ->
          with(request, "Content-Type", Speakers.ingress(api).bodyFormat().mediaType());
      case MALFORMED_VERSION_TAKEN ->
          with(request, Speakers.ingress(api).versionHeader(), newest());
      case null, default -> request;
    };
  }

  private static RecordedRequest with(RecordedRequest request, String name, String value) {
    List<Headers.Header> headers = new ArrayList<>(request.headers().list());
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    return new RecordedRequest(
        request.method(),
        request.target(),
        new Headers(headers).with(name, value),
        request.body(),
        request.arrivedAt(),
        request.connection());
  }

  private Optional<Reply.Answer> stranger(RecordedRequest request) {
    String given = request.headers().first("Authorization").orElse("");
    String basic = Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
    boolean known =
        given.equals("Bearer " + KEY)
            || (given.equals("Basic " + basic) && !has(Defect.BASIC_REFUSED))
            || (given.isEmpty() && has(Defect.NO_KEY_TAKEN))
            || (!given.isEmpty() && has(Defect.ANY_KEY_TAKEN));
    if (known) {
      return Optional.empty();
    }
    boolean forbidden = has(Defect.OTHER_KEY_FORBIDDEN) && !given.isEmpty();
    return Optional.of(DocumentedAnswers.error(api, forbidden ? 403 : 401));
  }

  /** Why a request gets no link; empty where it gets one. */
  private Optional<Reply> refusal(RecordedRequest request) {
    Optional<List<String>> violations = violations(request);
    if (violations.isEmpty()) {
      return Optional.of(
          answers.refusal(DocumentedAnswers.error(api, has(Defect.MALFORMED_IS_500) ? 500 : 400)));
    }
    Oversights oversights = new Oversights(api, defect);
    if (oversights.crashes(request, violations.get())) {
      return Optional.of(DocumentedAnswers.error(api, 500));
    }
    if (violations.get().stream().anyMatch(violation -> !oversights.overlooks(request, violation))
        || oversights.refusesGood(request)) {
      return Optional.of(answers.refusal(DocumentedAnswers.error(api, 400)));
    }
    String account = account(request.tree());
    boolean known =
        account.equals(account(api)) || account.isEmpty() || has(Defect.ANY_ACCOUNT_TAKEN);
    return known
        ? Optional.empty()
        : Optional.of(answers.refusal(DocumentedAnswers.error(api, 404)));
  }

  private static String account(JsonNode body) {
    for (String name : List.of("account", "company_id", "account_id")) {
      if (body.path(name).isTextual()) {
        return body.path(name).asText();
      }
    }
    return "";
  }

  /** What is wrong with a body; empty where it cannot be read at all. */
  private Optional<List<String>> violations(RecordedRequest request) {
    if (request.body().length == 0 && has(Defect.EMPTY_TAKEN)) {
      return Optional.of(List.of());
    }
    try {
      JsonNode body = request.tree();
      return body.isObject() ? Optional.of(SpecCheck.violations(request)) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Reply link(RecordedRequest request) {
    return answers.link(DocumentedAnswers.link(request));
  }

  @Override
  public void close() {
    socket.close();
  }
}

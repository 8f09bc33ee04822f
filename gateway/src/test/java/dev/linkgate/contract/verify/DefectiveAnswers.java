package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A good answer, with a defect's mark on it. */
record DefectiveAnswers(String api, @Nullable Defect defect) {

  static Reply.Answer html(int status) {
    return new Reply.Answer(
        status,
        Headers.of("Content-Type", "text/html"),
        "<html>no</html>".getBytes(StandardCharsets.UTF_8));
  }

  /** The answer with a link. */
  Reply link(Reply.Answer good) {
    return switch (defect) {
      case CREATED_FOR_OK -> new Reply.Answer(201, good.headers(), good.body());
      case REDIRECTS ->
          new Reply.Answer(302, good.headers().with("Location", "/elsewhere"), good.body());
      case LINK_IS_HTML -> typed(good, "text/html");
      case LINK_WITHOUT_TYPE -> typed(good, null);
      case LINK_IS_CUT -> Reply.WireEvent.CUT_BODY;
      case LINK_IS_EMPTY -> new Reply.Answer(200, good.headers(), new byte[0]);
      case VERSION_NOT_ECHOED -> without(good, "Stripe-Version");
      case ANOTHER_VERSION_ECHOED ->
          without(good, "Stripe-Version").with("Stripe-Version", "2019-01-01");
      case NO_REQUEST_ID -> without(good, "Request-Id");
      case null, default -> said(good, change((ObjectNode) DocumentedAnswers.body(good)));
    };
  }

  private ObjectNode change(ObjectNode body) {
    switch (defect) {
      case NO_URL -> body.remove("url");
      case URL_IS_NUMBER -> body.put("url", 7);
      case URL_IS_NULL -> body.putNull("url");
      case URL_IS_RELATIVE -> body.put("url", "/setup/1");
      case EXPIRES_IN_ANOTHER_UNIT -> anotherUnit(body);
      case EXPIRES_IN_ANOTHER_TYPE -> anotherType(body);
      case EXPIRED_ALREADY -> expired(body);
      case ANOTHER_OBJECT -> body.put("object", "account");
      case ANOTHER_ACCOUNT -> body.put("account", "acct_another");
      case REAL_LINK -> body.put("livemode", true);
      case UNDOCUMENTED_FIELD -> body.put("brand_new", 1);
      case OLDER_ANSWER_AS_NEWEST -> {
        if (body.at("/use_case/account_onboarding") instanceof ObjectNode hash) {
          hash.remove("configurations");
        }
      }
      case null, default -> {}
    }
    return body;
  }

  private static void anotherUnit(ObjectNode body) {
    JsonNode seconds = body.path("expires_at");
    if (seconds.isIntegralNumber()) {
      body.put("expires_at", seconds.longValue() * 1000);
    } else {
      body.put("expires_at", "+58000-01-01T00:00:00.000Z");
    }
  }

  private static void anotherType(ObjectNode body) {
    if (body.path("expires_at").isTextual()) {
      body.put("expires_at", Instant.now().plusSeconds(300).getEpochSecond());
    } else {
      body.put("expires_at", Instant.now().plusSeconds(300).toString());
    }
  }

  private static void expired(ObjectNode body) {
    if (body.path("expires_at").isTextual()) {
      body.put("expires_at", Instant.now().minusSeconds(3_600).toString());
    } else {
      body.put("expires_at", Instant.now().minusSeconds(3_600).getEpochSecond());
    }
  }

  /** A refusal; only those of a bad request have defects, so that each has one place. */
  Reply.Answer refusal(Reply.Answer good) {
    if (defect == Defect.NO_REQUEST_ID) {
      return without(good, "Request-Id");
    }
    if (good.status() != 400) {
      return good;
    }
    ObjectNode body = (ObjectNode) DocumentedAnswers.body(good);
    ObjectNode error = (ObjectNode) body.path("error");
    return switch (defect) {
      case REFUSED_WITH_422 -> new Reply.Answer(422, good.headers(), good.body());
      case REFUSED_WITH_418 -> new Reply.Answer(418, good.headers(), good.body());
      case REFUSED_WITH_200 -> new Reply.Answer(200, good.headers(), good.body());
      case REFUSED_WITHOUT_ERROR -> said(good, error);
      case REFUSED_IN_HTML -> html(400);
      case REFUSED_WITHOUT_BODY -> new Reply.Answer(400, good.headers(), new byte[0]);
      case ERROR_LACKS_FIELD -> {
        error.remove(api.equals("stripe-v2") ? "code" : "type");
        yield said(good, body);
      }
      case ERROR_FIELD_OF_ANOTHER_TYPE -> {
        error.put("message", 42);
        yield said(good, body);
      }
      case ERROR_OF_ANOTHER_KIND -> {
        error.put("type", "validation_error");
        yield said(good, body);
      }
      case null, default -> good;
    };
  }

  private static Reply.Answer said(Reply.Answer answer, ObjectNode body) {
    return new Reply.Answer(
        answer.status(), answer.headers(), body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Reply.Answer typed(Reply.Answer answer, @Nullable String type) {
    Reply.Answer untyped = without(answer, "Content-Type");
    return type == null ? untyped : untyped.with("Content-Type", type);
  }

  private static Reply.Answer without(Reply.Answer answer, String name) {
    List<Headers.Header> kept = new ArrayList<>(answer.headers().list());
    kept.removeIf(
        header -> header.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    return new Reply.Answer(answer.status(), new Headers(kept), answer.body());
  }
}

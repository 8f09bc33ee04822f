package dev.linkgate.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.ApiResource;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** stripe-java in this process. */
final class JavaSdk {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JavaSdk() {}

  static SdkReply call(SdkCall call) {
    long start = System.nanoTime();
    try {
      StripeResponse response = exchange(call);
      JsonNode value = response.body().isEmpty() ? JSON.nullNode() : tree(response.body());
      return new SdkReply.Ok(value, lastResponse(response), since(start));
    } catch (StripeException e) {
      return failed(e, since(start));
    } catch (RuntimeException e) {
      return failed(e, since(start)); // an SDK that stumbles is an outcome too
    }
  }

  private static StripeResponse exchange(SdkCall call) throws StripeException {
    StripeClient client = client(call);
    if (call.other() instanceof SdkCall.AccountTarget(String id)) {
      return JavaAccounts.exchange(client, call, id);
    }
    if (call.other() instanceof SdkCall.RawTarget target) {
      var method = ApiResource.RequestMethod.valueOf(target.method());
      RawRequestOptions.RawRequestOptionsBuilder raw = RawRequestOptions.builder();
      fill(raw, call.options());
      raw.setAdditionalHeaders(call.options().headers());
      return client.rawRequest(method, target.path(), JavaParams.content(call), raw.build());
    }
    ObjectNode params = call.params();
    if (params == null) {
      throw new IllegalArgumentException("create needs parameters");
    }
    RequestOptions.RequestOptionsBuilder options = RequestOptions.builder();
    fill(options, call.options());
    if (call.api().equals("v1")) {
      var link = client.v1().accountLinks().create(JavaParams.v1(params), options.build());
      return checked(link.getLastResponse(), link.getUrl());
    }
    var link = client.v2().core().accountLinks().create(JavaParams.v2(params), options.build());
    return checked(link.getLastResponse(), link.getUrl());
  }

  private static StripeClient client(SdkCall call) {
    StripeClient.StripeClientBuilder builder =
        StripeClient.builder().setApiKey(call.key()).setApiBase(call.baseUrl());
    SdkOptions options = call.options();
    if (options.maxRetries() != null) {
      builder.setMaxNetworkRetries(options.maxRetries());
    }
    if (options.timeout() != null) {
      builder.setReadTimeout(Math.toIntExact(options.timeout().toMillis()));
    }
    return builder.build();
  }

  private static void fill(RequestOptions.RequestOptionsBuilder builder, SdkOptions options) {
    if (options.idempotencyKey() != null) {
      builder.setIdempotencyKey(options.idempotencyKey());
    }
    if (options.stripeAccount() != null) {
      builder.setStripeAccount(options.stripeAccount());
    }
    if (options.version() != null) {
      RequestOptions.RequestOptionsBuilder.unsafeSetStripeVersionOverride(
          builder, options.version());
    }
  }

  /** The typed model must say what the body says, else the body proves nothing about the SDK. */
  private static StripeResponse checked(StripeResponse response, @Nullable String url) {
    if (!tree(response.body()).path("url").asText().equals(url)) {
      throw new IllegalStateException("the typed link has another URL than the body");
    }
    return response;
  }

  private static SdkReply.LastResponse lastResponse(StripeResponse response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(lower(name), values.getFirst()));
    return new SdkReply.LastResponse(
        response.code(),
        response.requestId(),
        headers.get("stripe-version"),
        response.idempotencyKey(),
        headers.get("stripe-account"),
        headers);
  }

  private static SdkReply failed(StripeException e, Duration elapsed) {
    StripeError error = e.getStripeError();
    return new SdkReply.Failed(
        e.getClass().getSimpleName(),
        String.valueOf(e.getMessage()),
        error == null ? null : error.getType(),
        error == null ? null : error.getType(),
        e.getCode(),
        error == null ? null : error.getParam(),
        e.getStatusCode(),
        e.getRequestId(),
        error == null ? null : e.getUserMessage(),
        error == null ? null : error.getDocUrl(),
        Map.of(),
        body(e, error),
        elapsed);
  }

  private static SdkReply failed(RuntimeException e, Duration elapsed) {
    return new SdkReply.Failed(
        e.getClass().getSimpleName(),
        String.valueOf(e.getMessage()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        elapsed);
  }

  /** As the SDK hands it out; where it has no raw text, the fields it parsed. */
  private static @Nullable JsonNode body(StripeException e, @Nullable StripeError error) {
    if (error == null) {
      return null;
    }
    StripeResponse last = error.getLastResponse();
    if (last != null && last.body() != null) {
      return tree(last.body());
    }
    ObjectNode body = JSON.createObjectNode();
    ObjectNode inner = body.withObjectProperty("error");
    put(inner, "type", error.getType());
    put(inner, "code", e.getCode());
    put(inner, "message", error.getMessage());
    put(inner, "param", error.getParam());
    put(inner, "user_message", error.getUserMessage());
    return body;
  }

  private static void put(ObjectNode to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stripe-java took what is not JSON", e);
    }
  }

  private static String lower(@Nullable String name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}

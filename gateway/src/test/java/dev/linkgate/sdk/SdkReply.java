package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an application sees of one SDK call. */
public sealed interface SdkReply {
  /** From the call to its return, retries and back-off included. */
  Duration elapsed();

  /** The call returned. */
  record Ok(JsonNode value, LastResponse lastResponse, Duration elapsed) implements SdkReply {
    /** The link. */
    public String url() {
      return value.path("url").asText();
    }

    @Override
    public String toString() {
      return "Ok[" + lastResponse.statusCode() + "]"; // the value holds a link
    }
  }

  /**
   * The call raised.
   *
   * @param errorClass simple name of the class the SDK raised
   * @param message the SDK's own message text
   * @param type what the SDK calls type: in stripe-node the class, elsewhere the body's
   * @param rawType the body's {@code type}
   * @param status absent where no answer came
   * @param headers lower-case names; empty where the SDK shows none
   * @param body the error body the SDK hands out, with its {@code error} on top
   */
  record Failed(
      String errorClass,
      String message,
      @Nullable String type,
      @Nullable String rawType,
      @Nullable String code,
      @Nullable String param,
      @Nullable Integer status,
      @Nullable String requestId,
      @Nullable String userMessage,
      @Nullable String docUrl,
      Map<String, String> headers,
      @Nullable JsonNode body,
      Duration elapsed)
      implements SdkReply {
    /** The message of the error body, without what the SDK puts around it. */
    public String said() {
      return body == null ? "" : body.path("error").path("message").asText();
    }
  }

  /**
   * What the SDK tells about the answer beside its body.
   *
   * @param headers lower-case names
   */
  record LastResponse(
      int statusCode,
      @Nullable String requestId,
      @Nullable String apiVersion,
      @Nullable String idempotencyKey,
      @Nullable String stripeAccount,
      Map<String, String> headers) {
    public LastResponse {
      headers = Map.copyOf(headers);
    }
  }
}

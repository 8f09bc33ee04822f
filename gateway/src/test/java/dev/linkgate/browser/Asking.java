package dev.linkgate.browser;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How an application of each API asks for a link. */
enum Asking {
  V1("/v1/account_links", "application/x-www-form-urlencoded", 300),
  V2("/v2/core/account_links", "application/json", 600),
  WHOP("/api/v1/account_links", "application/json", 3600);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final String path;
  final String type;

  /** How long its links open. */
  final int seconds;

  Asking(String path, String type, int seconds) {
    this.path = path;
    this.type = type;
    this.seconds = seconds;
  }

  /** An account's id as this API has them. */
  String account(String name) {
    return (this == WHOP ? "biz_" : "acct_") + name;
  }

  /**
   * The body of a request.
   *
   * @param purpose as all APIs call it, {@code account_onboarding} for one
   * @param refreshUrl null: not named
   * @param returnUrl null: not named
   */
  String body(
      String account,
      String purpose,
      @Nullable String refreshUrl,
      @Nullable String returnUrl,
      boolean everything) {
    ObjectNode json = JSON.createObjectNode();
    return switch (this) {
      case V1 ->
          "account="
              + account
              + "&type="
              + purpose
              + pair("refresh_url", refreshUrl)
              + pair("return_url", returnUrl)
              + (everything
                  ? "&collection_options[fields]=eventually_due"
                      + "&collection_options[future_requirements]=include"
                  : "");
      case V2 -> {
        ObjectNode useCase = json.put("account", account).putObject("use_case");
        ObjectNode flow = useCase.put("type", purpose).putObject(purpose);
        put(flow, refreshUrl, returnUrl);
        if (everything) {
          flow.putObject("collection_options")
              .put("fields", "eventually_due")
              .put("future_requirements", "include");
        }
        yield json.toString();
      }
      case WHOP -> {
        put(json.put("company_id", account).put("use_case", purpose), refreshUrl, returnUrl);
        yield json.toString();
      }
    };
  }

  private static void put(
      ObjectNode json, @Nullable String refreshUrl, @Nullable String returnUrl) {
    if (refreshUrl != null) {
      json.put("refresh_url", refreshUrl);
    }
    if (returnUrl != null) {
      json.put("return_url", returnUrl);
    }
  }

  private static String pair(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

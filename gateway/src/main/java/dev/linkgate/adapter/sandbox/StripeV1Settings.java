package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An account's settings: what was given, over what one has that gave nothing. */
final class StripeV1Settings {
  /** What the SDKs' types have on every account. */
  private static final String UNSAID =
      """
      {"branding": {"icon": null, "logo": null, "primary_color": null, "secondary_color": null},
       "card_payments": {"statement_descriptor_prefix": null,
         "statement_descriptor_prefix_kana": null, "statement_descriptor_prefix_kanji": null},
       "dashboard": {"display_name": null, "timezone": "Etc/UTC"},
       "payments": {"statement_descriptor": null, "statement_descriptor_kana": null,
         "statement_descriptor_kanji": null, "statement_descriptor_prefix_kana": null,
         "statement_descriptor_prefix_kanji": null},
       "payouts": {"debit_negative_balances": true, "statement_descriptor": null,
         "schedule": {"delay_days": 2, "interval": "daily"}}}
      """;

  private StripeV1Settings() {}

  static ObjectNode shown(@Nullable String name, JsonNode given) {
    ObjectNode settings =
        Json.object(UNSAID.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
    settings.withObjectProperty("dashboard").put("display_name", name);
    merge(given, settings);
    return settings;
  }

  private static void merge(JsonNode given, ObjectNode into) {
    for (var field : given.properties()) {
      if (field.getValue().isObject() && into.get(field.getKey()) instanceof ObjectNode deeper) {
        merge(field.getValue(), deeper);
      } else {
        into.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }
}

package dev.linkgate.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the official SDKs make of an answer, as measured in sdk/attempts.txt. */
final class SdkClasses {
  /** Each API's columns in docs/errors.md: a title, and the section that was measured. */
  static final Map<String, List<String>> SECTIONS =
      Map.of(
          "stripe-v1", List.of("STRIPE_JAVA_V1", "STRIPE23_V1", "STRIPE20_V1"),
          // 20 and 18 choose by the body's type, which our v2 errors have as our v1 errors do
          "stripe-v2", List.of("STRIPE_JAVA_V2", "STRIPE23_V2", "STRIPE20_V1"),
          "whop", List.of("WHOP42"));

  private static final Map<String, String> ROWS = rows();

  private SdkClasses() {}

  private static Map<String, String> rows() {
    Map<String, String> rows = new HashMap<>();
    String section = "";
    for (String line : Fixture.lines("sdk/attempts.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else {
        String[] cells = line.split("\\|", -1);
        rows.put(section + " " + cells[0].strip(), cells[1].strip() + " ×" + cells[2].strip());
      }
    }
    return rows;
  }

  /**
   * The class and the number of requests, two retries being allowed.
   *
   * @param shouldRetry the header's value; a dash where there is none
   */
  static String raised(String section, int status, String type, String shouldRetry) {
    String row = Objects.requireNonNull(ROWS.get(section + " " + status), section + " " + status);
    String name = row.substring(0, row.indexOf(' '));
    String attempts = row.substring(row.indexOf('×'));
    if (type.equals("idempotency_error")) { // both SDKs have a class of their own for it
      name = section.contains("JAVA") ? "IdempotencyException" : "StripeIdempotencyError";
    }
    return switch (shouldRetry) {
      case "true" -> name + " ×3";
      case "false" -> name + " ×1";
      default -> name + " " + attempts;
    };
  }
}

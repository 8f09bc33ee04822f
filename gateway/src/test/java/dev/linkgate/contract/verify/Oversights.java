package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.testing.RecordedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server with a defect does not see in a request, or stumbles over. */
record Oversights(String api, @Nullable Defect defect) {
  private static final String UNKNOWN = "linkgate_unknown: undocumented";
  private static final String NOT_LISTED = "value not among";
  private static final String URL = "/refresh_url";

  /** Whether it lets a violation pass. */
  boolean overlooks(RecordedRequest request, String violation) {
    return switch (defect) {
      case UNKNOWN_FIELD_TAKEN -> violation.endsWith(UNKNOWN);
      case OTHER_VALUE_TAKEN -> violation.contains(NOT_LISTED);
      case MISSING_TAKEN -> accountMissing(violation);
      case DEEP_MISSING_TAKEN -> violation.endsWith(URL + ": required");
      case OBJECT_FOR_TEXT_TAKEN -> wrongUrl(violation) && url(request).isObject();
      case NUMBER_FOR_TEXT_TAKEN -> wrongUrl(violation) && url(request).isNumber();
      case TEXT_FOR_OBJECT_TAKEN -> violation.contains("/collection_options: not");
      case TOO_LONG_TAKEN -> violation.contains(": longer than");
      case REMOVED_FIELD_TAKEN -> violation.endsWith("/configurations: undocumented");
      case null, default -> false;
    };
  }

  /** Whether it fails over one of these violations. */
  boolean crashes(RecordedRequest request, List<String> violations) {
    return violations.stream().anyMatch(violation -> crashes(request, violation));
  }

  private boolean crashes(RecordedRequest request, String violation) {
    return switch (defect) {
      case UNKNOWN_FIELD_IS_500 -> violation.equals("/" + UNKNOWN);
      case DEEP_UNKNOWN_FIELD_IS_500 -> violation.endsWith("/" + UNKNOWN);
      case OTHER_VALUE_IS_500 -> violation.contains(NOT_LISTED);
      case OPEN_VALUE_IS_500 -> violation.startsWith("/use_case/type: " + NOT_LISTED);
      case MISSING_IS_500 -> accountMissing(violation);
      case ARRAY_FOR_TEXT_IS_500 -> wrongUrl(violation) && url(request).isArray();
      case FOREIGN_FIELD_IS_500 -> violation.equals("/company_id: undocumented");
      case null, default -> false;
    };
  }

  /** Whether it refuses what is good. */
  boolean refusesGood(RecordedRequest request) {
    JsonNode body = request.tree();
    return switch (defect) {
      case SECOND_EXAMPLE_REFUSED ->
          switch (api) {
            case "stripe-v1" -> body.at("/collection_options").isMissingNode();
            case "stripe-v2" -> body.at("/use_case/type").asText().equals("account_update");
            default -> body.at("/use_case").asText().equals("payouts_portal");
          };
      case VALUE_REFUSED -> body.toString().contains('"' + Defect.name(api, "value") + '"');
      case null, default -> false;
    };
  }

  private boolean accountMissing(String violation) {
    return violation.equals("/" + Defect.name(api, "account") + ": required");
  }

  private static boolean wrongUrl(String violation) {
    return violation.contains(URL + ": not");
  }

  private JsonNode url(RecordedRequest request) {
    return request.tree().at(api.equals("stripe-v2") ? "/use_case/account_onboarding" + URL : URL);
  }
}

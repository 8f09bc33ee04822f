package dev.linkgate.contract.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A way in which a server leaves its document or its API's rules, and the case that has to name it.
 * A name in braces stands for the API's own.
 */
enum Defect {
  CREATED_FOR_OK("examples.onboarding"),
  REDIRECTS("examples.onboarding"),
  NO_URL("examples.onboarding"),
  URL_IS_NUMBER("examples.onboarding"),
  URL_IS_NULL("examples.onboarding"),
  URL_IS_RELATIVE("examples.onboarding"),
  EXPIRES_IN_ANOTHER_UNIT("examples.onboarding"),
  EXPIRES_IN_ANOTHER_TYPE("examples.onboarding"),
  EXPIRED_ALREADY("examples.onboarding"),
  ANOTHER_OBJECT("examples.onboarding", "stripe-v1", "stripe-v2"),
  ANOTHER_ACCOUNT("examples.onboarding", "stripe-v2"),
  REAL_LINK("examples.onboarding", "stripe-v2"),
  UNDOCUMENTED_FIELD("examples.onboarding"),
  LINK_IS_HTML("examples.onboarding"),
  LINK_WITHOUT_TYPE("examples.onboarding"),
  LINK_IS_CUT("examples.onboarding"),
  LINK_IS_EMPTY("examples.onboarding"),
  SECOND_EXAMPLE_REFUSED("examples.{second}"),
  UNKNOWN_FIELD_TAKEN("fields.unknown:linkgate_unknown", "stripe-v1"),
  UNKNOWN_FIELD_IS_500("fields.unknown:linkgate_unknown"),
  DEEP_UNKNOWN_FIELD_IS_500("fields.unknown:{deep}[linkgate_unknown]", "stripe-v1", "stripe-v2"),
  OTHER_VALUE_TAKEN("fields.other-value:{enum}"),
  OTHER_VALUE_IS_500("fields.other-value:{enum}"),
  OPEN_VALUE_IS_500("fields.other-value:use_case[type]", "stripe-v2"),
  VALUE_REFUSED("fields.value:{enum}={value}"),
  MISSING_TAKEN("fields.missing:{account}"),
  MISSING_IS_500("fields.missing:{account}"),
  DEEP_MISSING_TAKEN("fields.missing:use_case[account_onboarding][refresh_url]", "stripe-v2"),
  OBJECT_FOR_TEXT_TAKEN("fields.type:{url}=object"),
  NUMBER_FOR_TEXT_TAKEN("fields.type:{url}=number", "stripe-v2", "whop"),
  ARRAY_FOR_TEXT_IS_500("fields.type:{url}=array"),
  TEXT_FOR_OBJECT_TAKEN("fields.type:{deep}=text", "stripe-v1", "stripe-v2"),
  TOO_LONG_TAKEN("fields.too-long:expand[0]", "stripe-v1"),
  REFUSED_WITH_422("fields.missing:{account}"),
  REFUSED_WITH_418("fields.missing:{account}"),
  REFUSED_WITHOUT_ERROR("fields.missing:{account}"),
  REFUSED_IN_HTML("fields.missing:{account}"),
  REFUSED_WITHOUT_BODY("fields.missing:{account}"),
  REFUSED_WITH_200("fields.missing:{account}"),
  ERROR_LACKS_FIELD("fields.missing:{account}"),
  ERROR_FIELD_OF_ANOTHER_TYPE("fields.missing:{account}"),
  ERROR_OF_ANOTHER_KIND("fields.missing:{account}", "stripe-v1"),
  MALFORMED_IS_500("bodies.{malformed}"),
  EMPTY_TAKEN("bodies.empty"),
  CONTENT_TYPE_IGNORED("bodies.other-content-type"),
  NO_KEY_TAKEN("access.no-key"),
  ANY_KEY_TAKEN("access.other-key"),
  OTHER_KEY_FORBIDDEN("access.other-key"),
  BASIC_REFUSED("access.basic", "stripe-v1", "stripe-v2"),
  ANY_ACCOUNT_TAKEN("access.other-account"),
  GET_TAKEN("paths.get"),
  UNKNOWN_PATH_IN_HTML("paths.unknown"),
  IDEMPOTENCY_IGNORED("keys.same-answer"),
  REPLAY_DIFFERS("keys.same-answer"),
  REPLAY_UNMARKED("keys.replay-header"),
  FIRST_IS_MARKED("keys.replay-header"),
  OTHER_BODY_REPLAYED("keys.other-body"),
  OTHER_BODY_IN_OTHER_WORDS("keys.other-body"),
  OTHER_BODY_REPLACES("keys.still-same-answer"),
  REFUSAL_AND_KEY("keys.after-refusal"),
  LONGEST_KEY_REFUSED("keys.longest"),
  TOO_LONG_KEY_TAKEN("keys.too-long"),
  TWO_LINKS_AT_ONCE("keys.at-once"),
  MALFORMED_VERSION_TAKEN("versions.malformed"),
  OLDER_VERSION_REFUSED("versions.shape:{older}"),
  OLDER_VERSION_IS_500("versions.shape:{older}"),
  OLDER_ANSWER_AS_NEWEST("versions.shape:2025-12-15.clover", "stripe-v2"),
  REMOVED_FIELD_TAKEN(
      "versions.foreign:use_case[account_onboarding][configurations]@2025-12-15.clover",
      "stripe-v2"),
  FOREIGN_FIELD_IS_500("versions.foreign:company_id@2025-01-01", "whop"),
  VERSION_NOT_ECHOED("answers.header:Stripe-Version", "stripe-v1", "stripe-v2"),
  ANOTHER_VERSION_ECHOED("answers.header:Stripe-Version", "stripe-v1", "stripe-v2"),
  NO_REQUEST_ID("answers.header:Request-Id", "stripe-v1", "stripe-v2");

  private static final Map<String, Map<String, String>> NAMES =
      Map.of(
          "stripe-v1",
              Map.of(
                  "account", "account",
                  "url", "refresh_url",
                  "deep", "collection_options",
                  "enum", "collection_options[fields]",
                  "value", "currently_due",
                  "second", "short",
                  "malformed", "broken-escape",
                  "older", "2020-08-27"),
          "stripe-v2",
              Map.of(
                  "account", "account",
                  "url", "use_case[account_onboarding][refresh_url]",
                  "deep", "use_case[account_onboarding][collection_options]",
                  "enum", "use_case[account_onboarding][collection_options][fields]",
                  "value", "currently_due",
                  "second", "update",
                  "malformed", "cut",
                  "older", "2025-07-30.preview"),
          "whop",
              Map.of(
                  "account", "account_id",
                  "url", "refresh_url",
                  "enum", "use_case",
                  "value", "payouts_portal",
                  "second", "payouts",
                  "malformed", "cut",
                  "older", "2025-01-01"));

  private final String pattern;

  /** With commas: an enum holds nothing that could change. */
  private final String apis;

  Defect(String pattern, String... apis) {
    this.pattern = pattern;
    this.apis = apis.length == 0 ? "stripe-v1,stripe-v2,whop" : String.join(",", apis);
  }

  List<String> apis() {
    return List.of(apis.split(",", -1));
  }

  /** The case that has to find it in a server of the newest version. */
  String foundBy(String api) {
    String id = pattern;
    for (var name : NAMES.getOrDefault(api, Map.of()).entrySet()) {
      id = id.replace("{" + name.getKey() + "}", name.getValue());
    }
    return id;
  }

  /** What the API calls something. */
  static String name(String api, String what) {
    return NAMES.getOrDefault(api, Map.of()).getOrDefault(what, "");
  }

  /** The part of a run that has to find it. */
  Part part() {
    return Arrays.stream(Part.values())
        .filter(part -> pattern.startsWith(part.word() + "."))
        .findFirst()
        .orElseThrow();
  }
}

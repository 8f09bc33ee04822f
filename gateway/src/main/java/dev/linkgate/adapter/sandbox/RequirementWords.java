package dev.linkgate.adapter.sandbox;

import java.util.Map;

/** What an account is asked for, as people say it. */
final class RequirementWords {
  private static final Map<String, String> WORDS =
      Map.of(
          "business_type", "What kind of business it is",
          "representative.name", "Name of the person who acts for the business",
          "external_account", "Bank account that payouts go to",
          "tos_acceptance", "Agreement to the terms of service",
          "representative.id_number", "Identity number of the person who acts for the business",
          "company.tax_id", "Tax number of the business",
          "representative.verification.document", "Picture of that person's identity document");

  private RequirementWords() {}

  /** Of a name without words of its own: the name, readable. */
  static String of(String name) {
    String readable = name.replace('.', ' ').replace('_', ' ').strip();
    return WORDS.getOrDefault(
        name,
        readable.isEmpty()
            ? name
            : Character.toUpperCase(readable.charAt(0)) + readable.substring(1));
  }
}

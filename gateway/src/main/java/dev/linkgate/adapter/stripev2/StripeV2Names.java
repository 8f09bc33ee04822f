package dev.linkgate.adapter.stripev2;

import dev.linkgate.adapter.Names;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Parameter;

/**
 * A Stripe v2 caller's words for fields.
 *
 * @param flow the hash its request filled
 */
record StripeV2Names(String flow) implements Names {
  @Override
  public String of(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Own own -> own.name();
      case Field.ACCOUNT -> "account";
      case Field.PURPOSE -> "use_case[type]";
      case Field.REFRESH_URL -> in("refresh_url");
      case Field.RETURN_URL -> in("return_url");
      case Field.REQUIREMENT_FIELDS -> in("collection_options][fields");
      case Field.FUTURE_REQUIREMENTS -> in("collection_options][future_requirements");
      case Field.CONFIGURATIONS -> in("configurations");
      case Field.EXPAND -> "expand"; // v2 callers cannot ask for it
      case Field.ACTING_FOR -> "Stripe-Account";
      case Field.CONTEXT -> "Stripe-Context";
    };
  }

  private String in(String field) {
    return "use_case[" + flow + "][" + field + "]";
  }
}

package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import org.jspecify.annotations.Nullable;

/** Accounts through stripe-java's own methods, and held against its typed models. */
final class JavaAccounts {
  private JavaAccounts() {}

  static StripeResponse exchange(StripeClient client, SdkCall call, @Nullable String id)
      throws StripeException {
    RequestOptions.RequestOptionsBuilder options = RequestOptions.builder();
    if (call.options().idempotencyKey() != null) {
      options.setIdempotencyKey(call.options().idempotencyKey());
    }
    return call.api().equals("v2")
        ? v2(client, call.params(), id, options.build())
        : v1(client, call.params(), id, options.build());
  }

  private static StripeResponse v1(
      StripeClient client, @Nullable ObjectNode params, @Nullable String id, RequestOptions options)
      throws StripeException {
    var accounts = client.v1().accounts();
    var account =
        id == null ? accounts.create(v1(params), options) : accounts.retrieve(id, options);
    String body = account.getLastResponse().body();
    if (!body.contains("\"" + account.getId() + "\"")
        || account.getRequirements().getCurrentlyDue() == null
        || body.contains("\"payouts_enabled\":true") != account.getPayoutsEnabled()) {
      throw new IllegalStateException("the typed account is another one than the body's");
    }
    return account.getLastResponse();
  }

  private static AccountCreateParams v1(@Nullable ObjectNode params) {
    var builder = AccountCreateParams.builder();
    if (params != null) {
      for (var field : params.properties()) {
        String text = field.getValue().asText();
        switch (field.getKey()) {
          case "email" -> builder.setEmail(text);
          case "country" -> builder.setCountry(text);
          default -> builder.putExtraParam(field.getKey(), text);
        }
      }
    }
    return builder.build();
  }

  private static StripeResponse v2(
      StripeClient client, @Nullable ObjectNode params, @Nullable String id, RequestOptions options)
      throws StripeException {
    var accounts = client.v2().core().accounts();
    var account =
        id == null
            ? accounts.create(v2(params), options)
            : accounts.retrieve(id, included(), options);
    if (!account.getLastResponse().body().contains("\"" + account.getId() + "\"")
        || account.getRequirements().getEntries() == null
        || account.getConfiguration() == null) {
      throw new IllegalStateException("the typed account is another one than the body's");
    }
    return account.getLastResponse();
  }

  private static AccountRetrieveParams included() {
    return AccountRetrieveParams.builder()
        .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
        .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
        .build();
  }

  private static com.stripe.param.v2.core.AccountCreateParams v2(@Nullable ObjectNode params) {
    var builder = com.stripe.param.v2.core.AccountCreateParams.builder();
    if (params != null) {
      for (var field : params.properties()) {
        JsonNode value = field.getValue();
        switch (field.getKey()) {
          case "contact_email" -> builder.setContactEmail(value.asText());
          default -> builder.putExtraParam(field.getKey(), JavaParams.plain(value));
        }
      }
    }
    return builder.build();
  }
}

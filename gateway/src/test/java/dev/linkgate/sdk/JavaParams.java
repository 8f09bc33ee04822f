package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.net.FormEncoder;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountOnboarding;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters through stripe-java's typed builders. What its types cannot say goes the way its
 * documentation names for that, as an extra parameter.
 */
final class JavaParams {
  private static final String COLLECTION = "collection_options";

  private JavaParams() {}

  /** The body of a raw request, which stripe-java wants written out. */
  static @Nullable String content(SdkCall call) {
    ObjectNode params = call.params();
    if (params == null || call.api().equals("v2")) {
      return params == null ? null : params.toString();
    }
    Map<String, Object> pairs = new HashMap<>();
    params.properties().forEach(e -> pairs.put(e.getKey(), plain(e.getValue())));
    return FormEncoder.createQueryString(pairs);
  }

  static AccountLinkCreateParams v1(ObjectNode params) {
    var builder = AccountLinkCreateParams.builder();
    ObjectNode rest = params.deepCopy();
    text(rest, "account").ifPresent(builder::setAccount);
    text(rest, "refresh_url").ifPresent(builder::setRefreshUrl);
    text(rest, "return_url").ifPresent(builder::setReturnUrl);
    switch (rest.path("type").asText()) {
      case "account_onboarding" -> builder.setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING);
      case "account_update" -> builder.setType(AccountLinkCreateParams.Type.ACCOUNT_UPDATE);
      default -> text(rest, "type").ifPresent(type -> builder.putExtraParam("type", type));
    }
    rest.remove("type");
    if (rest.remove(COLLECTION) instanceof ObjectNode asked) {
      builder.setCollectionOptions(v1Collection(asked));
    }
    rest.properties().forEach(e -> builder.putExtraParam(e.getKey(), plain(e.getValue())));
    return builder.build();
  }

  private static AccountLinkCreateParams.CollectionOptions v1Collection(ObjectNode asked) {
    var options = AccountLinkCreateParams.CollectionOptions.builder();
    if (asked.path("fields").asText().equals("eventually_due")) {
      options.setFields(AccountLinkCreateParams.CollectionOptions.Fields.EVENTUALLY_DUE);
    }
    if (asked.path("future_requirements").asText().equals("include")) {
      options.setFutureRequirements(
          AccountLinkCreateParams.CollectionOptions.FutureRequirements.INCLUDE);
    }
    return options.build();
  }

  static com.stripe.param.v2.core.AccountLinkCreateParams v2(ObjectNode params) {
    JsonNode asked = params.path("use_case");
    var useCase = UseCase.builder();
    switch (asked.path("type").asText()) {
      case "account_onboarding" -> useCase.setType(UseCase.Type.ACCOUNT_ONBOARDING);
      case "account_update" -> useCase.setType(UseCase.Type.ACCOUNT_UPDATE);
      default -> useCase.putExtraParam("type", asked.path("type").asText());
    }
    for (Map.Entry<String, JsonNode> entry : asked.properties()) {
      switch (entry.getKey()) {
        case "type" -> {}
        case "account_onboarding" -> useCase.setAccountOnboarding(onboarding(entry.getValue()));
        case "account_update" -> useCase.setAccountUpdate(update(entry.getValue()));
        default -> useCase.putExtraParam(entry.getKey(), plain(entry.getValue()));
      }
    }
    var builder = com.stripe.param.v2.core.AccountLinkCreateParams.builder();
    text(params.deepCopy(), "account").ifPresent(builder::setAccount);
    for (Map.Entry<String, JsonNode> entry : params.properties()) {
      if (!entry.getKey().equals("account") && !entry.getKey().equals("use_case")) {
        builder.putExtraParam(entry.getKey(), plain(entry.getValue()));
      }
    }
    return builder.setUseCase(useCase.build()).build();
  }

  private static AccountOnboarding onboarding(JsonNode asked) {
    var flow = AccountOnboarding.builder();
    flow.setRefreshUrl(asked.path("refresh_url").textValue());
    flow.setReturnUrl(asked.path("return_url").textValue());
    if (asked.has("configurations")) {
      flow.addConfiguration(AccountOnboarding.Configuration.RECIPIENT);
    }
    if (asked.has(COLLECTION)) {
      flow.setCollectionOptions(
          AccountOnboarding.CollectionOptions.builder()
              .setFields(AccountOnboarding.CollectionOptions.Fields.EVENTUALLY_DUE)
              .setFutureRequirements(AccountOnboarding.CollectionOptions.FutureRequirements.INCLUDE)
              .build());
    }
    return flow.build();
  }

  private static AccountUpdate update(JsonNode asked) {
    var flow = AccountUpdate.builder();
    flow.setRefreshUrl(asked.path("refresh_url").textValue());
    flow.setReturnUrl(asked.path("return_url").textValue());
    if (asked.has("configurations")) {
      flow.addConfiguration(AccountUpdate.Configuration.RECIPIENT);
    }
    if (asked.has(COLLECTION)) {
      flow.setCollectionOptions(
          AccountUpdate.CollectionOptions.builder()
              .setFields(AccountUpdate.CollectionOptions.Fields.EVENTUALLY_DUE)
              .setFutureRequirements(AccountUpdate.CollectionOptions.FutureRequirements.INCLUDE)
              .build());
    }
    return flow.build();
  }

  private static Optional<String> text(ObjectNode from, String name) {
    return Optional.ofNullable(from.remove(name)).map(JsonNode::textValue);
  }

  static Object plain(JsonNode value) {
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (!value.isObject()) {
      return value.asText();
    }
    Map<String, Object> map = new HashMap<>();
    value.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
    return map;
  }
}

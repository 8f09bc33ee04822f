package dev.linkgate.adapter.stripev1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Losses;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Due;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.FutureRequirements;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Requirements;
import dev.linkgate.generated.stripev1.AccountLink;
import dev.linkgate.generated.stripev1.CollectionOptionsParams;
import dev.linkgate.generated.stripev1.PostAccountLinksRequest;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between Stripe v1's account link in its newest shape and ours. */
final class AccountLinkMapping {
  private static final String OPTIONS = "collection_options";
  private static final String FIELDS = "fields";

  private AccountLinkMapping() {}

  static LinkRequest toCanonical(PostAccountLinksRequest body, Extras extras) {
    List<String> expand = body.expand() == null ? List.of() : new ArrayList<>(body.expand());
    return new LinkRequest(
        body.account() == null ? AccountId.MISSING : new AccountId(body.account()),
        purpose(body),
        url(body.refreshUrl()),
        url(body.returnUrl()),
        extras.withExpand(expand));
  }

  private static LinkPurpose purpose(PostAccountLinksRequest body) {
    if (body.type() == null) {
      return new LinkPurpose.Unknown("");
    }
    return switch (body.type()) {
      case ACCOUNT_ONBOARDING -> new LinkPurpose.Onboarding(requirements(body));
      case ACCOUNT_UPDATE -> new LinkPurpose.Update(requirements(body));
    };
  }

  private static Requirements requirements(PostAccountLinksRequest body) {
    CollectionOptionsParams options = body.collectionOptions();
    if (options == null) {
      return new Requirements(due(body.collect()), null);
    }
    Due fields =
        options.fields() == null
            ? due(body.collect())
            : switch (options.fields()) {
              case CURRENTLY_DUE -> Due.CURRENTLY;
              case EVENTUALLY_DUE -> Due.EVENTUALLY;
            };
    FutureRequirements future =
        options.futureRequirements() == null
            ? null
            : switch (options.futureRequirements()) {
              case INCLUDE -> FutureRequirements.INCLUDE;
              case OMIT -> FutureRequirements.OMIT;
            };
    return new Requirements(fields, future);
  }

  private static @Nullable Due due(PostAccountLinksRequest.@Nullable CollectEnum collect) {
    return switch (collect) {
      case null -> null;
      case CURRENTLY_DUE -> Due.CURRENTLY;
      case EVENTUALLY_DUE -> Due.EVENTUALLY;
    };
  }

  private static @Nullable RedirectUrl url(@Nullable String text) {
    return text == null ? null : new RedirectUrl(text);
  }

  static AccountLink toWire(Link link) {
    return new AccountLink(
        link.createdAt().getEpochSecond(),
        link.expiresAt().getEpochSecond(),
        AccountLink.ObjectEnum.ACCOUNT_LINK,
        link.url().reveal());
  }

  /** The optional fields requests of this version can say. */
  static Set<Field> sayable(SpecDocument spec) {
    Set<Field> fields =
        EnumSet.of(Field.EXPAND, Field.ACTING_FOR, Field.CONTEXT, Field.REQUIREMENT_FIELDS);
    if (spec.requestHas(OPTIONS)) {
      fields.add(Field.FUTURE_REQUIREMENTS);
    }
    return fields;
  }

  /** The request as this version writes it, still a tree. */
  static ObjectNode toWire(
      LinkRequest request, AccountId account, SpecDocument spec, String upstream) {
    ObjectNode body = Json.object();
    body.put("account", account.value());
    body.put("type", type(request.purpose(), upstream));
    if (request.refreshUrl() != null) {
      body.put("refresh_url", request.refreshUrl().value());
    }
    if (request.returnUrl() != null) {
      body.put("return_url", request.returnUrl().value());
    }
    collect(request.requirements(), spec, body);
    if (!request.extras().expand().isEmpty()) {
      var expand = body.putArray("expand");
      request.extras().expand().forEach(expand::add);
    }
    return body;
  }

  private static void collect(Requirements asked, SpecDocument spec, ObjectNode body) {
    if (!spec.requestHas(OPTIONS)) {
      if (asked.fields() != null) {
        body.put("collect", fields(asked.fields()));
      }
      return;
    }
    if (asked.fields() == null && asked.future() == null) {
      return;
    }
    ObjectNode options = body.putObject(OPTIONS);
    if (asked.fields() != null) {
      options.put(FIELDS, fields(asked.fields()));
    } else if (spec.requestRequires(OPTIONS, FIELDS)) {
      options.put(
          FIELDS, fields(Due.CURRENTLY)); // what Stripe takes it for when it may be left out
    }
    if (asked.future() != null) {
      options.put(
          "future_requirements",
          switch (asked.future()) {
            case INCLUDE -> "include";
            case OMIT -> "omit";
          });
    }
  }

  private static String fields(Due due) {
    return switch (due) {
      case CURRENTLY -> "currently_due";
      case EVENTUALLY -> "eventually_due";
    };
  }

  private static String type(LinkPurpose purpose, String upstream) {
    return switch (purpose) { // no default: a new purpose must not compile until Stripe answers
      case LinkPurpose.Onboarding _ -> "account_onboarding";
      case LinkPurpose.Update _ -> "account_update";
      case LinkPurpose.PayoutsPortal _ ->
          throw Losses.unsupported(Field.PURPOSE, upstream, "Stripe has no hosted payouts portal.");
      case LinkPurpose.Unknown unknown ->
          throw Losses.unsupported(
              Field.PURPOSE,
              upstream,
              "Linkgate knows no purpose '" + unknown.asked() + "' to ask Stripe for.");
    };
  }
}

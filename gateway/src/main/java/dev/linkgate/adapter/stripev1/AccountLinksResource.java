package dev.linkgate.adapter.stripev1;

import dev.linkgate.adapter.Links;
import dev.linkgate.generated.stripev1.AccountLink;
import dev.linkgate.generated.stripev1.AccountLinksApi;
import dev.linkgate.generated.stripev1.PostAccountLinksRequest;

/** Stripe v1's account-link API, answered by whichever upstream the caller is routed to. */
final class AccountLinksResource implements AccountLinksApi {
  private final Links links;

  AccountLinksResource(Links links) {
    this.links = links;
  }

  @Override
  public AccountLink postAccountLinks(PostAccountLinksRequest body) {
    return links.create(
        AccountLinkMapping.toCanonical(body, links.reading().extras()), AccountLinkMapping::toWire);
  }
}

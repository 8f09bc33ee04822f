package dev.linkgate.adapter.stripev2;

import dev.linkgate.adapter.Links;
import dev.linkgate.generated.stripev2.AccountLinksApi;
import dev.linkgate.generated.stripev2.PostV2CoreAccountLinksRequest;
import dev.linkgate.generated.stripev2.V2CoreAccountLink;

/** Stripe v2's account-link API, answered by whichever upstream the caller is routed to. */
final class AccountLinksResource implements AccountLinksApi {
  private final Links links;

  AccountLinksResource(Links links) {
    this.links = links;
  }

  @Override
  public V2CoreAccountLink postV2CoreAccountLinks(PostV2CoreAccountLinksRequest body) {
    return links.create(
        AccountLinkMapping.toCanonical(body, links.reading().extras()),
        link -> AccountLinkMapping.toWire(link, body));
  }
}

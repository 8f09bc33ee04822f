package dev.linkgate.adapter.whop;

import dev.linkgate.adapter.Links;
import dev.linkgate.generated.whop.AccountLink;
import dev.linkgate.generated.whop.AccountLinksApi;
import dev.linkgate.generated.whop.CreateAccountLinkRequest;
import jakarta.ws.rs.Path;

/** Whop's account-link API, answered by whichever upstream the caller is routed to. */
class AccountLinksResource implements AccountLinksApi {
  private final Links links;

  AccountLinksResource(Links links) {
    this.links = links;
  }

  @Override
  public AccountLink createAccountLink(CreateAccountLinkRequest body) {
    return links.create(
        AccountLinkMapping.toCanonical(body, links.reading().extras()), AccountLinkMapping::toWire);
  }

  /**
   * The same under the path of Whop's own hosts, which the generator drops with the server's URL.
   */
  @Path("/api/v1/account_links")
  static final class UnderBasePath extends AccountLinksResource {
    UnderBasePath(Links links) {
      super(links);
    }
  }
}

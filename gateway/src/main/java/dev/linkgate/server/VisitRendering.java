package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.refresh.RefreshPages;
import dev.linkgate.routing.RedirectUrls;
import dev.linkgate.routing.Rendering;
import java.net.URI;
import java.util.function.Supplier;

/** Says what came of a visit to a browser: by sending it on. */
final class VisitRendering implements Rendering {
  private final Exchange exchange;
  private final Visit visit;
  private final Supplier<URI> publicUrl;
  private boolean hadLink;

  /**
   * @param publicUrl what the sandbox's links begin with, the only ones that need not be https
   */
  VisitRendering(Exchange exchange, Visit visit, Supplier<URI> publicUrl) {
    this.exchange = exchange;
    this.visit = visit;
    this.publicUrl = publicUrl;
  }

  /** Whether an upstream made a link, though it may be none to send a browser to. */
  boolean hadLink() {
    return hadLink;
  }

  @Override
  public String requestId() {
    return exchange.id();
  }

  @Override
  public HttpAnswer link(Link link) {
    hadLink = true;
    return leads(link.url())
        ? RefreshPages.go(link.url().reveal())
        : failure(
            Failure.of(
                FailureKind.UPSTREAM_ERROR,
                Fault.UPSTREAM,
                "The upstream's link is no URL a browser may be sent to."));
  }

  private boolean leads(LinkUrl url) {
    String text = url.reveal();
    if (!text.regionMatches(true, 0, "https://", 0, 8) && !text.startsWith(publicUrl.get() + "/")) {
      return false;
    }
    try {
      RedirectUrls.check(new RedirectUrl(text), Field.REFRESH_URL, _ -> true, false);
      return true;
    } catch (GatewayException refused) {
      return false;
    }
  }

  @Override
  public HttpAnswer failure(Failure failure) {
    exchange.fails(failure);
    exchange.trace().seenAs(failure.upstreamRequestId());
    return visit.leave(failure);
  }

  @Override
  public AuditEntry audit(int status) {
    return Auditing.entry(exchange, status);
  }
}

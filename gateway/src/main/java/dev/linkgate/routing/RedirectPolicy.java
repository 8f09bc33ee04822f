package dev.linkgate.routing;

import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.CallerConfig;
import org.jspecify.annotations.Nullable;

/** Where a request's redirect URLs may lead. */
final class RedirectPolicy {
  private RedirectPolicy() {}

  /**
   * Checks both URLs.
   *
   * @throws GatewayException naming the URL that is none, leads to a host the caller may not name,
   *     or is not https where it has to be
   */
  static void check(LinkRequest request, CallerConfig caller, boolean httpsOnly) {
    check(request.refreshUrl(), Field.REFRESH_URL, caller, httpsOnly);
    check(request.returnUrl(), Field.RETURN_URL, caller, httpsOnly);
  }

  private static void check(
      @Nullable RedirectUrl url, Field field, CallerConfig caller, boolean httpsOnly) {
    if (url != null) {
      RedirectUrls.check(url, field, caller::mayRedirectTo, httpsOnly);
    }
  }
}

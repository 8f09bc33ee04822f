package dev.linkgate.routing;

import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Loss;
import dev.linkgate.config.RouteConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a link request would do, as far as it would get.
 *
 * @param entry what the account map has under its account; null for nothing
 * @param accountWords everything a route may know its account by; empty before it is looked up
 * @param routes every route, in order
 * @param route the one taken; null for none
 * @param manner whether the caller's own bytes go on; null before that is decided
 * @param upstreamAccount the account as the upstream knows it; null before that is looked up
 * @param losses what the upstream cannot say, whatever the route's policy makes of it
 * @param call what would be sent; null where it is refused, or there is no network
 * @param refusal why nothing would be sent; null where it would
 */
public record Foretold(
    @Nullable AccountEntry entry,
    List<String> accountWords,
    List<RouteCheck> routes,
    @Nullable RouteConfig route,
    @Nullable Manner manner,
    @Nullable String upstreamAccount,
    List<Loss> losses,
    @Nullable HttpCall call,
    @Nullable Failure refusal) {
  public Foretold {
    accountWords = List.copyOf(accountWords);
    routes = List.copyOf(routes);
    losses = List.copyOf(losses);
  }
}

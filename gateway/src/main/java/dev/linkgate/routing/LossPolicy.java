package dev.linkgate.routing;

import dev.linkgate.adapter.Names;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Loss;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.OnLoss;
import dev.linkgate.config.RouteConfig;
import java.util.List;
import java.util.stream.Collectors;

/** What happens to what an upstream cannot say: refused by name, or sent without and told. */
final class LossPolicy {
  private LossPolicy() {}

  /**
   * Decides under a route's policy.
   *
   * @return what is sent without, in the caller's words
   * @throws GatewayException under {@code refuse}, when the caller could have left something out
   */
  static List<String> settle(List<Loss> losses, RouteConfig route, Names names) {
    if (losses.isEmpty()) {
      return List.of();
    }
    if (route.onLoss() == OnLoss.REFUSE) {
      List<Parameter> avoidable =
          losses.stream().filter(Loss::avoidable).map(Loss::parameter).toList();
      if (!avoidable.isEmpty()) {
        String listed = avoidable.stream().map(names::of).collect(Collectors.joining(", "));
        throw new GatewayException(
            Failure.invalid(
                Reason.LOSS,
                avoidable.getFirst(),
                "Upstream '"
                    + route.to()
                    + "' has no counterpart for "
                    + listed
                    + ". Leave it out, or have the gateway's operator set on-loss: report."));
      }
    }
    return losses.stream().map(loss -> names.of(loss.parameter())).toList();
  }
}

package dev.linkgate.routing;

import dev.linkgate.adapter.Operations;
import dev.linkgate.adapter.RelayTarget;
import java.util.function.Predicate;

/** Where an operation other than a link request goes. */
public sealed interface OtherRoute {
  /** The upstream's name. */
  String upstream();

  /**
   * To a provider, byte for byte.
   *
   * @param target what forwarding to it needs
   */
  record Relayed(String upstream, RelayTarget target) implements OtherRoute {}

  /**
   * To an upstream of our own.
   *
   * @param accountId whether a word is an account id of the ingress's space
   */
  record Played(String upstream, Operations operations, Predicate<String> accountId)
      implements OtherRoute {}
}

package dev.linkgate.adapter;

import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import java.util.function.Function;

/** Makes account links, whoever is upstream. Speaks for the exchange of the calling thread. */
public interface Links {
  /** What the caller's body said beside the generated model. */
  Reading reading();

  /**
   * Routes the request and makes the link, once.
   *
   * @param toWire says the link in the newest shape
   * @return the model to answer with
   * @throws GatewayException when there is no link to answer with
   */
  <T> T create(LinkRequest request, Function<Link, T> toWire);
}

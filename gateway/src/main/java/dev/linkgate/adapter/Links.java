package dev.linkgate.adapter;

import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;

/** Makes account links, whoever is upstream. Speaks for the exchange of the calling thread. */
public interface Links {
  /** What the caller's body said beside the generated model. */
  Reading reading();

  /**
   * Routes the request and makes the link, once.
   *
   * @throws GatewayException when there is no link to answer with
   */
  Link create(LinkRequest request);
}

package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.spec.SpecDocument;
import java.util.Optional;

/**
 * What is an API's own in being spoken to over HTTP; {@link WireUpstream} does what all do alike.
 */
public interface WireDialect {
  Api api();

  /** The shape of the version it is spoken in. */
  SpecDocument spec();

  /** The path of the link operation under the base URL. */
  String linkPath();

  BodyFormat bodyFormat();

  /** The header that names a version. */
  String versionHeader();

  /** The header an answer names its request in. */
  String requestIdHeader();

  /** The provider's own headers that a relayed exchange carries. */
  HeaderRules headers();

  /** The path and query under the base URL for those of a caller. */
  default String address(String pathAndQuery) {
    return pathAndQuery;
  }

  /**
   * As {@link Upstream#translate}.
   *
   * @throws GatewayException as there
   */
  Translation translate(LinkRequest request, AccountId account);

  /** The link in a successful answer; empty when it holds none that can be used. */
  Optional<Link> link(ObjectNode answer);

  /** What an answer that is no success means. */
  Failure refusal(HttpAnswer answer);
}

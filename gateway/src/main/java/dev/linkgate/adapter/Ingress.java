package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How callers speak one API to us. */
public interface Ingress {
  Api api();

  /** The paths of the link operation, exact. */
  List<String> linkPaths();

  /** What the paths of this API's other operations begin with, both slashes included. */
  String prefix();

  BodyFormat bodyFormat();

  /** Every version it is spoken in. */
  Versions versions();

  /** The header a caller names its version in. */
  String versionHeader();

  /**
   * The version a caller speaks.
   *
   * @param header the version header's value
   * @param pin the version configured for callers that send none
   * @throws GatewayException {@code INVALID_REQUEST} when the header is malformed
   */
  IngressVersion version(@Nullable String header, @Nullable String pin);

  /** Checks a body against the caller's version and brings it to the newest shape. Never throws. */
  Reading read(ObjectNode body, Headers headers, IngressVersion version);

  /** The implementation of the generated stub, once for each class of paths it is served under. */
  List<Object> resources(Links links);

  /**
   * What that implementation answers to a body.
   *
   * @param model in the newest shape, as {@link #read} left it
   * @return in the newest shape
   * @throws GatewayException as {@link Links#create}
   */
  Object create(ObjectNode model, Links links);

  /** Brings an answer in the newest shape down to the caller's version. */
  ObjectNode answer(ObjectNode newest, Reading reading, IngressVersion version);

  /** Headers that name an account a request acts for, in lower case. */
  List<String> accountHeaders();

  /** Its rules for idempotency keys. */
  Idempotency idempotency();

  /** The words for fields before a body is read. */
  Names names();

  /** The headers an SDK of this API reads on every answer, such as its version echoed. */
  Headers echo(Headers request, IngressVersion version);

  /** How long its provider documents links to live; empty where it does not. */
  default Optional<Duration> linkLife() {
    return Optional.empty();
  }

  /** The headers its provider documents on every answer of a link request. */
  default List<String> answerHeaders() {
    return List.of();
  }

  /** A failure in this API's words: status, body, and the headers only this API has. */
  HttpAnswer render(Failure failure, FailureContext context);
}

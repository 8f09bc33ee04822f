package dev.linkgate.relay;

import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Reason;
import org.jspecify.annotations.Nullable;

/** Forwards a link request to an upstream of the caller's own API, byte for byte both ways. */
public final class LinkRelay {
  private LinkRelay() {}

  /**
   * What came back.
   *
   * @param answer the upstream's bytes, with the headers a caller may see
   * @param created the link in it; null when the upstream refused
   * @param refused why it refused, as far as we read it; null when it made a link
   */
  public record Relayed(HttpAnswer answer, @Nullable Created created, @Nullable Failure refused) {}

  /**
   * Sends the caller's bytes.
   *
   * @param target where to
   * @param path the caller's path
   * @param headers the caller's; only those on the allow-list go on
   * @param version what to name where the caller names no version
   * @param body the caller's bytes
   * @param key what goes on in place of the caller's own key
   * @throws GatewayException when no answer came, when it is not in the provider's API, or when it
   *     blames our own credential
   */
  public static Relayed forward(
      RelayTarget target,
      String path,
      Headers headers,
      String version,
      byte[] body,
      IdempotencyKey key) {
    RelayHeaders rules = new RelayHeaders(target.headers());
    Headers onward = rules.request(headers);
    if (onward.first(target.versionHeader()).isEmpty()) {
      onward = onward.with(target.versionHeader(), version);
    }
    onward = onward.with("Idempotency-Key", key.reveal());
    for (Headers.Header credential : target.credentials().list()) {
      onward = onward.with(credential.name(), credential.value());
    }
    HttpAnswer answer =
        target
            .http()
            .send(
                new HttpCall("POST", target.uri().apply(path), onward, body, target.honoursKeys()));
    HttpAnswer shown =
        new HttpAnswer(answer.status(), rules.answer(answer.headers()), answer.body());
    try {
      return new Relayed(shown, target.read().apply(answer), null);
    } catch (GatewayException e) {
      Reason reason = e.failure().reason();
      if (reason == Reason.OWN_CREDENTIAL || reason == Reason.ANSWER_UNREADABLE) {
        throw e;
      }
      return new Relayed(shown, null, e.failure());
    }
  }
}

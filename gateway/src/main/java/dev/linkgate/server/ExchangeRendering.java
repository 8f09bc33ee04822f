package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Link;
import dev.linkgate.routing.Rendering;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says what came of an exchange in the words of its ingress.
 *
 * @param <T> the generated model of a link
 */
final class ExchangeRendering<T> implements Rendering {
  private static final int MADE = 200;

  private final Exchange exchange;
  private final Function<Link, T> toWire;
  private @Nullable T model;

  /**
   * @param toWire says a link in the newest shape
   */
  ExchangeRendering(Exchange exchange, Function<Link, T> toWire) {
    this.exchange = exchange;
    this.toWire = toWire;
  }

  /** The model behind an answer; empty for one that was not rendered here. */
  Optional<T> model(HttpAnswer given) {
    return Arrays.equals(given.body(), exchange.rendered())
        ? Optional.ofNullable(model)
        : Optional.empty();
  }

  @Override
  public String requestId() {
    return exchange.id();
  }

  @Override
  public HttpAnswer link(Link link) {
    T made = toWire.apply(link);
    Ingress ingress = Objects.requireNonNull(exchange.ingress());
    byte[] bytes =
        Json.bytes(
            ingress.answer(
                Json.tree(made), exchange.reading(), Objects.requireNonNull(exchange.version())));
    exchange.renders(bytes);
    model = made;
    return new HttpAnswer(MADE, Headers.of("Content-Type", "application/json"), bytes);
  }

  @Override
  public HttpAnswer failure(Failure failure) {
    HttpAnswer answer = Failures.answer(exchange, failure);
    // Kept with the answer: whoever gets it again has no failure to tell it from.
    return new HttpAnswer(
        answer.status(),
        answer.headers().with("Linkgate-Fault", failure.fault().word()),
        answer.body());
  }

  @Override
  public AuditEntry audit(int status) {
    return Auditing.entry(exchange, status);
  }
}

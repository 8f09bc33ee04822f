package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Links;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import java.util.function.Function;

/** Makes links for the exchange of the calling thread, with the configuration it began with. */
final class ExchangeLinks implements Links {
  @Override
  public Reading reading() {
    return Exchange.CURRENT.get().reading();
  }

  @Override
  public <T> T create(LinkRequest request, Function<Link, T> toWire) {
    Exchange exchange = Exchange.CURRENT.get();
    ExchangeRendering<T> rendering = new ExchangeRendering<>(exchange, toWire);
    HttpAnswer answer =
        exchange
            .generation()
            .routing()
            .create(exchange.call(), request, exchange.trace(), rendering);
    return rendering.model(answer).orElseThrow(() -> new WholeAnswer(answer));
  }
}

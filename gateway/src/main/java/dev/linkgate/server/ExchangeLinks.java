package dev.linkgate.server;

import dev.linkgate.adapter.Links;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.routing.Outcome;

/** Makes links for the exchange of the calling thread, with the configuration it began with. */
final class ExchangeLinks implements Links {
  @Override
  public Reading reading() {
    return Exchange.CURRENT.get().reading();
  }

  @Override
  public Link create(LinkRequest request) {
    Exchange exchange = Exchange.CURRENT.get();
    Outcome outcome =
        exchange.generation().routing().create(exchange.call(), request, exchange.trace());
    return switch (outcome) {
      case Outcome.Made made -> made.link();
      case Outcome.Relayed relayed -> throw new RelayedAnswer(relayed.answer());
    };
  }
}

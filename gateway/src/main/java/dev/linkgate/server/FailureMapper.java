package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The one exception mapper: the ingress of the exchange has the words. */
final class FailureMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable thrown) {
    Exchange exchange = Exchange.CURRENT.get();
    HttpAnswer answer =
        thrown instanceof RelayedAnswer relayed
            ? relayed.answer()
            : Failures.answer(exchange, thrown);
    exchange.answers(answer); // sent as it is, past Jersey's header and entity handling
    return Response.status(answer.status()).build();
  }
}

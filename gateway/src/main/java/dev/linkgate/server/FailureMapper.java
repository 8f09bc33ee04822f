package dev.linkgate.server;

import dev.linkgate.adapter.Headers.Header;
import dev.linkgate.adapter.HttpAnswer;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The one exception mapper: the ingress of the exchange has the words. */
final class FailureMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable thrown) {
    HttpAnswer answer =
        thrown instanceof WholeAnswer relayed
            ? relayed.answer()
            : Failures.answer(Exchange.CURRENT.get(), thrown);
    Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
    for (Header header : answer.headers().list()) {
      response.header(header.name(), header.value());
    }
    return response.build();
  }
}

package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Reading;
import dev.linkgate.server.body.TypedBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;

/** Reads a request body, whatever its format, into the generated model of the newest version. */
final class ModelReader implements MessageBodyReader<Object> {
  /** The guard lets no larger body through to a link path, and holds it whole already. */
  private static final int MAX_BODY = 64 << 10;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return Exchange.CURRENT.isBound() && Exchange.CURRENT.get().ingress() != null;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> httpHeaders,
      InputStream entityStream)
      throws IOException {
    Exchange exchange = Exchange.CURRENT.get();
    exchange.carries(entityStream.readNBytes(length(exchange)));
    Ingress ingress = Objects.requireNonNull(exchange.ingress());
    IngressVersion version = Objects.requireNonNull(exchange.version());
    String contentType = exchange.inbound().headers().first("Content-Type").orElse(null);
    ObjectNode tree = TypedBody.read(ingress.bodyFormat(), contentType, exchange.body());
    exchange.asks(tree.deepCopy()); // reading brings it to the newest shape, in place
    Inbound inbound = exchange.inbound();
    exchange.isSameAs(
        ingress
            .idempotency()
            .identity(
                new AsSent(
                    inbound.method(),
                    inbound.path(),
                    inbound.headers(),
                    version,
                    tree,
                    exchange.body())));
    Reading reading = ingress.read(tree, inbound.headers(), version);
    exchange.reads(reading);
    return Json.bind(reading.model(), type);
  }

  /** As declared, which the guard has checked: without it the stream fills 16 KiB first. */
  private static int length(Exchange exchange) {
    return exchange
        .inbound()
        .headers()
        .first("Content-Length")
        .map(declared -> Math.min(Integer.parseInt(declared), MAX_BODY))
        .orElse(MAX_BODY);
  }
}

package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Reading;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;

/** Reads a request body, whatever its format, into the generated model of the newest version. */
final class ModelReader implements MessageBodyReader<Object> {
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
      InputStream entityStream) {
    Exchange exchange = Exchange.CURRENT.get();
    Ingress ingress = Objects.requireNonNull(exchange.ingress());
    IngressVersion version = Objects.requireNonNull(exchange.version());
    ObjectNode tree = Bodies.read(ingress.bodyFormat(), exchange);
    Reading reading = ingress.read(tree, exchange.inbound().headers(), version);
    exchange.reads(reading);
    return Json.bind(reading.model(), type);
  }
}

package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;

/** Writes an answer in the generated model's shape as the caller's own version has it. */
final class ModelWriter implements MessageBodyWriter<Object> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type != byte[].class && Exchange.CURRENT.get().ingress() != null;
  }

  @Override
  public void writeTo(
      Object model,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> httpHeaders,
      OutputStream entityStream)
      throws IOException {
    Exchange exchange = Exchange.CURRENT.get();
    Ingress ingress = Objects.requireNonNull(exchange.ingress());
    IngressVersion version = Objects.requireNonNull(exchange.version());
    ObjectNode newest = Json.tree(model);
    entityStream.write(Json.bytes(ingress.answer(newest, exchange.reading(), version)));
  }
}

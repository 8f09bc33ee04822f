package dev.linkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;

/** Asks the admin API. */
final class AdminClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AdminDoor.Opened door;
  private final CloseableHttpClient http =
      HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build();

  AdminClient(AdminDoor.Opened door) {
    this.door = door;
  }

  /** What came back: JSON, whatever the status. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status == 200;
    }

    /** What a person should read when it is not ok. */
    String problem() {
      return body.path("detail").asText("the gateway answered " + status);
    }
  }

  /** Takes a body while it comes. */
  @FunctionalInterface
  interface Taking {
    void take(InputStream body) throws IOException;
  }

  Answer ask(String method, String path, @Nullable InputStream body) throws IOException {
    return http.execute(request(method, path, body), AdminClient::answer);
  }

  /** As {@link #ask}, but what comes when all is well is taken as it comes. */
  Answer stream(String path, Taking taking) throws IOException {
    return http.execute(
        request("GET", path, null),
        response -> {
          HttpEntity entity = response.getEntity();
          if (response.getCode() != 200 || entity == null) {
            return answer(response);
          }
          taking.take(entity.getContent());
          return new Answer(200, JSON.createObjectNode());
        });
  }

  private HttpUriRequestBase request(String method, String path, @Nullable InputStream body) {
    HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(door.url() + path));
    request.setHeader("Authorization", "Bearer " + door.token().reveal());
    if (body != null) {
      request.setEntity(new InputStreamEntity(body, ContentType.APPLICATION_OCTET_STREAM));
    }
    return request;
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] bytes = entity == null ? new byte[0] : entity.getContent().readAllBytes();
    JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
    return new Answer(response.getCode(), body);
  }

  /** A query of what is not null. */
  static String query(Map<String, @Nullable String> parameters) {
    StringBuilder query = new StringBuilder();
    parameters.forEach(
        (name, value) -> {
          if (value != null) {
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value));
          }
        });
    return query.toString();
  }

  /** For a query, or a segment of a path. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() throws IOException {
    http.close();
    door.close();
  }
}

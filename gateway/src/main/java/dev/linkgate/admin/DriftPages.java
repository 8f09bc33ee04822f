package dev.linkgate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.drift.DriftText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Where upstreams leave their documents. */
final class DriftPages {
  private static final int PAGE = 1_000;
  private static final int LARGEST_PAGE = 10_000;

  /** Some ten thousand ids. */
  private static final int LARGEST_BODY = 128 << 10;

  private final @Nullable DriftBook book;

  DriftPages(@Nullable DriftBook book) {
    this.book = book;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("drift", asked -> list(asked.query())),
        Endpoint.post("drift/ack", asked -> acknowledge(asked.request())));
  }

  private Object list(@Nullable String raw) {
    Query query = new Query(raw, "upstream", "all", "limit");
    boolean all = truth(query, "all");
    int limit = query.number("limit", 1, LARGEST_PAGE, PAGE);
    return Map.of(
        "rows",
        book().list(query.text("upstream"), all, limit).stream().map(DriftText::fields).toList());
  }

  private static boolean truth(Query query, String name) {
    String word = query.text(name);
    if (word == null || word.equals("false")) {
      return false;
    }
    if (!word.equals("true")) {
      throw new Problem(400, name + " must be true or false");
    }
    return true;
  }

  /** All of the ids, or none. */
  private Object acknowledge(Request request) throws IOException {
    List<Long> ids = new ArrayList<>();
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST_BODY)) {
      JsonNode list =
          Json.object(in.readAllBytes()).map(body -> body.path("ids")).orElseGet(Json::object);
      list.forEach(id -> ids.add(id.isIntegralNumber() ? id.longValue() : -1));
    }
    if (ids.isEmpty() || ids.contains(-1L)) {
      throw new Problem(400, "the body must be {\"ids\": [1, 2]} with the ids of rows");
    }
    List<Long> there = book().acknowledge(ids);
    List<Long> missing = ids.stream().filter(id -> !there.contains(id)).toList();
    if (!missing.isEmpty()) {
      throw new Problem(
          404, "there is no row " + missing + "; nothing was acknowledged", null, Map.of());
    }
    ObjectNode answer = Json.object();
    there.forEach(answer.putArray("acknowledged")::add);
    return answer;
  }

  private DriftBook book() {
    if (book == null) {
      throw new Problem(404, "this gateway does not watch for drift");
    }
    return book;
  }
}

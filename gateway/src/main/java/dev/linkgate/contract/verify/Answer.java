package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What came back for a request. */
sealed interface Answer {
  /** Sent, and no whole answer came. */
  record Broken(String why) implements Answer {}

  /** A whole answer. */
  record Whole(HttpAnswer http, Optional<ObjectNode> json) implements Answer {
    Whole(HttpAnswer http) {
      this(http, Json.object(http.body()));
    }

    @Override
    public int status() {
      return http.status();
    }

    Optional<String> header(String name) {
      return http.headers().first(name);
    }

    boolean link() {
      return status() == 200 && json.filter(body -> body.has("url")).isPresent();
    }
  }

  /** The status; 0 where there is none. */
  default int status() {
    return switch (this) {
      case Broken _ -> 0;
      case Whole whole -> whole.status();
    };
  }

  /** The short words by which a failing answer says what it is about: its type and its code. */
  static Set<String> words(HttpAnswer answer) {
    JsonNode error = Json.object(answer.body()).map(body -> body.path("error")).orElse(null);
    Set<String> words = new TreeSet<>();
    if (error != null) {
      Json.text(error, "type").ifPresent(words::add);
      Json.text(error, "code").ifPresent(words::add);
    }
    return words;
  }

  /** For a report; never a link, never more of a body than an error's own words. */
  default String shown(Masking masking) {
    return switch (this) {
      case Broken broken -> "no whole answer: " + broken.why();
      case Whole whole -> shown(whole, masking);
    };
  }

  private static String shown(Whole whole, Masking masking) {
    List<String> parts = new ArrayList<>();
    parts.add(Integer.toString(whole.status()));
    parts.add(whole.header("Content-Type").map(masking::text).orElse("no Content-Type"));
    if (whole.json().isEmpty()) {
      parts.add(whole.http().body().length + " bytes that are no JSON object");
    } else if (whole.link()) {
      parts.add("a link");
    } else {
      parts.addAll(words(whole.http()).stream().map(masking::text).toList());
      whole
          .json()
          .map(body -> body.path("error").path("message").asText(""))
          .filter(message -> !message.isEmpty())
          .map(masking::text)
          .ifPresent(parts::add);
    }
    return String.join(", ", parts);
  }
}

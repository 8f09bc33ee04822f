package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run that decided a cell: what was said, and what came of it.
 *
 * @param asked the caller's body
 * @param headers the caller's headers that have a meaning of their own
 * @param told what the upstream was told, by its own names; in no provider's words where it has no
 *     wire; empty where it was told nothing
 * @param lost what was reported as lost, in the caller's words
 * @param heard what the upstream answered; null where it has no wire, or was told nothing
 * @param answer what the caller got; null where it was refused
 * @param refusal why it was refused; null where it was not
 */
public record Evidence(
    ObjectNode asked,
    Map<String, String> headers,
    Map<String, String> told,
    List<String> lost,
    @Nullable ObjectNode heard,
    @Nullable ObjectNode answer,
    @Nullable String refusal) {
  /** Made up for the run, or the same in every run. */
  private static final Set<String> PLAIN =
      Set.of("authorization", "idempotency-key", "accept", "content-type", "user-agent");

  static Evidence of(Ask ask, Run run, @Nullable ObjectNode heard) {
    return switch (run) {
      case Run.Sent sent ->
          new Evidence(
              ask.body(),
              headers(ask.headers()),
              told(sent),
              sent.lost(),
              heard,
              sent.answer(),
              null);
      case Run.Refused refused ->
          new Evidence(
              ask.body(),
              headers(ask.headers()),
              Map.of(),
              List.of(),
              null,
              null,
              Wording.forCaller(refused.failure().message(), refused.names()));
    };
  }

  private static Map<String, String> told(Run.Sent sent) {
    if (sent.body().isEmpty() && sent.headers().list().isEmpty()) {
      return sent.outgoing(); // no wire
    }
    Map<String, String> told = headers(sent.headers());
    Tree.leaves(sent.body()).forEach((name, value) -> told.put(name, Tree.text(value)));
    return told;
  }

  private static Map<String, String> headers(Headers headers) {
    Map<String, String> named = new TreeMap<>();
    for (Headers.Header header : headers.list()) {
      if (!PLAIN.contains(header.name().toLowerCase(Locale.ROOT))) {
        named.put(header.name(), header.value());
      }
    }
    return named;
  }
}

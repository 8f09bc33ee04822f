package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Links;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Loss;
import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own code from a caller's body to the upstream's request, and from the upstream's
 * answer to the caller's. Only the network is not there: the upstream answers as it documents.
 */
final class Pipeline {
  private static final IdempotencyKey KEY = new IdempotencyKey("linkgate-matrix");

  private final Side from;
  private final Side to;
  private final Ingress ingress;
  private final IngressVersion version;
  private final @Nullable ObjectNode documented;
  private final Faults faults;
  private final Map<Ask, Run> runs = new LinkedHashMap<>();

  Pipeline(Side from, Side to) {
    this.from = from;
    this.to = to;
    this.ingress = from.ingress();
    this.version = from.version();
    this.documented = to.document() == null ? null : Schema.exampleAnswer(to.document());
    this.faults = new Faults(from, to);
  }

  Side from() {
    return from;
  }

  Side to() {
    return to;
  }

  /** What the upstream answers by default; null where it has no wire. */
  @Nullable ObjectNode heard() {
    return documented;
  }

  /** Where what was sent or answered so far leaves its own document. */
  Faults faults() {
    return faults;
  }

  /** Whether in practice a body goes on as it is, where it is written as published. */
  boolean relays() {
    return from.spoken().api().equals(to.spoken().api())
        && upstream(Conditions.USUAL, this::unanswered).relayTarget().isPresent();
  }

  private HttpAnswer unanswered(HttpCall call) {
    throw new IllegalStateException("nothing is sent to be asked about relaying");
  }

  /** Every request under usual conditions so far that made a link. */
  Map<Ask, Run.Sent> sent() {
    Map<Ask, Run.Sent> sent = new LinkedHashMap<>();
    runs.forEach(
        (ask, run) -> {
          if (run instanceof Run.Sent one) {
            sent.put(ask, one);
          }
        });
    return sent;
  }

  /** What comes of a request under usual conditions. */
  Run run(Ask ask) {
    return runs.computeIfAbsent(ask, one -> run(one, Conditions.USUAL));
  }

  Run run(Ask ask, Conditions conditions) {
    Reading reading = ingress.read(ask.body().deepCopy(), ask.headers(), version);
    if (!reading.violations().isEmpty()) {
      from.understand(reading); // as in a relay, which has to be routed: it must not fail
      return new Run.Refused(null, reading.violations().getFirst(), reading.names());
    }
    Course course = new Course(reading, conditions);
    try {
      Object model = ingress.create(reading.model(), course);
      ObjectNode answer = ingress.answer(Json.tree(model), reading, version);
      Run.Sent sent = sent(course, answer);
      faults.check(sent);
      return sent;
    } catch (GatewayException e) {
      Said asked = course.asked == null ? null : Said.of(course.asked);
      return new Run.Refused(asked, e.failure(), reading.names());
    }
  }

  private Run.Sent sent(Course course, ObjectNode answer) {
    Said asked = Said.of(Objects.requireNonNull(course.asked, "no link without a request"));
    Translation translation = Objects.requireNonNull(course.translation);
    List<String> lost = new ArrayList<>();
    for (Loss loss : translation.losses()) {
      lost.add(course.reading.names().of(loss.parameter()));
    }
    HttpCall call = course.call;
    ObjectNode body = call == null ? Json.object() : to.tree(call.body());
    Headers headers = call == null ? Headers.NONE : call.headers();
    return new Run.Sent(
        asked,
        body,
        headers,
        call == null ? told(Said.of(translation.request())) : outgoing(body, headers),
        lost,
        answer,
        call == null ? Said.of(translation.request()) : to.hear(body, headers),
        course.reading.asPublished());
  }

  private static Map<String, String> told(Said request) {
    Map<String, String> told = new TreeMap<>();
    request
        .fields()
        .forEach((field, value) -> told.put(field.name().toLowerCase(Locale.ROOT), value));
    return told;
  }

  private static Map<String, String> outgoing(ObjectNode body, Headers headers) {
    Map<String, String> outgoing = new TreeMap<>();
    headers.list().forEach(header -> outgoing.put(header.name(), header.value()));
    Tree.leaves(body).forEach((name, value) -> outgoing.put(name, value.toString()));
    return outgoing;
  }

  private Upstream upstream(Conditions conditions, Http http) {
    String base = to.adapter().traits().defaultBaseUrl();
    return to.adapter()
        .open(
            new UpstreamSettings(
                to.spoken().api(),
                base == null ? null : URI.create(base),
                new Secret("linkgate-matrix"),
                to.document() == null ? null : to.spoken().version(),
                conditions.configurations(),
                conditions.live(),
                to.adapter().traits().keyWindow(),
                SandboxRules.USUAL),
            http);
  }

  /** One exchange, from the resource to the upstream. */
  private final class Course implements Links {
    private final Reading reading;
    private final Conditions conditions;
    private @Nullable LinkRequest asked;
    private @Nullable Translation translation;
    private @Nullable HttpCall call;

    Course(Reading reading, Conditions conditions) {
      this.reading = reading;
      this.conditions = conditions;
    }

    @Override
    public Reading reading() {
      return reading;
    }

    @Override
    public <T> T create(LinkRequest request, Function<Link, T> toWire) {
      asked = request;
      Upstream upstream = upstream(conditions, this::send);
      Translation said = upstream.translate(request, request.account());
      translation = said;
      return toWire.apply(upstream.create(said, KEY).link());
    }

    private HttpAnswer send(HttpCall sent) {
      call = sent;
      ObjectNode answer = conditions.answer() == null ? documented : conditions.answer();
      return new HttpAnswer(
          200,
          Headers.of("Content-Type", "application/json"),
          Json.bytes(Objects.requireNonNull(answer, "only an API with a document is sent to")));
    }
  }
}

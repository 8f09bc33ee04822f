package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a change means where we are the caller, still speaking the older version: it breaks what we
 * write or read at its place, and nothing else.
 */
final class UpstreamImpact {
  private final Rig rig;
  private final Side from;
  private final Side to;
  private final UpstreamRig upstream;
  private final Instant opened = Instant.now();
  private @Nullable List<HttpCall> calls;

  UpstreamImpact(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
    this.upstream =
        new UpstreamRig(rig.adapter(), rig.ingress().bodyFormat(), from.version().text());
  }

  Impact of(Change change) {
    if (change.callers() != Impact.BREAKING) {
      return change.callers();
    }
    boolean breaking =
        switch (change.part().place()) {
          case REQUEST -> AroundCover.concerns(change) || writes(change);
          case REQUEST_HEADER -> sends(change);
          case ANSWER -> !read(change).isEmpty() || change.kind() == Kind.STATUS_REMOVED;
          case ERROR -> readsError(change);
        };
    return breaking ? Impact.BREAKING : Impact.ADDITIVE;
  }

  /** Whether something we write there is not taken any more, or something needed is not written. */
  private boolean writes(Change change) {
    for (HttpCall call : calls(change)) {
      ObjectNode body = upstream.body(call);
      boolean written = !Trees.at(body, change.steps()).isMissingNode();
      if (to.misfitsOfRequest(body).stream().anyMatch(misfit -> misfit.concerns(change))
          || (change.kind() == Kind.FORMAT_CHANGED && written)
          || (change.kind() == Kind.DEFAULT_CHANGED && !written)
          || (change.kind() == Kind.OPEN_VALUE_REMOVED
              && Trees.at(body, change.steps()).asText().equals(change.before()))) {
        return true;
      }
    }
    return false;
  }

  private boolean sends(Change change) {
    String name = change.steps().getFirst();
    boolean sent = calls(change).stream().anyMatch(call -> call.headers().first(name).isPresent());
    boolean demanded =
        change.kind() == Kind.REQUIRED_HEADER_ADDED || change.kind() == Kind.BECAME_REQUIRED;
    return demanded != sent;
  }

  /** What we send for callers that ask for everything the older version can say. */
  private List<HttpCall> calls(Change change) {
    List<HttpCall> known = calls;
    if (known == null) {
      known = calls = calls(List.of(), null);
    }
    List<HttpCall> all = new ArrayList<>(known);
    Spot spot =
        change.part().place() == Part.Place.REQUEST && !change.steps().isEmpty()
            ? from.samples().at(from.request(), change.steps())
            : null;
    if (spot != null) {
      Spot newer = to.samples().at(to.request(), change.newSteps());
      SchemaFacts other = newer == null ? null : to.samples().facts(newer);
      for (JsonNode value : from.samples().values(spot, other)) {
        all.addAll(calls(change.steps(), value));
      }
    }
    return all;
  }

  private List<HttpCall> calls(List<String> steps, @Nullable JsonNode value) {
    List<HttpCall> sent = new ArrayList<>();
    byte[] nothing = Json.bytes(Json.object());
    for (ObjectNode body : Rig.requests(from, steps, value, Samples.Fill.FULL)) {
      Rig.Run run = rig.run(body, from);
      LinkRequest request = run.request();
      if (request != null && run.understood()) {
        upstream
            .exchange(request, 500, nothing)
            .map(UpstreamRig.Read::sent)
            .filter(Objects::nonNull)
            .ifPresent(sent::add);
      }
    }
    return sent;
  }

  /** What of a link depends on the place, in words. */
  Set<String> read(Change change) {
    Set<String> words = new TreeSet<>();
    LinkRequest request = ErrorCover.asked(rig, from).orElse(null);
    if (request == null) {
      return words;
    }
    for (Samples.Fill fill : Samples.Fill.values()) {
      words.addAll(differences(links(request, from, change.steps(), fill)));
      words.addAll(differences(links(request, to, change.newSteps(), fill)));
    }
    return words;
  }

  /** The links read from answers that differ at this place only. */
  private Set<@Nullable Link> links(
      LinkRequest request, Side side, List<String> steps, Samples.Fill fill) {
    Set<@Nullable Link> links = new LinkedHashSet<>();
    for (ObjectNode answer : AnswerCover.answers(side, steps, fill)) {
      links.add(link(request, answer));
      ObjectNode without = answer.deepCopy();
      if (!steps.isEmpty()) {
        Trees.put(without, steps, null);
        links.add(link(request, without));
      }
    }
    return links;
  }

  private @Nullable Link link(LinkRequest request, ObjectNode answer) {
    return upstream
        .exchange(request, 200, Json.bytes(answer))
        .map(UpstreamRig.Read::link)
        .map(this::withoutOurClock)
        .orElse(null);
  }

  /** What an answer does not say of the moment is taken from the clock, each time another. */
  private Link withoutOurClock(Link link) {
    return link.createdAt().isBefore(opened)
        ? link
        : new Link(link.url(), opened, link.expiresAt(), link.livemode());
  }

  private static Set<String> differences(Set<@Nullable Link> links) {
    Set<String> words = new TreeSet<>();
    List<Link> made = links.stream().filter(Objects::nonNull).map(Link.class::cast).toList();
    if (vary(made, Link::url)) {
      words.add("link url");
    }
    if (vary(made, Link::createdAt)) {
      words.add("link created at");
    }
    if (vary(made, Link::expiresAt)) {
      words.add("link expires at");
    }
    if (vary(made, Link::livemode)) {
      words.add("link livemode");
    }
    if (words.isEmpty() && links.size() > 1) {
      words.add("link"); // with it there is one, without it none
    }
    return words;
  }

  private static boolean vary(List<Link> links, Function<Link, Object> part) {
    return links.stream().map(part).distinct().count() > 1;
  }

  /** Whether what an error is read as depends on the place. */
  private boolean readsError(Change change) {
    LinkRequest request = ErrorCover.asked(rig, from).orElse(null);
    if (request == null || change.steps().isEmpty()) {
      return false;
    }
    Set<@Nullable Failure> failures = new HashSet<>();
    for (JsonNode error : ErrorCover.errors(from, change)) {
      failures.add(failure(request, error, change));
      JsonNode without = error.deepCopy();
      Trees.put(without, change.steps(), null);
      failures.add(failure(request, without, change));
    }
    return failures.size() > 1;
  }

  private @Nullable Failure failure(LinkRequest request, JsonNode error, Change change) {
    return upstream
        .exchange(request, change.part().number(), Json.bytes(error))
        .map(UpstreamRig.Read::failure)
        .orElse(null);
  }
}

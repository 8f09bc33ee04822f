package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of an error is covered: every failure we render fits both documents, and an
 * error of the newer one is read as a failure of a kind.
 */
final class ErrorCover {
  private final Rig rig;
  private final Side from;
  private final Side to;
  private final List<Rendered> inFrom;
  private final List<Rendered> inTo;

  /**
   * A failure of ours.
   *
   * @param documented where the document says what it should be
   */
  private record Rendered(int status, Optional<String> documented, List<Misfit> misfits) {}

  private record Said(int status, ObjectNode body) {}

  ErrorCover(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
    Set<Said> said = rendered(rig.ingress());
    this.inFrom = rendered(said, from);
    this.inTo = rendered(said, to);
  }

  private static List<Rendered> rendered(Set<Said> said, Side side) {
    return said.stream()
        .map(
            one ->
                new Rendered(
                    one.status(),
                    side.documented(one.status()),
                    side.misfitsOfError(one.status(), one.body())))
        .toList();
  }

  /** Every kind for every reason, with and without what may come with it. */
  private static Set<Said> rendered(Ingress ingress) {
    FailureContext context =
        new FailureContext("req_diff", "POST", ingress.linkPaths().getFirst(), ingress.names());
    List<@Nullable Reason> reasons = new ArrayList<>(List.of(Reason.values()));
    reasons.add(null);
    List<HttpAnswer> answers = new ArrayList<>();
    for (FailureKind kind : FailureKind.values()) {
      for (Reason reason : reasons) {
        Failure failure = Failure.of(kind, Fault.CALLER, "It went wrong.").because(reason);
        answers.add(ingress.render(failure, context));
        answers.add(
            ingress.render(
                failure.about(Field.ACCOUNT).coded("some_code").after(Duration.ofSeconds(12)),
                context));
      }
    }
    Set<Said> different = new LinkedHashSet<>(); // most kinds do not differ by reason
    for (HttpAnswer answer : answers) {
      different.add(new Said(answer.status(), Json.object(answer.body()).orElseThrow()));
    }
    return different;
  }

  /** What is missing; empty when it is covered. */
  Optional<String> missing(Change change) {
    return change.kind() == Kind.WORDING
        ? Optional.empty()
        : unfit(change, from, inFrom).or(() -> unfit(change, to, inTo)).or(() -> unread(change));
  }

  private static Optional<String> unfit(Change change, Side side, List<Rendered> rendered) {
    for (Rendered one : rendered) {
      if (!one.documented().equals(Optional.of(change.part().status()))) {
        continue;
      }
      for (Misfit misfit : one.misfits()) {
        if (misfit.concerns(change)) {
          return Optional.of(
              "our own failure with status "
                  + one.status()
                  + " does not fit "
                  + side.version().text()
                  + ": "
                  + misfit.told());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> unread(Change change) {
    for (JsonNode error : errors(to, change)) {
      if (read(error, change).stream().anyMatch(ErrorCover::unreadable)) {
        return Optional.of("an error of " + to.version().text() + " is not read as one: " + error);
      }
    }
    return Optional.empty();
  }

  private static boolean unreadable(@Nullable Failure failure) {
    return failure == null || failure.reason() == Reason.ANSWER_UNREADABLE;
  }

  /** The failures an error is read as, by an upstream of each version. */
  private List<@Nullable Failure> read(JsonNode error, Change change) {
    List<@Nullable Failure> failures = new ArrayList<>();
    for (Side side : List.of(from, to)) {
      UpstreamRig upstream =
          new UpstreamRig(rig.adapter(), rig.ingress().bodyFormat(), side.version().text());
      asked(rig, side)
          .flatMap(request -> upstream.exchange(request, change.part().number(), Json.bytes(error)))
          .ifPresent(read -> failures.add(read.failure()));
    }
    return failures;
  }

  /** A request an upstream of the API can be asked. */
  static Optional<LinkRequest> asked(Rig rig, Side side) {
    return Rig.requests(side, List.of(), null, Samples.Fill.FULL).stream()
        .map(body -> rig.run(body, side))
        .filter(Rig.Run::understood)
        .map(Rig.Run::request)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Errors of a document with every value at the changed place, and without it. */
  static List<JsonNode> errors(Side side, Change change) {
    Spot root = side.answer(change.part().status());
    if (root == null) {
      return List.of();
    }
    List<JsonNode> errors = new ArrayList<>();
    List<String> steps = change.newSteps();
    Spot spot = side.samples().at(root, steps);
    if (change.kind() == Kind.ALTERNATIVE_ADDED && change.toPointer() != null) {
      JsonNode node = side.document().tree().at(change.toPointer());
      Spot added = new Spot(node, change.toPointer());
      errors.add(side.samples().one(added, Samples.Fill.LEAST));
      errors.add(side.samples().one(added, Samples.Fill.FULL));
    } else if (spot != null && !steps.isEmpty()) {
      for (JsonNode value : side.samples().values(spot, null)) {
        JsonNode error = side.samples().message(root, steps, value, Samples.Fill.FULL);
        if (error != null) {
          errors.add(error);
        }
      }
    } else {
      errors.add(side.samples().one(root, Samples.Fill.LEAST));
      errors.add(side.samples().one(root, Samples.Fill.FULL));
    }
    return errors;
  }
}

package dev.linkgate.server;

import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Failure;
import dev.linkgate.server.guard.GuardAnswers;
import dev.linkgate.server.guard.ProblemAnswers;
import org.jspecify.annotations.Nullable;

/** What the guard turns away, in the words of the API whose path it is, and counted. */
final class Refusals implements GuardAnswers {
  private final GuardAnswers problems = new ProblemAnswers();
  private final Places places;
  private final Reporting reporting;

  Refusals(Places places, Reporting reporting) {
    this.places = places;
    this.reporting = reporting;
  }

  @Override
  public Answer answer(int status, @Nullable String path, Failure failure) {
    String id = RequestIds.next();
    Place place = path == null ? Place.Nowhere.NOWHERE : places.of(path);
    Ingress ingress = place.ingress();
    Answer answer;
    if (ingress == null || path == null) {
      answer = problems.answer(status, path, failure);
    } else {
      HttpAnswer said =
          ingress.render(failure, new FailureContext(id, "POST", path, ingress.names()));
      answer = new Answer(status, said.headers(), said.body());
    }
    reporting.refuses(id, place, status, failure);
    return new Answer(
        status,
        answer.headers().first("Linkgate-Fault").isPresent()
            ? answer.headers().with("Request-Id", id)
            : answer
                .headers()
                .with("Request-Id", id)
                .with("Linkgate-Fault", failure.fault().word()),
        answer.body());
  }
}

package dev.linkgate.contract.verify;

import dev.linkgate.adapter.Http;
import java.time.InstantSource;
import java.util.Set;

/** A conformance run: derives cases from a document, asks a server, and says what is not so. */
public final class Verification {
  private Verification() {}

  /**
   * Runs all cases of these parts. The document's first example is asked in any case: what is
   * refused where it is refused too proves nothing.
   *
   * @param http the way to the server
   * @param perSecond how many requests a second at most
   * @param clock what links expire by
   * @throws Stopped where the run could not go on; it has what was found before
   */
  public static Report run(
      Target target, Http http, Set<Part> parts, int perSecond, InstantSource clock) {
    Masking masking = new Masking(target.key());
    Server server = new Server(http, new Pace(perSecond), masking);
    Run run = new Run(target, server, new AnswerRules(target, clock), masking);
    try {
      ExampleCases.first(run);
      for (Part part : Part.values()) {
        if (parts.contains(part)) {
          all(part, run);
        }
      }
    } catch (Stopped e) {
      throw e.after(report(target, run));
    }
    return report(target, run);
  }

  private static Report report(Target target, Run run) {
    return new Report(
        target.ingress().api().name(),
        target.version().version().text(),
        target.base().toString(),
        run.results());
  }

  private static void all(Part part, Run run) {
    switch (part) {
      case EXAMPLES -> ExampleCases.others(run);
      case FIELDS -> FieldCases.all(run);
      case BODIES -> BodyCases.all(run);
      case ACCESS -> AccessCases.all(run);
      case PATHS -> PathCases.all(run);
      case KEYS -> KeyCases.all(run);
      case VERSIONS -> VersionCases.all(run);
      case ANSWERS -> AnswerCases.all(run);
    }
  }
}

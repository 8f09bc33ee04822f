package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.contract.verify.RequestSchema.Property;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.List;

/** What a version means: its own shape, and none of another's. */
final class VersionCases {
  private static final String MALFORMED = "not-a-version";

  private final Run run;
  private final Target target;
  private final Request good;

  private VersionCases(Run run) {
    this.run = run;
    this.target = run.target();
    this.good = Request.link(target, run.examples().first());
  }

  static void all(Run run) {
    VersionCases cases = new VersionCases(run);
    String header = run.target().ingress().versionHeader();
    run.ask(
        Part.VERSIONS, "malformed", cases.good.with(header, MALFORMED), Expectation.invalid(), "");
    run.ask(Part.VERSIONS, "none", cases.good.without(header), new Expectation.Either(), "");
    for (SpecDocument other : run.target().ingress().versions().shapes().all()) {
      if (!other.version().equals(run.target().shape().version())) {
        cases.shape(other);
        cases.foreign(other);
      }
    }
  }

  /** Callers of every version are served. */
  private void shape(SpecDocument other) {
    Examples examples = Examples.of(other, target.ingress(), target.account());
    String version = other.version().text();
    run.ask(
        Part.VERSIONS,
        "shape:" + version,
        Request.link(target, other, version, examples.first()),
        new Expectation.Linked(),
        examples.list().getFirst().pointer(),
        other);
  }

  /** What only another version has, sent in this one. */
  private void foreign(SpecDocument other) {
    RequestSchema theirs = new RequestSchema(other);
    for (Property property : theirs.properties()) {
      List<String> path = property.path();
      if (property.path().getLast().equals("0")
          || target.shape().requestHas(path.toArray(String[]::new))
          || !target.shape().requestHas(parent(path))) {
        continue;
      }
      JsonNode sample = Samples.of(path.getLast(), property.schema(), theirs.document());
      ObjectNode body = Samples.with(run.examples().reaching(path), run.schema(), path, sample);
      run.ask(
          Part.VERSIONS,
          "foreign:" + Violation.brackets(path) + "@" + other.version().text(),
          Request.link(target, body),
          refused(body) ? Expectation.invalid() : new Expectation.Either(),
          RequestSchema.contentPointer(target.shape()) + "/schema");
    }
  }

  private static String[] parent(List<String> path) {
    return path.subList(0, path.size() - 1).toArray(String[]::new);
  }

  /** By the document, or because it is known to be refused by name though the schema is open. */
  private boolean refused(ObjectNode body) {
    return run.judge(body).invalid()
        || !target
            .ingress()
            .read(body.deepCopy(), Headers.NONE, target.version())
            .violations()
            .isEmpty();
  }
}

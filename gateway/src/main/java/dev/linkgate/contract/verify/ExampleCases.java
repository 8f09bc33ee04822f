package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.verify.Examples.Example;
import dev.linkgate.contract.verify.RequestSchema.Property;
import java.util.List;

/** What the document shows as good, and the least of it. */
final class ExampleCases {
  private ExampleCases() {}

  /** The first example, which has to get a link before anything else proves anything. */
  static void first(Run run) {
    Example first = run.examples().list().getFirst();
    Answer answer = ask(run, first, new Expectation.Linked());
    run.prove(answer.status() == 200);
  }

  static void others(Run run) {
    List<Example> examples = run.examples().list();
    for (Example example : examples.subList(1, examples.size())) {
      ask(run, example, new Expectation.Permitted());
    }
    least(run);
  }

  private static Answer ask(Run run, Example example, Expectation expected) {
    return run.ask(
        Part.EXAMPLES,
        example.name(),
        Request.link(run.target(), example.body()),
        expected,
        example.pointer());
  }

  private static void least(Run run) {
    ObjectNode body = run.examples().first();
    for (Property property : run.schema().properties().reversed()) { // children before parents
      if (!property.required() && run.judge(Samples.without(body, property.path())).linked()) {
        body = Samples.without(body, property.path());
      }
    }
    run.ask(
        Part.EXAMPLES,
        "least",
        Request.link(run.target(), body),
        new Expectation.Permitted(),
        RequestSchema.contentPointer(run.target().shape()) + "/schema/required");
  }
}

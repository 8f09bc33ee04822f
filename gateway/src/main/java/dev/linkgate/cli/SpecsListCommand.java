package dev.linkgate.cli;

import dev.linkgate.contract.slice.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = {
      "Every document: API, version, how far it was checked, its OpenAPI, and where it is.",
      "A document is named after the first version known to have its shape."
    })
final class SpecsListCommand implements Callable<Integer> {
  private final SpecApis apis;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "API", description = "Of one API; of all if left out.")
  private @Nullable String api;

  @Mixin private final SpecsOption specs = new SpecsOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  SpecsListCommand(SpecApis apis, Terminal terminal) {
    this.apis = apis;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String name : api == null ? apis.names() : List.of(api)) {
      for (Spec spec : apis.folder(name, specs.folder).all()) {
        rows.add(row(name, spec));
      }
    }
    if (json) {
      terminal.json(rows);
    } else {
      for (Map<String, Object> row : rows) {
        row.remove("origin"); // a sentence, and the last line of the file's head
        terminal.print(String.join("\t", row.values().stream().map(String::valueOf).toList()));
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> row(String api, Spec spec) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("api", api);
    row.put("version", spec.version().text());
    row.put("checkedThrough", spec.checkedThrough());
    row.put("openapi", spec.openapi());
    row.put("at", spec.at());
    row.put("origin", spec.origin());
    return row;
  }
}

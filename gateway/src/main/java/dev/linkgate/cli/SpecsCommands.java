package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.contract.diff.CellsTouched;
import java.util.List;
import picocli.CommandLine;

/** The commands for the documents. */
final class SpecsCommands {
  private SpecsCommands() {}

  static void into(
      CommandLine group, List<Adapter> adapters, CellsTouched cells, Terminal terminal) {
    group.addSubcommand(new SpecsDiffCommand(adapters, cells, terminal));
  }
}

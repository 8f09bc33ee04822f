package dev.linkgate.cli;

import dev.linkgate.contract.diff.CellsTouched;
import picocli.CommandLine;

/** The commands for the documents. */
final class SpecsCommands {
  private SpecsCommands() {}

  static void into(CommandLine group, SpecApis apis, CellsTouched cells, Terminal terminal) {
    group
        .addSubcommand(new SpecsListCommand(apis, terminal))
        .addSubcommand(new SpecsShowCommand(apis, terminal))
        .addSubcommand(new SpecsUpdateCommand(apis, cells, terminal))
        .addSubcommand(new SpecsDiffCommand(apis, cells, terminal));
  }
}

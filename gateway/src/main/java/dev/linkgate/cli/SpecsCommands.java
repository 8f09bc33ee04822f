package dev.linkgate.cli;

import picocli.CommandLine;

/** The commands for the documents. */
final class SpecsCommands {
  private SpecsCommands() {}

  static void into(CommandLine group, SpecApis apis, SpecDiff diff, Terminal terminal) {
    group
        .addSubcommand(new SpecsListCommand(apis, terminal))
        .addSubcommand(new SpecsShowCommand(apis, terminal))
        .addSubcommand(new SpecsUpdateCommand(apis, diff, terminal));
  }
}

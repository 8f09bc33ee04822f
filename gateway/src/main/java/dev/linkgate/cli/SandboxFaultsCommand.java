package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.contract.faults.FaultRow;
import dev.linkgate.contract.faults.FaultTable;
import dev.linkgate.contract.faults.FaultText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "faults",
    description = {
      "List what the sandbox can do wrong, and what each API's callers then meet.",
      "Ordered by account id (acct_fault_429, biz_fault_429) or by the header",
      "Linkgate-Sandbox-Fault: 429; with _once behind the name, every other time."
    })
final class SandboxFaultsCommand implements Callable<Integer> {
  private final List<Adapter> adapters;
  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  SandboxFaultsCommand(List<Adapter> adapters, Terminal terminal) {
    this.adapters = adapters;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<FaultRow> rows = FaultTable.of(adapters);
    if (json) {
      terminal.json(FaultText.json(rows));
    } else {
      FaultText.lines(rows).forEach(terminal::print);
    }
    return ExitCode.OK;
  }
}

package dev.linkgate.server;

import dev.linkgate.cli.AdminDoor;
import dev.linkgate.cli.Cli;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.testing.YamlGateway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands that ask a gateway which is running. */
final class RunCommand {
  private RunCommand() {}

  /** The exit code; what it says is in these two, and nothing from before. */
  static int at(
      YamlGateway gateway, ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
    out.reset();
    err.reset();
    AdminDoor door =
        _ ->
            new AdminDoor.Opened(URI.create(gateway.adminUrl()), YamlGateway.ADMIN_TOKEN, () -> {});
    return through(door, out, err, args);
  }

  /** The same, for commands that are led elsewhere. */
  static int through(
      AdminDoor door, ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Cli.run(args, List.of(), List.of(), _ -> ExitCode.FAILED, door);
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
  }
}

package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.cli.AdminDoor;
import dev.linkgate.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --sandbox}, each in a process of its own, and commands that find it. */
class ServeSandboxTest {
  /** Between two looks: a wait that spins takes the processor from what it waits for. */
  private static final long LOOK_NANOS = 2_000_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SECONDS = 60;

  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();

  /** What a command said. */
  private record Said(int code, String out, String err) {
    List<JsonNode> json() throws IOException {
      return out.isBlank() ? List.of() : List.of(JSON.readTree(out));
    }
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void severalAtOnceDoNotMeet() throws Exception {
    List<Path> files = Stream.of("a", "b", "c").map(directory::resolve).toList();
    for (Path file : files) {
      serve(file);
    }
    List<JsonNode> ready = new ArrayList<>();
    for (Path file : files) {
      ready.add(told(file));
    }

    for (int i = 0; i < files.size(); i++) {
      JsonNode one = ready.get(i);
      JsonNode other = ready.get((i + 1) % files.size());
      assertThat(link(one, one).statusCode()).isEqualTo(200);
      assertThat(link(one, other).statusCode()).isEqualTo(401);
      assertThat(run("sandbox", "links", "--json", "--ready-file", files.get(i).toString()).json())
          .singleElement()
          .satisfies(link -> assertThat(link.path("state").asText()).isEqualTo("created"));
    }
    assertThat(ready.stream().map(one -> one.path("callers").asText())).doesNotHaveDuplicates();
    assertThat(ready.stream().map(one -> one.path("admin-token").asText())).doesNotHaveDuplicates();
  }

  @Test
  void theReadyFileIsItsOwnersAloneAndNothingIsLeft() throws Exception {
    Path file = directory.resolve("ready.json");
    Files.writeString(file, "an earlier run's");
    Process serving = serve(file);
    JsonNode ready = told(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(link(ready, ready).statusCode()).isEqualTo(200);
    run("sandbox", "clock", "advance", "1h", "--ready-file", file.toString());

    serving.destroy();

    assertThat(serving.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(serving.exitValue()).isEqualTo(ExitCode.OK);
    assertThat(left()).isEmpty();
  }

  @Test
  void itsCommandsReachItThroughTheReadyFile() throws Exception {
    Path file = directory.resolve("ready.json");
    serve(file);
    JsonNode ready = told(file);
    link(ready, ready);

    Said account = run("sandbox", "account", "acct_1", "--ready-file", file.toString());
    Said advanced =
        run("sandbox", "clock", "set", "2031-01-01T00:00:00Z", "--ready-file", "" + file);
    Said reset = run("sandbox", "reset", "--ready-file", file.toString());
    Said audit = run("audit", "query", "--json", "--ready-file", file.toString());

    assertThat(account.out()).contains("\"payouts_enabled\" : false");
    assertThat(advanced.out()).startsWith("2031-01-01T00:00");
    assertThat(reset.code()).isEqualTo(ExitCode.OK);
    assertThat(audit.out()).contains("/v1/account_links");
    assertThat(run("sandbox", "links", "--json", "--ready-file", "" + file).json()).isEmpty();
  }

  @Test
  void aReadyFileThatDoesNotOpenAnythingIsOneLine() throws Exception {
    Path none = directory.resolve("none");
    Path other = Files.writeString(directory.resolve("other"), "{\"admin\":\"http://[::1]:9\"}");
    Path text = Files.writeString(directory.resolve("text"), "no JSON");

    for (Path file : List.of(none, other, text)) {
      Said said = run("sandbox", "links", "--ready-file", file.toString());
      assertThat(said.code()).isEqualTo(ExitCode.FAILED);
      assertThat(said.err()).startsWith("linkgate: " + file).hasLineCount(1);
    }
    assertThat(run("sandbox", "links", "--ready-file", "x", "--config", "y").code())
        .isEqualTo(ExitCode.USAGE);
  }

  private HttpResponse<String> link(JsonNode at, JsonNode as) throws Exception {
    return new Caller(at.path("callers").asText())
        .send(
            "POST",
            "/v1/account_links",
            Caller.V1_BODY,
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Authorization",
            "Bearer " + as.path("key").asText());
  }

  private Process serve(Path ready) throws IOException {
    return start("serve", "--sandbox", "--ready-file", ready.toString());
  }

  private Process start(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.linkgate.Linkgate"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", home().toString());
    builder.environment().remove("XDG_DATA_HOME");
    builder.redirectOutput(directory.resolve("out-" + started.size()).toFile());
    builder.redirectError(directory.resolve("err-" + started.size()).toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static Said run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    AdminDoor closed =
        _ -> {
          throw new IOException("no gateway but the ready file's");
        };
    int code = RunCommand.through(closed, out, err, args);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path home() throws IOException {
    return Files.createDirectories(directory.resolve("home"));
  }

  /** Files of this run, but for what we let it write. */
  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("(out|err)-\\d+"))
          .toList();
    }
  }

  private static JsonNode told(Path file) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (true) {
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (text.startsWith("{")) {
          return JSON.readTree(text);
        }
      } catch (NoSuchFileException notYet) {
        // a start takes away what an earlier one left before it writes its own
      }
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}

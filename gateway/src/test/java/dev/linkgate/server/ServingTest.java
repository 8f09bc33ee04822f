package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.cli.ServeOptions;
import dev.linkgate.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServingTest {
  /** Between two looks: a wait that spins takes the processor from what it waits for. */
  private static final long LOOK_NANOS = 2_000_000;

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutAFileItTellsWhereItIsAndHowToCallIt() throws Exception {
    Path ready = directory.resolve("ready.json");
    FutureTask<Integer> run = new FutureTask<>(() -> serving().run(options(null, ready)));
    Thread thread = Thread.ofPlatform().start(run);

    await(ready);
    JsonNode told = JsonMapper.builder().build().readTree(Files.readAllBytes(ready));
    String key = told.path("key").asText();
    int status =
        new Caller(told.path("callers").asText())
            .send(
                "POST",
                "/v1/account_links",
                Caller.V1_BODY,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Bearer " + key)
            .statusCode();
    int company =
        new Caller(told.path("callers").asText())
            .get("/api/v1/companies/biz_1", "Authorization", "Bearer " + key)
            .statusCode();
    thread.interrupt();

    assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(status).isEqualTo(200);
    assertThat(company).isEqualTo(200);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ready)))
        .isEqualTo("rw-------");
    assertThat(text(out)).contains(told.path("callers").asText()).contains("curl " + key);
  }

  @Test
  void anAddressInUseIsOneLineThatSaysWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code =
          serving()
              .run(
                  new ServeOptions(
                      null, null, taken.getLocalPort(), 0, directory.resolve("ready")));

      assertThat(code).isEqualTo(ExitCode.FAILED);
      assertThat(text(err).strip().lines()).hasSize(1);
      assertThat(text(err)).contains(":" + taken.getLocalPort()).contains("listen.callers");
      assertThat(directory.resolve("ready")).doesNotExist();
    }
  }

  @Test
  void aReadyFileThatCannotBeWrittenIsOneLine() {
    int code = serving().run(options(null, directory.resolve("no/such/place/ready")));

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(text(err).strip().lines()).hasSize(1);
  }

  @Test
  void everyMistakeInTheFileIsSaidAndNothingStarts() throws Exception {
    Path file = directory.resolve("linkgate.yaml");
    Files.writeString(file, "callers: 3\nnonsense: true\n");

    int code = serving().run(options(file, null));

    assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(text(err)).contains(file + ":1:10:").contains(file + ":2:1:");
  }

  @Test
  void theSecretIsMadeBesideTheStoreOnceAndAChangedFileIsTaken() throws Exception {
    Path file = directory.resolve("linkgate.yaml");
    Path ready = directory.resolve("ready.json");
    Files.writeString(file, Caller.SANDBOX.replace(Caller.KEY, "a-key-before-the-change-01"));
    FutureTask<Integer> run = new FutureTask<>(() -> serving().run(options(file, ready)));
    Thread thread = Thread.ofPlatform().start(run);
    await(ready);
    JsonNode told = JsonMapper.builder().build().readTree(Files.readAllBytes(ready));
    Caller caller = new Caller(told.path("callers").asText());
    assertThat(caller.link(Caller.Link.V1).statusCode()).isEqualTo(401);

    Files.writeString(file, Caller.SANDBOX);

    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    int status = 0;
    while (status != 200 && System.nanoTime() < deadline) {
      status = caller.link(Caller.Link.V1).statusCode();
    }
    thread.interrupt();
    assertThat(status).isEqualTo(200);
    assertThat(told.has("key")).isFalse();
    assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(directory.resolve("data/secret")).exists();
  }

  private Serving serving() {
    PublicUrl publicUrl = new PublicUrl();
    InstantSource clock = InstantSource.system();
    SandboxAdapter sandbox = new SandboxAdapter(clock, publicUrl);
    List<Adapter> adapters = Adapters.all(clock, sandbox);
    return new Serving(
        Adapters.facts(adapters),
        (configuration, secret, adminToken, store) ->
            Gateway.start(
                new GatewayOptions(
                    configuration,
                    secret,
                    adapters,
                    List.of(sandbox.page()),
                    publicUrl,
                    store.ledger(),
                    store.accounts(),
                    store.audit(),
                    store.drift(),
                    Sandbox.inMemory(clock),
                    store.refreshUses(),
                    clock,
                    store::healthy,
                    adminToken)),
        (_, key) -> "curl " + key.reveal(),
        Map.of("XDG_DATA_HOME", directory.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static ServeOptions options(@Nullable Path file, @Nullable Path ready) {
    return new ServeOptions(file, null, 0, 0, ready);
  }

  /** It appears at once, whole. */
  private static void await(Path file) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!Files.exists(file)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

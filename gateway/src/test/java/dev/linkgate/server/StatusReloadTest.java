package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.cli.ServeOptions;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ConfigWatch;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the file, and of what runs instead of it. */
final class StatusReloadTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<ApiFacts> FACTS =
      Adapters.facts(
          Adapters.all(
              InstantSource.system(), new SandboxAdapter(InstantSource.system(), new PublicUrl())));

  /** Where the gateway of tests says it keeps its things. */
  private static final String BEFORE =
      "listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }\nstore: { url: \"jdbc:sqlite:%s\" }\n"
          .formatted(Path.of(System.getProperty("java.io.tmpdir"), "data", "linkgate.db"));

  @TempDir private Path directory;
  private YamlGateway gateway;
  private ConfigWatch watch;

  @BeforeEach
  void start() throws IOException {
    gateway = YamlGateway.start(Caller.SANDBOX);
    Reloads reloads = new Reloads(new ServeOptions(file(), null, 0, 0, null));
    reloads.into(gateway.gateway());
    watch = new ConfigWatch(file(), FACTS, Map.of(), reloads);
    Files.writeString(file(), "");
    watch.load();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aRefusedFileIsSaidNotToRunWithEveryMistakeAtItsPlace() throws Exception {
    save(Caller.SANDBOX);
    save(
        """
        callers: [ { name: shop, keys: ["lgk_canary_key_of_a_refused_file"] } ]
        upstreams: { sandbox: { api: sandbox, timeout: soon } }
        routes: [ { to: sandbo } ]
        """);

    JsonNode status = status();

    assertThat(status.at("/problems/0/text").asText())
        .contains(file().toString(), "NOT what runs", "2 mistakes");
    assertThat(status.at("/reload/taken").asBoolean()).isFalse();
    assertThat(status.at("/reload/errors/0").asText()).startsWith(file() + ":4:48: ");
    assertThat(status.at("/reload/errors/1").asText()).startsWith(file() + ":5:17: ");
    assertThat(status.at("/routes/routes/0/to").asText()).isEqualTo("sandbox");
    assertThat(status.at("/routes/routes/0/onLoss").asText()).isEqualTo("report");
    assertThat(status.toString()).doesNotContain("canary");
  }

  @Test
  void aMendedFileIsTakenAndTheAlarmIsOver() throws Exception {
    save("callers: 3");
    save(Caller.SANDBOX.replace("report", "refuse"));

    JsonNode status = status();

    assertThat(status.path("problems")).isEmpty();
    assertThat(status.at("/reload/taken").asBoolean()).isTrue();
    assertThat(status.at("/routes/routes/0/onLoss").asText()).isEqualTo("refuse");
    assertThat(status.at("/configuration/file").asText()).isEqualTo(file().toString());
  }

  @Test
  void whatCountsAfterARestartOnlyIsNamed() throws Exception {
    save(Caller.SANDBOX + "limits: { relay-body: 1MiB }\n");

    JsonNode status = status();

    assertThat(status.at("/reload/restart").toString()).contains("limits.relay-body");
    assertThat(status.at("/problems/0/text").asText()).contains("limits.relay-body", "restart");
  }

  private Path file() {
    return directory.resolve("linkgate.yaml");
  }

  private void save(String yaml) throws IOException {
    Files.writeString(file(), BEFORE + yaml);
    watch.poll();
    watch.poll();
  }

  private JsonNode status() throws Exception {
    HttpResponse<String> answer =
        new Caller(gateway.adminUrl())
            .get("/api/status", "Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}

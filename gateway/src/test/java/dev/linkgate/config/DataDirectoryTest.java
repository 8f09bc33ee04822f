package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void isMadeOnceForItsOwnerAlone() throws IOException {
    Path data = directory.resolve("a/data");

    Secret made = new DataDirectory(data).secret();

    assertThat(made.reveal()).matches("[0-9a-f]{64}");
    assertThat(new DataDirectory(data).secret()).isEqualTo(made);
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("secret"))).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactly(data.resolve("secret"));
    }
  }

  @Test
  void allWhoStartTogetherGetTheSame() throws Exception {
    Callable<Secret> start = () -> new DataDirectory(directory.resolve("data")).secret();
    Set<Secret> secrets = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Secret> secret : threads.invokeAll(List.copyOf(Collections.nCopies(64, start)))) {
        secrets.add(secret.get());
      }
    }

    assertThat(secrets).hasSize(1);
  }

  @Test
  void placeThatCannotBeWrittenIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> new DataDirectory(file.resolve("data")).secret())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("make " + file.resolve("data") + " writable for this user")
        .hasMessageNotContaining("\n");
  }

  @Test
  void damagedSecretIsNotReplaced() throws IOException {
    Files.writeString(directory.resolve("secret"), "half");

    assertThatThrownBy(() -> new DataDirectory(directory).secret())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("restore it from a backup");
  }

  @Test
  void everySecretOfItsIsTheSameAfterARestart() throws IOException {
    var first = new DataDirectory(directory);
    var second = new DataDirectory(directory);

    assertThat(second.adminToken()).isNotEqualTo(first.secret()).isEqualTo(first.adminToken());
    assertThat(second.sandboxKey()).isEqualTo(first.sandboxKey());
    assertThat(Keys.form(first.sandboxKey().reveal())).isEqualTo(Keys.Form.GENERATED);
    assertThat(permissions(directory.resolve("admin-token"))).isEqualTo("rw-------");
    assertThat(permissions(directory.resolve("sandbox-key"))).isEqualTo("rw-------");
  }

  @Test
  void itTellsWhereTheGatewayRunsWhileItDoes() throws IOException {
    var data = new DataDirectory(directory);
    assertThat(data.whereRunning()).isEmpty();

    data.running(URI.create("http://127.0.0.1:8081"));
    assertThat(data.whereRunning()).hasValue(URI.create("http://127.0.0.1:8081"));

    data.stopped();
    assertThat(data.whereRunning()).isEmpty();
  }

  @Test
  void aUserHasOneOfItsOwn() {
    Map<String, String> env = Map.of("HOME", "/home/u", "XDG_DATA_HOME", "/data");

    assertThat(DataDirectory.ofUser(env, "Linux")).hasToString("/data/linkgate");
    assertThat(DataDirectory.ofUser(Map.of("HOME", "/home/u", "XDG_DATA_HOME", "x"), "Linux"))
        .hasToString("/home/u/.local/share/linkgate");
    assertThat(DataDirectory.ofUser(env, "Mac OS X"))
        .hasToString("/home/u/Library/Application Support/Linkgate");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

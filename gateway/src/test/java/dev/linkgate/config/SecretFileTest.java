package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir Path directory;

  @Test
  void isMadeOnceForItsOwnerAlone() throws IOException {
    Path data = directory.resolve("a/data");

    Secret made = SecretFile.readOrCreate(data, "secret");

    assertThat(made.reveal()).matches("[0-9a-f]{64}");
    assertThat(SecretFile.readOrCreate(data, "secret")).isEqualTo(made);
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("secret"))).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactly(data.resolve("secret"));
    }
  }

  @Test
  void allWhoStartTogetherGetTheSame() throws Exception {
    Callable<Secret> start = () -> SecretFile.readOrCreate(directory.resolve("data"), "secret");
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

    assertThatThrownBy(() -> SecretFile.readOrCreate(file.resolve("data"), "secret"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("make " + file.resolve("data") + " writable for this user")
        .hasMessageNotContaining("\n");
  }

  @Test
  void damagedSecretIsNotReplaced() throws IOException {
    Files.writeString(directory.resolve("secret"), "half");

    assertThatThrownBy(() -> SecretFile.readOrCreate(directory, "secret"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("restore it from a backup");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

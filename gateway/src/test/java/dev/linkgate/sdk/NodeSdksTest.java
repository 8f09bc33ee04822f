package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class NodeSdksTest {
  private static final String COMMAND = "npm ci --prefix gateway/src/test/sdk";

  @TempDir Path folder = Path.of("");

  @Test
  void skipNamesTheCommandThatInstallsWhatIsMissing() {
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> NodeSdks.assumeInstalled(folder, Map.of("PATH", folder.toString())))
        .withMessageContaining("node (20 or newer) is not on the PATH")
        .withMessageEndingWith(COMMAND);
  }

  @Test
  void missingSdkFailsWhereCiIsSet() throws Exception {
    Map<String, String> environment = new HashMap<>(Map.of("PATH", folder.toString()));
    environment.put("CI", "true");
    File node = Files.createFile(folder.resolve("node")).toFile();
    assertThat(node.setExecutable(true)).isTrue();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> NodeSdks.assumeInstalled(folder, environment))
        .withMessage("stripe18 is not installed; to test the npm SDKs: " + COMMAND);
  }
}

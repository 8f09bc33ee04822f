package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {
  @Test
  void isWhereTheSystemHasIt() {
    assertThat(DataDirectory.ofUser(Map.of("HOME", "/home/ada"), "Linux"))
        .isEqualTo(Path.of("/home/ada/.local/share/linkgate"));
    assertThat(DataDirectory.ofUser(Map.of("HOME", "/Users/ada"), "Mac OS X"))
        .isEqualTo(Path.of("/Users/ada/Library/Application Support/Linkgate"));
  }

  @Test
  void isWhereTheUserSaysUnlessThatIsRelative() {
    assertThat(DataDirectory.ofUser(Map.of("HOME", "/h", "XDG_DATA_HOME", "/data"), "Linux"))
        .isEqualTo(Path.of("/data/linkgate"));
    assertThat(DataDirectory.ofUser(Map.of("HOME", "/h", "XDG_DATA_HOME", "data"), "Linux"))
        .isEqualTo(Path.of("/h/.local/share/linkgate"));
  }
}

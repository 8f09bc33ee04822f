package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class MissingBrowserTest {
  @Test
  void withoutABrowserATestIsSkippedAndSaysWhatToInstall() {
    assertThatThrownBy(() -> Chromium.assumeInstalled(Map.of("PATH", "/nowhere")))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("chromium and chromedriver is not installed")
        .hasMessageContaining("apt-get install chromium chromium-driver");
  }

  @Test
  void inCiThatIsAFailure() {
    assertThatThrownBy(() -> Chromium.assumeInstalled(Map.of("PATH", "/nowhere", "CI", "true")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("chromium and chromedriver is not installed");
  }
}

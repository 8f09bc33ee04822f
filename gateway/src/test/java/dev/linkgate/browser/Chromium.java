package dev.linkgate.browser;

import dev.linkgate.testing.NodePackages;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Debian's Chromium with a profile of its own, driven from here. */
final class Chromium implements AutoCloseable {
  /** Between two looks: a wait that spins takes the processor from what it waits for. */
  private static final long LOOK_NANOS = 20_000_000;

  /** Only until something is there; a machine that builds beside it makes a page take seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<String> SWITCHES =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private final ChromeDriver driver;
  private final Path profile;

  private Chromium(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /** Skips the test when the browser is missing; where CI is set, that is a failure. */
  static void assumeInstalled(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    List<String> missing =
        Stream.of("chromium", "chromedriver")
            .filter(name -> program(path, name).isEmpty())
            .toList();
    NodePackages.assume(
        missing.isEmpty() ? null : String.join(" and ", missing) + " is not installed",
        "; to test pages in a browser: apt-get install chromium chromium-driver",
        environment);
  }

  private static Optional<Path> program(String path, String name) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(bin -> Path.of(bin, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one; whoever starts it closes it. */
  static Chromium start(String... switches) {
    assumeInstalled(System.getenv());
    String path = System.getenv().getOrDefault("PATH", "");
    try {
      Path profile = Files.createTempDirectory("linkgate-chromium");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(program(path, "chromium").orElseThrow().toFile());
      options.addArguments(SWITCHES);
      options.addArguments(switches);
      options.addArguments("--user-data-dir=" + profile);
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(program(path, "chromedriver").orElseThrow().toFile())
              .usingAnyFreePort()
              .build();
      return new Chromium(new ChromeDriver(service, options), profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes to an address, and waits until the page is loaded. */
  void visit(String url) {
    driver.get(url);
  }

  /** Opens a further tab, and goes to an address in it. */
  void visitInNewTab(String url) {
    driver.switchTo().newWindow(WindowType.TAB);
    driver.get(url);
  }

  /** Goes on in the tab that the page opened. */
  void goesToOpenedTab() {
    until(() -> "no tab was opened", () -> driver.getWindowHandles().size() > 1);
    driver.switchTo().window(List.copyOf(driver.getWindowHandles()).getLast());
  }

  /** Closes this tab, and goes back to the first one. */
  void closeTab() {
    driver.close();
    driver.switchTo().window(driver.getWindowHandles().iterator().next());
  }

  /** Closes all tabs but this one. */
  void closeOthers() {
    String here = driver.getWindowHandle();
    for (String other : driver.getWindowHandles()) {
      if (!other.equals(here)) {
        driver.switchTo().window(other).close();
      }
    }
    driver.switchTo().window(here);
  }

  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  /** Waits until a page is loaded that has this address. */
  void arrivesAt(String url) {
    until(
        () -> url + " instead of " + url() + " with " + complaints(),
        () -> url().equals(url) && "complete".equals(script("return document.readyState")));
  }

  String url() {
    return driver.getCurrentUrl();
  }

  String title() {
    return driver.getTitle();
  }

  /** What a person reads on the page. */
  String text() {
    return String.join("\n", texts("body"));
  }

  /** Texts of the elements a CSS selector finds: in one step, as pages come and go. */
  List<String> texts(String css) {
    List<?> texts =
        (List<?>)
            script(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())",
                css);
    return texts.stream().map(String::valueOf).toList();
  }

  /** Clicks the button or the link with this text. */
  void press(String label) {
    driver
        .findElement(By.xpath("//*[self::button or self::a][normalize-space()='" + label + "']"))
        .click();
  }

  /** Presses keys, one after the other, wherever the focus is. */
  void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses a key while another one is held. */
  void together(Keys held, CharSequence key) {
    new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Runs JavaScript in the page, as a person with developer tools would. */
  Object script(String javaScript, Object... arguments) {
    return Optional.ofNullable(driver.executeScript(javaScript, arguments)).orElse("");
  }

  /** Runs JavaScript that calls its last argument when it is done. */
  Object asyncScript(String javaScript) {
    return Optional.ofNullable(driver.executeAsyncScript(javaScript)).orElse("");
  }

  /** Waits for what happens in the browser at its own pace. */
  void until(Supplier<String> what, BooleanSupplier happened) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(happened)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("did not happen: " + what.get());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static boolean holds(BooleanSupplier happened) {
    try {
      return happened.getAsBoolean();
    } catch (JavascriptException _) {
      return false; // the page went away while it was looked at
    }
  }

  /** Headers that go with each request from now on. */
  void sends(Map<String, Object> headers) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  /** What it calls itself from now on. */
  void callsItself(String userAgent) {
    driver.executeCdpCommand("Network.setUserAgentOverride", Map.of("userAgent", userAgent));
  }

  /** What the browser complained about since it was asked last. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    driver.manage().logs().get("browser").forEach(entry -> complaints.add(entry.getMessage()));
    return complaints;
  }

  /**
   * Gives pages this much room.
   *
   * @param scheme {@code light} or {@code dark}
   * @param scale device pixels per CSS pixel: 2 at half the width is a zoom of 200 %
   */
  void shows(String scheme, int width, int height, int scale) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Shows pages as they are printed, or as they are on a screen. */
  void prints(boolean printing) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", printing ? "print" : "screen"));
  }

  /** The picture of the whole page, as PNG. */
  byte[] picture() {
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode((String) answer.get("data"));
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException _) {
      // A process of the browser may still be writing while it ends; what it writes is in /tmp.
      profile.toFile().deleteOnExit();
    }
  }
}

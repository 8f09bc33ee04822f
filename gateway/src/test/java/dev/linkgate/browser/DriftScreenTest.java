package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.drift.DriftRow;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Drift that an upstream really made, seen and acknowledged without a mouse. */
class DriftScreenTest {
  private static final String ALARMS = ".alarms > li";

  @AutoClose private static Chromium browser;
  private static Axe axe;
  private AuditedGateway watched;
  private Operator operator;

  @BeforeAll
  static void start() throws IOException {
    axe = Axe.installed(System.getenv());
    browser = Chromium.start();
  }

  @BeforeEach
  void signIn() {
    browser.shows("light", 1280, 900, 1);
    watched = new AuditedGateway();
    operator = Operator.signedIn(browser, watched.gateway);
  }

  @AfterEach
  void leave() {
    try {
      operator.leftNothing(AuditedGateway.SHOP, "canary");
    } finally {
      browser.visit("about:blank");
      watched.close();
    }
  }

  /** The upstream answers with two fields more, and another value: three alarms. */
  private void drift() {
    watched.upstream.always(
        request -> {
          Reply.Answer answer = DocumentedAnswers.link(request);
          ObjectNode body = (ObjectNode) DocumentedAnswers.body(answer);
          body.put("brand_new", "canary-value").putObject("more").put("id", "canary");
          body.put("object", "account_link_two");
          byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
          return new Reply.Answer(answer.status(), answer.headers(), bytes);
        });
    watched.asks(Asking.V1, AuditedGateway.SHOP, "acct_1");
    List<DriftRow> rows = List.of();
    while (rows.size() < 3) {
      rows = watched.gateway.store().drift().list(null, false, 10);
    }
  }

  private void shows(int alarms) {
    browser.until(
        browser::text,
        () -> browser.texts(ALARMS).size() == alarms && browser.texts(".busy").isEmpty());
  }

  private String focused() {
    return String.valueOf(browser.script("return document.activeElement.id"));
  }

  @Test
  void anAlarmTellsWhatCameWhatIsDocumentedAndWhatWouldAcceptIt() {
    drift();

    operator.opens("drift");

    assertThat(browser.texts(ALARMS)).hasSize(3);
    assertThat(browser.text())
        .contains(
            "A new field at /brand_new",
            "string, 12 characters",
            "has no such field there",
            "A new value at /object",
            "account_link_two",
            "specs/stripe-v1/",
            "POST /v1/account_links, answer 200",
            "1×, last")
        .doesNotContain("canary");
    assertThat(browser.texts(ALARMS + " pre"))
        .hasSize(3)
        .allMatch(patch -> patch.contains("\"op\": \"add\""));
  }

  @Test
  void alarmsAreAcknowledgedByKeyboardAndTheFocusGoesOn() {
    drift();
    operator.opens("drift");
    List<String> titles = browser.texts(".alarms h2");

    browser.script("document.querySelector('.alarms input').focus()");
    browser.keys(Keys.SPACE);
    browser.script("document.querySelectorAll('.alarms input')[1].focus()");
    browser.keys(Keys.SPACE);
    browser.until(browser::text, () -> browser.text().contains("Acknowledge 2 selected"));
    browser.script("document.querySelector('.tools button').focus()");
    browser.keys(Keys.ENTER);
    shows(1);
    assertThat(browser.texts(".alarms h2")).containsExactly(titles.get(2));
    browser.until(this::focused, () -> focused().startsWith("alarm-"));
    assertThat(browser.text()).contains("2 alarms are acknowledged");

    browser.script("document.querySelector('.alarms li > button').focus()");
    browser.keys(Keys.ENTER);
    browser.until(browser::text, () -> browser.texts(".empty").size() == 1);

    assertThat(watched.gateway.store().drift().list(null, false, 10)).isEmpty();
    browser.until(this::focused, () -> focused().equals("text"));
    browser.keys(Keys.TAB, Keys.TAB, Keys.SPACE);
    shows(3);
    assertThat(browser.url()).endsWith("/console/drift?all=true");
    assertThat(browser.texts(".alarms .tag")).containsExactly("known", "known", "known");
  }

  @Test
  void alarmsAreFilteredByTextAndUpstream() {
    drift();
    operator.opens("drift");

    browser.keys("/", "BRAND");

    shows(1);
    assertThat(browser.url()).endsWith("/console/drift?text=BRAND");
    operator.opens("drift?upstream=sandbox");
    assertThat(browser.texts(".empty")).containsExactly("No alarm has this text and upstream.");
  }

  @Test
  void withoutDriftItIsSaidWhatItIs() {
    operator.opens("drift");

    browser.until(browser::text, () -> browser.text().contains("has kept to its document"));

    assertThat(browser.text()).contains("It fails no request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everybodyCanReadAndReachIt(String scheme) throws IOException {
    drift();
    browser.shows(scheme, 1280, 900, 1);
    operator.opens("drift");
    shows(3);
    picture(scheme);

    assertThat(axe.violations(browser)).isEmpty();
    browser.shows(scheme, 320, 640, 1);
    assertThat(axe.violations(browser)).isEmpty();
    assertThat(
            (Long)
                browser.script(
                    "const e = document.documentElement; return e.scrollWidth - e.clientWidth;"))
        .isZero();
  }

  /** With {@code -Dlinkgate.pictures.console=docs/console} that of the documentation is made. */
  private static void picture(String scheme) throws IOException {
    String folder = System.getProperty("linkgate.pictures.console", "");
    if (!folder.isEmpty() && scheme.equals("light")) {
      byte[] png = Palette.png(ImageIO.read(new ByteArrayInputStream(browser.picture())));
      Files.write(Files.createDirectories(Path.of(folder)).resolve("drift.png"), png);
    }
  }
}

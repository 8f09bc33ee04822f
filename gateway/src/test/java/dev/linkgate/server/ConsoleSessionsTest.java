package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.server.ConsoleRig.Answer;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is signed in, for how long, and what becomes of those who guess. */
final class ConsoleSessionsTest {
  private static final String TOKEN = YamlGateway.ADMIN_TOKEN.reveal();
  private static final String GUESS = "canary-of-a-wrong-admin-token-";

  private ConsoleRig rig;

  @BeforeEach
  void start() {
    rig = new ConsoleRig();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void theCookieIsForThisHostAndNoScript() throws IOException {
    String set = rig.signInWith(TOKEN).header("Set-Cookie");

    assertThat(set)
        .matches("linkgate-" + rig.port + "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
    assertThat(rig.signInWith(TOKEN).header("Set-Cookie")).isNotEqualTo(set);
  }

  @Test
  void aPlantedCookieIsNotAdoptedAndHidesNoOther() throws IOException {
    String planted = "Cookie: linkgate-" + rig.port + "=planted-by-another-program";

    Answer answer = rig.signInWith(TOKEN, planted);

    String own = ConsoleRig.cookie(answer);
    assertThat(own).isNotEqualTo(planted);
    assertThat(rig.works(planted)).isFalse();
    assertThat(rig.works(planted + own.replace("Cookie:", ";"))).isTrue();
  }

  @Test
  void aSessionOfAnotherGatewayIsNone() throws IOException {
    try (ConsoleRig other = new ConsoleRig()) {
      String theirs = other.signedIn();

      assertThat(rig.works(theirs)).isFalse();
      assertThat(rig.works(theirs.replace("-" + other.port, "-" + rig.port))).isFalse();
      assertThat(other.works(theirs)).isTrue();
    }
  }

  @Test
  void signingOutEndsItForGood() throws IOException {
    String cookie = rig.signedIn();

    Answer answer = rig.ask("POST /console/sign-out", "", cookie);

    assertThat(answer.header("Set-Cookie")).contains("Max-Age=0", "HttpOnly", "SameSite=Strict");
    assertThat(rig.works(cookie)).isFalse();
    assertThat(rig.ask("GET /console/status", "", cookie).header("Location"))
        .startsWith("/console/sign-in");
  }

  @Test
  void signingInAgainEndsTheSessionBefore() throws IOException {
    String first = rig.signedIn();

    String second = ConsoleRig.cookie(rig.signInWith(TOKEN, first));

    assertThat(rig.works(first)).isFalse();
    assertThat(rig.works(second)).isTrue();
  }

  @Test
  void anAbandonedSessionEndsAfterAnHour() throws IOException {
    String cookie = rig.signedIn();

    rig.pass(Duration.ofMinutes(59));
    assertThat(rig.works(cookie)).isTrue();
    rig.pass(Duration.ofMinutes(59));
    assertThat(rig.works(cookie)).isTrue();
    rig.pass(Duration.ofMinutes(61));

    assertThat(rig.works(cookie)).isFalse();
  }

  @Test
  void aSessionThatIsUsedEndsAfterHalfADay() throws IOException {
    String cookie = rig.signedIn();

    for (int i = 0; i < 24; i++) {
      assertThat(rig.works(cookie)).isTrue();
      rig.pass(Duration.ofMinutes(30));
    }
    rig.pass(Duration.ofSeconds(1));

    assertThat(rig.works(cookie)).isFalse();
  }

  @Test
  void tenWrongTokensASecondAreSlowedCountedAndLoggedWhileASessionGoesOn() throws Exception {
    String cookie = rig.signedIn();
    int seconds = 12;
    List<Answer> answers = new ArrayList<>();
    List<String> logged;
    try (CapturedLog log = CapturedLog.at(Level.INFO)) {
      for (int i = 0; i < seconds * 10; i++) {
        String guess = GUESS + i;
        answers.add(
            i % 2 == 0
                ? rig.signInWith(guess)
                : rig.ask("GET /api/accounts", "", "Authorization: Bearer " + guess));
        assertThat(i % 10 > 0 || rig.works(cookie)).isTrue();
        rig.pass(Duration.ofMillis(100));
      }
      logged = log.all();
    }

    List<Answer> slowed = answers.stream().filter(it -> it.status() == 429).toList();
    long looked = answers.stream().filter(it -> it.status() == 401).count();
    assertThat(looked).isEqualTo(8); // five, and then after 1, 3 and 7 s
    assertThat(slowed).hasSize(seconds * 10 - 8);
    assertThat(slowed)
        .allSatisfy(it -> assertThat(Integer.parseInt(it.header("Retry-After"))).isBetween(1, 31));
    assertThat(logged).hasSize(seconds * 10).allMatch(line -> line.contains("127.0.0.1"));
    assertThat(logged.toString()).doesNotContain(GUESS);
    assertThat(answers.toString()).doesNotContain(GUESS);
    JsonNode door = status(cookie).path("door");
    assertThat(door.path("wrongTokens").asInt()).isEqualTo(8);
    assertThat(door.path("tooSoon").asInt()).isEqualTo(seconds * 10 - 8);
    assertThat(status(cookie).at("/problems/0/text").asText())
        .contains("120 tries", "wrong admin token");
  }

  @Test
  void theRightTokenWorksAfterTheWaitItWasTold() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(rig.signInWith(GUESS).status()).isEqualTo(401);
    }
    Answer tooSoon = rig.signInWith(TOKEN);
    assertThat(tooSoon.status()).isEqualTo(429);
    assertThat(tooSoon.header("Set-Cookie")).isEmpty();

    rig.pass(Duration.ofSeconds(Long.parseLong(tooSoon.header("Retry-After"))));

    assertThat(rig.signInWith(TOKEN).status()).isEqualTo(303);
    assertThat(rig.signInWith(GUESS).status()).isEqualTo(401);
    assertThat(rig.signInWith(TOKEN).status()).isEqualTo(303);
  }

  @Test
  void whatIsLongPastIsNoProblemAnyMore() throws Exception {
    rig.signInWith(GUESS);
    rig.pass(Duration.ofHours(2));

    JsonNode status = status(rig.signedIn());

    assertThat(status.path("problems")).isEmpty();
    assertThat(status.at("/door/wrongTokens").asInt()).isEqualTo(1);
  }

  private JsonNode status(String cookie) throws IOException {
    return JsonMapper.builder().build().readTree(rig.ask("GET /api/status", "", cookie).body());
  }
}

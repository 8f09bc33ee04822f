package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.DocumentedAnswers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that is none of ours, or not any more, makes nothing and tells nothing. */
class RefreshTokensTest {
  @TempDir Path directory;
  private final RefreshRig rig = new RefreshRig(RefreshRig.OPEN);

  @AfterEach
  void stop() {
    rig.close();
  }

  private String key(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, name + "-and-what-makes-it-32-characters");
    return "\"${file:" + file + "}\"";
  }

  /** The same page for all of them, so that nobody learns why. */
  private static void assertUnknown(String url) {
    HttpResponse<String> never =
        Browser.open(url.substring(0, url.indexOf("/refresh/")) + "/refresh/x");
    for (String method : new String[] {"GET", "POST"}) {
      HttpResponse<String> answer = Browser.send(method, url);

      assertThat(answer.statusCode()).as(method).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(never.body());
      assertThat(answer.headers().map().keySet()).isEqualTo(never.headers().map().keySet());
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  @Test
  void noTokenWithAnotherCharacterMakesALink() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    int from = refresh.lastIndexOf('/') + 1;
    Set<String> altered = new LinkedHashSet<>();
    for (int i = from; i < refresh.length(); i += 3) {
      for (char c : "Az0-_".toCharArray()) {
        altered.add(refresh.substring(0, i) + c + refresh.substring(i + 1));
      }
    }
    altered.remove(refresh);

    for (String url : altered) {
      assertThat(Browser.send("POST", url).statusCode()).as(url).isEqualTo(404);
    }
    assertThat(altered).hasSizeGreaterThan(200);
    assertThat(rig.asked()).isEqualTo(1);
  }

  @Test
  void noTokenThatWasCutLengthenedOrSwappedMakesALink() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    String other = rig.refreshUrl(Link.V1);
    int middle = (refresh.lastIndexOf('/') + refresh.length()) / 2;

    assertUnknown(refresh.substring(0, middle));
    assertUnknown(refresh + "A");
    assertUnknown(refresh + "=");
    assertUnknown(refresh + "/");
    assertUnknown(refresh.substring(0, middle) + other.substring(middle));
    assertUnknown(rig.gateway().url() + "/refresh/");
    assertThat(rig.asked()).isEqualTo(2);
  }

  @Test
  void anotherGatewaysTokenMakesNoLink() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    try (RefreshRig foreign = new RefreshRig("authenticate: none, key: " + key("foreign"))) {
      String there = foreign.refreshUrl(Link.V1);

      assertUnknown(there.replace(foreign.gateway().url(), rig.gateway().url()));
    }
    assertThat(Browser.location(Browser.send("POST", refresh))).contains(DocumentedAnswers.CANARY);
  }

  @Test
  void theTokenOfACallerThatIsGoneMakesNoLink() throws Exception {
    String refresh = rig.refreshUrl(Link.WHOP);

    rig.gateway().reload(rig.yaml().replace("name: shop", "name: other"));

    assertUnknown(refresh);
    assertThat(rig.asked()).isEqualTo(1);
  }

  @Test
  void keysRotateAndWhatIsNotListedAnyMoreOpensNothing() throws Exception {
    String refresh = rig.yaml().replace("authenticate", "key: %s, authenticate");
    rig.gateway().reload(refresh.formatted(key("first")));
    String old = rig.refreshUrl(Link.V2);

    rig.gateway().reload(refresh.formatted("[" + key("second") + ", " + key("first") + "]"));
    assertThat(Browser.location(Browser.send("POST", old))).contains(DocumentedAnswers.CANARY);
    rig.gateway().reload(refresh.formatted(key("second")));

    assertUnknown(old);
  }

  @Test
  void aRouteThatHostsNoRefreshAnyMoreMakesNoLink() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);

    rig.gateway().reload(rig.yaml().replace(", refresh: hosted", ""));

    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);
    assertThat(rig.asked()).isEqualTo(1);
  }

  @Test
  void withoutHostedRefreshThereIsNoSuchPage() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);

    rig.gateway()
        .reload(
            rig.yaml()
                .replace(", refresh: hosted", "")
                .replace("refresh: { authenticate: none }", ""));

    assertThat(Browser.send("POST", refresh).statusCode()).isEqualTo(404);
    assertThat(rig.asked()).isEqualTo(1);
  }

  @Test
  void aHostTheCallerMayNotNameAnyMoreIsVisitedByNobody() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    rig.gateway()
        .reload(
            rig.yaml().replace("redirect-hosts: [shop.example]", "redirect-hosts: [new.example]"));

    HttpResponse<String> answer = Browser.send("POST", refresh);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(rig.asked()).as("nor by the provider").isEqualTo(1);
  }

  @Test
  void aCallerMayNotReachTheUpstreamAnyMore() throws Exception {
    String refresh = rig.refreshUrl(Link.V1);

    rig.gateway().reload(rig.yaml().replace("redirect-hosts", "upstreams: [whop], redirect-hosts"));

    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);
    assertThat(rig.asked()).isEqualTo(1);
  }

  @Test
  void anAccountTheCallerMayNotReachAnyMoreGetsNoLink() throws Exception {
    String body = Caller.V1_BODY.replace("acct_1", "acct_9");
    new Caller(rig.gateway())
        .send(
            "POST",
            Link.V1.path,
            body,
            "Content-Type",
            Link.V1.type,
            "Authorization",
            "Bearer " + Caller.KEY);
    String refresh = RefreshRig.refreshUrl(rig.provider().requests().getLast());
    assertThat(Browser.location(Browser.send("POST", refresh))).contains(DocumentedAnswers.CANARY);

    rig.gateway().reload(rig.yaml().replace("redirect-hosts", "accounts: own, redirect-hosts"));

    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);
    assertThat(rig.asked()).isEqualTo(2);
  }
}

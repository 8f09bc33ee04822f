package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.Adapters;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.cli.AdminDoor;
import dev.linkgate.cli.Cli;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.Loaded;
import dev.linkgate.server.ExplainRig.Case;
import dev.linkgate.store.Store;
import dev.linkgate.testing.Canaries;
import dev.linkgate.testing.YamlGateway;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code linkgate explain}. */
class ExplainCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final List<Adapter> ADAPTERS =
      Adapters.all(CLOCK, new SandboxAdapter(CLOCK, new PublicUrl()));
  private static final List<ApiFacts> FACTS = Adapters.facts(ADAPTERS);

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void whatWouldBeSentIsExitZeroAndMakesNoStore() throws IOException {
    configured();

    int exit = run(Caller.V1_BODY, "--ingress", "stripe-v1", "--caller", "shop");

    assertThat(exit).as(text(err)).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .startsWith("Would be sent to upstream v1, relayed.\n")
        .contains(
            "POST http://127.0.0.1:1/v1/account_links\n",
            "Authorization: Bearer <api-key of upstream v1>",
            "refresh_url = https://shop.example/r\n",
            "-> " + directory.resolve("linkgate.yaml") + ":27:5");
    assertThat(text(err)).contains("there is no store yet");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("linkgate.yaml"));
    }
  }

  @Test
  void whatWouldBeRefusedIsExitOne() throws IOException {
    configured();

    int exit =
        run("account=acct_1&type=account_onboarding", "--ingress", "stripe-v1", "--caller", "lost");

    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(text(out))
        .startsWith("Would be refused with 400.\n")
        .contains("not matched: caller is lost, not shop", "no_route", "\"error\" : {");
  }

  @Test
  void jsonHasStableNames() throws IOException {
    configured();

    run(Caller.V2_BODY, "--ingress", "stripe-v2", "--caller", "shop", "--json");

    JsonNode explained = JSON.readTree(text(out));
    assertThat(names(explained))
        .containsExactly(
            "outcome",
            "ingress",
            "caller",
            "violations",
            "canonical",
            "account",
            "routes",
            "upstream",
            "losses",
            "request",
            "refusal");
    assertThat(names(explained.path("ingress")))
        .containsExactly("api", "version", "versionFrom", "document", "path");
    assertThat(names(explained.path("request")))
        .containsExactly("method", "url", "headers", "body", "bytes");
    assertThat(explained.at("/ingress/document").asText())
        .isEqualTo("specs/stripe-v2/2026-09-30.endive.yaml");
    assertThat(Files.exists(Path.of("..", explained.at("/ingress/document").asText()))).isTrue();
  }

  @Test
  void merchantsComeFromTheStoreWhereNoGatewayRuns() throws IOException {
    Configuration configuration = configured();
    try (Store store =
        Store.open(
            configuration.store(),
            new dev.linkgate.config.DataDirectory(configuration.store().directory()).secret())) {
      // what begins with the same word fills the first page
      for (int i = 0; i < 3; i++) {
        set(store, "acct_1" + i);
      }
      store
          .accounts()
          .set(new AccountEntry("shop", "to-whop", Map.of("stripe", "acct_1", "whop", "biz_9")));
    }

    run(
        Caller.V1_BODY.replace("acct_1", "to-whop"),
        "--ingress",
        "stripe-v1",
        "--caller",
        "shop",
        "--json");

    JsonNode explained = JSON.readTree(text(out));
    assertThat(explained.at("/account/upstream").asText()).as(text(err)).isEqualTo("biz_9");
    assertThat(explained.at("/request/body").asText()).contains("\"account_id\":\"biz_9\"");
  }

  @Test
  void aWordIsFoundBehindAThousandThatBeginWithIt() throws Exception {
    Configuration configuration = configured();
    try (YamlGateway running = YamlGateway.start(Caller.SANDBOX)) {
      List<String> rows = new ArrayList<>(List.of("caller,merchant,stripe"));
      IntStream.range(0, 1_200).forEach(i -> rows.add("shop,m%05d,acct_1%05d".formatted(i, i)));
      rows.add("shop,to-whop,acct_1");
      HttpResponse<String> imported =
          new Caller(running.adminUrl())
              .send(
                  "POST",
                  "/api/accounts/import?format=csv",
                  String.join("\n", rows),
                  "Authorization",
                  "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
      assertThat(imported.body()).isEqualTo("{\"entries\":1201}");
      kept(configuration);

      int exit =
          run(
              _ ->
                  new AdminDoor.Opened(
                      URI.create(running.adminUrl()), YamlGateway.ADMIN_TOKEN, () -> {}),
              Caller.V1_BODY,
              "--ingress",
              "stripe-v1",
              "--caller",
              "shop",
              "--json");

      assertThat(exit).as(text(err)).isEqualTo(ExitCode.OK);
      JsonNode explained = JSON.readTree(text(out));
      assertThat(explained.at("/account/merchant").asText()).isEqualTo("to-whop");
    }
  }

  @Test
  void aVersionAndHeadersAreTakenAsTheCallersOwn() throws IOException {
    configured();

    run(
        Caller.WHOP_BODY,
        "--ingress",
        "whop",
        "--caller",
        "shop",
        "--ingress-version",
        "2025-03-01",
        "--header",
        "User-Agent: Whop/JS 0.0.42",
        "--header",
        "X-Stainless-Lang:js",
        "--header",
        "Authorization: Bearer caller_key_of_shop_in_tests",
        "--json");

    JsonNode explained = JSON.readTree(text(out));
    assertThat(explained.at("/ingress/version").asText()).isEqualTo("2025-03-01");
    assertThat(explained.at("/ingress/versionFrom").asText()).isEqualTo("header");
    assertThat(explained.at("/ingress/document").asText()).isEqualTo("specs/whop/2025-01-01.yaml");
    assertThat(explained.at("/request/headers").toString())
        .contains("Whop/JS 0.0.42", "\"api-version-date\",\"value\":\"2025-03-01\"");
    assertThat(explained.at("/request/bytes").asInt()).isEqualTo(Caller.WHOP_BODY.length());
  }

  @Test
  void theOnlyCallerNeedNotBeNamed() throws IOException {
    Files.writeString(directory.resolve("linkgate.yaml"), Caller.SANDBOX);

    assertThat(run(Caller.WHOP_BODY, "--ingress", "whop")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).startsWith("Would be made by upstream sandbox, which needs no network.");
  }

  @Test
  void anAccountMapThatCannotBeReadIsSaidInOneLine() throws IOException {
    kept(configured());

    int exit =
        run(
            _ -> {
              throw new IOException("the database is locked");
            },
            Caller.V1_BODY,
            "--ingress",
            "stripe-v1",
            "--caller",
            "shop");

    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(text(err).strip())
        .isEqualTo("linkgate: the account map cannot be read: the database is locked");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void whatCannotBeExplainedIsAMistakeOfUsage() throws IOException {
    configured();

    assertThat(run("a=1", "--ingress", "stripe-v1")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("There are boxed, homely, lost, pinned, shop, tight");
    assertThat(run("a=1", "--ingress", "stripe")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("they speak stripe-v1, stripe-v2, whop");
    assertThat(run("a=1")).isEqualTo(ExitCode.USAGE);
    assertThat(run("{\"account\":\"a\"}", "--ingress", "stripe-v1", "--caller", "shop"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("stripe-v1 takes a form, not JSON. Write account=a");
    assertThat(run("a=1", "--ingress", "stripe-v1", "--caller", "shop", "--header", "x"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("a header is written 'Name: value'");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void mistakesInTheConfigurationAreExitThree() throws IOException {
    Files.writeString(directory.resolve("linkgate.yaml"), "callers: 1\n");

    assertThat(run("a=1", "--ingress", "stripe-v1")).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(text(err)).contains("linkgate.yaml:1:");
  }

  @Test
  void theEndOfAShellsLineIsNoPartOfAForm() throws IOException {
    configured();

    run(Caller.V1_BODY + "\n", "--ingress", "stripe-v1", "--caller", "shop", "--json");

    assertThat(JSON.readTree(text(out)).at("/request/body").asText()).isEqualTo(Caller.V1_BODY);
  }

  @Test
  void noTextTellsASecret() throws IOException {
    configured();
    for (Case one : ExplainRig.cases()) {
      List<String> args = new ArrayList<>(List.of("--ingress", one.ingress()));
      args.addAll(List.of("--caller", one.caller()));
      one.onTheWire()
          .forEach((name, value) -> args.addAll(List.of("--header", name + ": " + value)));

      run(one.body(), args.toArray(String[]::new));

      assertThat(text(out)).startsWith("Would be ");
      assertThat(Canaries.in(text(out) + text(err))).as(one.name()).isNull();
    }
  }

  private static void set(Store store, String id) {
    assertThat(store.accounts().set(new AccountEntry("shop", "m-" + id, Map.of("stripe", id))))
        .isEmpty();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** There is a store, whatever is in it. */
  private static void kept(Configuration configuration) throws IOException {
    Path file = configuration.store().file().orElseThrow();
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private Configuration configured() throws IOException {
    Path file = directory.resolve("linkgate.yaml");
    String yaml = ExplainRig.yaml("http://127.0.0.1:1");
    Files.writeString(file, yaml.substring(0, yaml.indexOf("accounts:\n")));
    return ((Loaded.Ok) ConfigFile.load(file, FACTS, Map.of())).configuration();
  }

  private int run(String body, String... args) {
    return run(new AdminDoors(FACTS, Map.of()), body, args);
  }

  private int run(AdminDoor door, String body, String... args) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(args));
    all.addAll(List.of("--config", directory.resolve("linkgate.yaml").toString()));
    return Runner.run(all, body, out, err, door);
  }

  /** The command, its three streams in hand. */
  private static final class Runner {
    static int run(
        List<String> args,
        String body,
        ByteArrayOutputStream out,
        ByteArrayOutputStream err,
        AdminDoor door) {
      out.reset();
      err.reset();
      InputStream oldIn = System.in;
      PrintStream oldOut = System.out;
      PrintStream oldErr = System.err;
      System.setIn(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      try {
        return Cli.run(
            args.toArray(String[]::new),
            FACTS,
            ADAPTERS,
            _ -> {
              throw new AssertionError("nothing is served");
            },
            door);
      } finally {
        System.setIn(oldIn);
        System.setOut(oldOut);
        System.setErr(oldErr);
      }
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

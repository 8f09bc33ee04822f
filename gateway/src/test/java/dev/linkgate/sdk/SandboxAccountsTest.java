package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.YamlGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an integrator does first, with every SDK: an account, its onboarding, and a look at it. */
@ExtendWith(SdkRun.class)
class SandboxAccountsTest {
  private static final String KEY = "sk_test_caller_of_the_sandbox";
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["%s"], relay: ["GET /*", "POST /*"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      relay: { stripe: sandbox, whop: sandbox }
      """
          .formatted(KEY);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient BROWSER =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AutoClose private static final YamlGateway GATEWAY = YamlGateway.start(YAML);

  private static String base(SdkCaller caller) {
    return caller.baseUrlOn(GATEWAY.url());
  }

  private static ObjectNode params(SdkCaller caller, String email) throws Exception {
    String text =
        switch (caller.api()) {
          case "stripe-v1" -> "{'type':'express','country':'DE','email':'%s'}";
          case "stripe-v2" ->
              "{'contact_email':'%s','configuration':{'recipient':{'capabilities':{'stripe_balance':"
                  + "{'stripe_transfers':{'requested':true}}}}},"
                  + "'include':['requirements','configuration.recipient']}";
          default -> "{'title':'Jenny','email':'%s','parent_company_id':'biz_parent'}";
        };
    return (ObjectNode) JSON.readTree(text.formatted(email).replace('\'', '"'));
  }

  private static @Nullable ObjectNode included(SdkCaller caller) throws Exception {
    return caller.api().equals("stripe-v2")
        ? (ObjectNode) JSON.readTree("{\"include\":[\"requirements\",\"configuration.recipient\"]}")
        : null;
  }

  private static JsonNode value(SdkReply reply) {
    assertThat(reply).as(reply.toString()).isInstanceOf(SdkReply.Ok.class);
    return ((SdkReply.Ok) reply).value();
  }

  /** What the API has to say of onboarding. */
  private static boolean onboarded(SdkCaller caller, JsonNode account) {
    return switch (caller.api()) {
      case "stripe-v1" -> {
        boolean paid = account.path("payouts_enabled").asBoolean();
        assertThat(account.at("/requirements/currently_due").isEmpty()).isEqualTo(paid);
        assertThat(account.at("/requirements/disabled_reason").isNull()).isEqualTo(paid);
        assertThat(account.path("details_submitted").asBoolean()).isEqualTo(paid);
        yield paid;
      }
      case "stripe-v2" -> {
        String status =
            account
                .at("/configuration/recipient/capabilities/stripe_balance/stripe_transfers/status")
                .asText();
        boolean paid = status.equals("active");
        assertThat(status).isIn("active", "restricted");
        assertThat(account.path("requirements").toString().contains("past_due")).isEqualTo(!paid);
        yield paid;
      }
      default -> account.path("verified").asBoolean();
    };
  }

  private static void complete(String link) throws Exception {
    HttpResponse<String> page =
        BROWSER.send(
            HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    Matcher form = Pattern.compile("action=\"([^\"]+/complete)\"").matcher(page.body());
    assertThat(form.find()).isTrue();
    HttpResponse<Void> done =
        BROWSER.send(
            HttpRequest.newBuilder(URI.create(GATEWAY.url() + form.group(1)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding());
    assertThat(done.statusCode()).isEqualTo(303);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void anAccountIsCreatedOnboardedAndSeenToBe(SdkCaller caller) throws Exception {
    caller.assumeAvailable();
    JsonNode created =
        value(
            caller.createAccount(
                base(caller), KEY, SdkOptions.DEFAULT, params(caller, "jenny@shop.example")));
    String id = created.path("id").asText();

    JsonNode before = value(caller.retrieveAccount(base(caller), KEY, id, included(caller)));
    SdkReply link = caller.onboarding(base(caller), KEY, id, SdkOptions.DEFAULT);
    complete(((SdkReply.Ok) link).url());
    JsonNode after = value(caller.retrieveAccount(base(caller), KEY, id, included(caller)));

    assertThat(id).matches("(acct|biz)_[A-Za-z0-9]{16,}");
    assertThat(onboarded(caller, created)).isFalse();
    assertThat(before).isEqualTo(created);
    assertThat(onboarded(caller, after)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void oneKeyOfAnApplicationIsOneAccount(SdkCaller caller) throws Exception {
    caller.assumeAvailable();
    SdkOptions keyed = SdkOptions.DEFAULT.withIdempotencyKey("one key of " + caller);
    ObjectNode params = params(caller, "jenny@shop.example");

    JsonNode first = value(caller.createAccount(base(caller), KEY, keyed, params));
    JsonNode again = value(caller.createAccount(base(caller), KEY, keyed, params));
    SdkReply other =
        caller.createAccount(base(caller), KEY, keyed, params(caller, "mallory@shop.example"));

    assertThat(again).isEqualTo(first);
    assertThat(other).isInstanceOf(SdkReply.Failed.class);
    assertThat(((SdkReply.Failed) other).status()).isEqualTo(400);
    assertThat(((SdkReply.Failed) other).errorClass())
        .isEqualTo(
            caller.isWhop()
                ? "BadRequestError"
                : caller.name().startsWith("STRIPE_JAVA")
                    ? "IdempotencyException"
                    : "StripeIdempotencyError");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whatIsWrongIsTheSdksOwnError(SdkCaller caller) throws Exception {
    caller.assumeAvailable();

    SdkReply wrong =
        caller.createAccount(base(caller), KEY, SdkOptions.DEFAULT, params(caller, "nobody"));
    SdkReply unknown = caller.retrieveAccount(base(caller), KEY, "seller", included(caller));

    boolean java = caller.name().startsWith("STRIPE_JAVA");
    String invalid = java ? "InvalidRequestException" : "StripeInvalidRequestError";
    SdkReply.Failed failed = (SdkReply.Failed) wrong;
    SdkReply.Failed missing = (SdkReply.Failed) unknown;
    assertThat(failed.status()).isEqualTo(400);
    assertThat(failed.errorClass()).isEqualTo(caller.isWhop() ? "BadRequestError" : invalid);
    assertThat(failed.said()).contains("email: not an email address");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.errorClass()).isEqualTo(caller.isWhop() ? "NotFoundError" : invalid);
  }
}

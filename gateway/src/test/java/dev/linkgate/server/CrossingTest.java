package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Twenty callers use the same words for their fifty sub-merchants, and the same idempotency keys;
 * what they mean and get is each one's own.
 */
class CrossingTest {
  private static final int CALLERS = 20;
  private static final int ACCOUNTS = 50;
  private static final List<Caller.Link> LINKS =
      List.of(Caller.Link.V1, Caller.Link.V2, Caller.Link.WHOP);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Asked(int caller, int merchant, Caller.Link link, HttpResponse<String> answer) {}

  @Test
  void everyAnswerAndEveryUpstreamRequestBelongsToItsCaller() throws Exception {
    Map<String, RecordedRequest> byLink = new ConcurrentHashMap<>();
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(yaml(upstream.baseUrl()))) {
      upstream.always(
          request -> {
            var answer = DocumentedAnswers.link(request);
            byLink.put(DocumentedAnswers.body(answer).path("url").asText(), request);
            return answer;
          });

      List<Asked> all = ask(gateway);

      assertThat(byLink).hasSize(CALLERS * ACCOUNTS * LINKS.size());
      assertThat(upstream.requests()).hasSize(byLink.size());
      assertThat(upstream.requests().stream().map(it -> it.header("Idempotency-Key")))
          .doesNotHaveDuplicates();
      for (Asked asked : all) {
        check(asked, byLink);
      }
    }
  }

  private static void check(Asked asked, Map<String, RecordedRequest> byLink) throws Exception {
    String body = asked.answer.body();
    assertThat(asked.answer.statusCode()).as(asked.link + " of " + asked.caller).isEqualTo(200);
    String url = JSON.readTree(body).path("url").asText();
    assertThat(byLink).containsKey(url);
    RecordedRequest request = Objects.requireNonNull(byLink.get(url));
    String space = asked.link == Caller.Link.WHOP ? "biz_" : "acct_";
    assertThat(request.text()).contains(id(space, asked.caller, asked.merchant));
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + apiKey(asked.caller));
    assertThat(request.api())
        .isEqualTo(
            switch (asked.link) {
              case V1 -> "stripe-v1";
              case V2 -> "stripe-v2";
              case WHOP, WHOP_BARE -> "whop";
            });
  }

  private static List<Asked> ask(YamlGateway gateway) throws Exception {
    List<Future<List<Asked>>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        int number = caller;
        callers.add(threads.submit(() -> ask(gateway, number)));
      }
    }
    List<Asked> all = new ArrayList<>();
    for (Future<List<Asked>> caller : callers) {
      all.addAll(caller.get());
    }
    return all;
  }

  private static List<Asked> ask(YamlGateway gateway, int caller) throws Exception {
    List<Asked> asked = new ArrayList<>();
    for (int merchant = 0; merchant < ACCOUNTS; merchant++) {
      for (Caller.Link link : LINKS) {
        String[] headers = {
          "Content-Type", link.type,
          "Authorization", "Bearer " + callerKey(caller),
          "Idempotency-Key", "canary_key of merchant " + merchant
        };
        String body = link.body.replaceFirst("acct_1|biz_1", "merchant-" + merchant);
        asked.add(
            new Asked(
                caller,
                merchant,
                link,
                new Caller(gateway).send("POST", link.path, body, headers)));
      }
    }
    return asked;
  }

  private static String callerKey(int caller) {
    return "caller_key_of_number_%05d".formatted(caller);
  }

  private static String apiKey(int caller) {
    return "sk_test_canary_key_of_number_%05d".formatted(caller);
  }

  private static String id(String space, int caller, int merchant) {
    return "%s%05dx%05d".formatted(space, caller, merchant);
  }

  private static String yaml(String baseUrl) {
    StringBuilder callers = new StringBuilder("callers:\n");
    StringBuilder upstreams = new StringBuilder("upstreams:\n");
    StringBuilder routes = new StringBuilder("routes:\n");
    StringBuilder accounts = new StringBuilder("accounts:\n");
    for (int caller = 0; caller < CALLERS; caller++) {
      callers.append("  - { name: c%d, keys: [\"%s\"] }%n".formatted(caller, callerKey(caller)));
      for (String api : List.of("stripe-v1", "stripe-v2", "whop")) {
        String path = api.equals("whop") ? "/api/v1" : "";
        upstreams.append(
            "  %s-%d: { api: %s, base-url: \"%s%s\", api-key: %s }%n"
                .formatted(api, caller, api, baseUrl, path, apiKey(caller)));
        routes.append(
            "  - { when: { caller: c%d, ingress: %s }, to: %s-%d, on-loss: report }%n"
                .formatted(caller, api, api, caller));
      }
      for (int merchant = 0; merchant < ACCOUNTS; merchant++) {
        accounts.append(
            "  - { caller: c%d, merchant: merchant-%d, stripe: %s, whop: %s }%n"
                .formatted(
                    caller, merchant, id("acct_", caller, merchant), id("biz_", caller, merchant)));
      }
    }
    return callers.toString() + upstreams + routes + accounts;
  }
}

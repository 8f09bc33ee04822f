package dev.linkgate.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A filled form of one version, with awkward values in every field that is free text.
 *
 * @param number counts an API's forms, from 0
 * @param awkward what is in it of the list
 */
record Form(
    String api, String version, String path, ObjectNode body, int number, Set<String> awkward) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What no gateway takes in a URL; in other fields it does. */
  private static final Pattern NOT_IN_URLS =
      Pattern.compile("[\\p{Cc}\\\\\\p{Cf}\\p{Zl}\\p{Zp}\\u00a0]");

  private static final List<String> V1 = List.of("2020-08-27", "2023-10-16", "2024-09-30.acacia");
  private static final List<String> V2 =
      List.of("2025-04-30.preview", "2025-07-30.preview", "2025-12-15.clover", "2026-09-30.endive");
  private static final List<String> WHOP = List.of("2025-01-01", "2026-09-22-3");

  /** Twenty texts that break what is put together carelessly. */
  static List<String> awkwardValues() {
    try (InputStream in = Form.class.getResourceAsStream("/snippets/awkward.json")) {
      JsonNode list = JSON.readTree(Objects.requireNonNull(in));
      return list.valueStream().map(JsonNode::textValue).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A form for each value: it is the account there, and others are in the other fields. */
  static List<Form> all(String api) {
    List<String> values = awkwardValues();
    List<Form> forms = new ArrayList<>();
    for (int number = 0; number < values.size(); number++) {
      forms.add(form(api, number, values));
    }
    return forms;
  }

  /** As few of them as have every value, for a language that takes seconds to start. */
  static List<Form> few(String api) {
    Set<String> missing = new HashSet<>(awkwardValues());
    return all(api).stream()
        .filter(form -> missing.contains(form.account()) && missing.removeAll(form.awkward))
        .toList();
  }

  /** Parameters that no SDK knows yet, by names that end a text where they are not escaped. */
  static Form unknown() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("account", "acct_1");
    ObjectNode more = body.putObject("o'b\"$x ${y}\\");
    more.put("{$y} #{z}\t\\n", true).put("text", "o'b\"\\").putObject("'");
    more.putArray("some").add("\"\\").add("'\\");
    more.putArray("none");
    return new Form("stripe-v2", V2.getLast(), "/v2/core/account_links", body, 0, Set.of());
  }

  /** The account's name differs from version to version. */
  String account() {
    return Stream.of("account", "account_id", "company_id")
        .map(body::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst()
        .orElseThrow();
  }

  /** Of a header, printable: nothing else can be in one. */
  String idempotencyKey() {
    return "k'\"$x \\ `" + number + "` #{a}";
  }

  private static Form form(String api, int number, List<String> values) {
    Set<String> used = new HashSet<>();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String account = take(values, number, used);
    String refresh = url("refresh", values, number + 1, used);
    String returning = url("return", values, number + 2, used);
    return switch (api) {
      case "stripe-v1" -> {
        String version = V1.get((number + number / 3) % V1.size());
        body.put("account", account).put("type", "account_onboarding");
        body.put("refresh_url", refresh).put("return_url", returning);
        body.putArray("expand").add(take(values, number + 1, used));
        body.withArray("expand").add(take(values, number + 2, used));
        if (version.startsWith("2024")) {
          collection(body);
        } else {
          body.put("collect", "eventually_due");
        }
        yield new Form(api, version, "/v1/account_links", body, number, used);
      }
      case "stripe-v2" -> {
        String version = V2.get(number % V2.size());
        String purpose = number % 2 == 0 ? "account_update" : "account_onboarding";
        ObjectNode useCase = body.put("account", account).putObject("use_case");
        ObjectNode flow = useCase.put("type", purpose).putObject(purpose);
        flow.put("refresh_url", refresh).put("return_url", returning);
        if (!version.endsWith("endive")) {
          flow.putArray("configurations").add("recipient");
        }
        if (!version.startsWith("2025-04")) {
          collection(flow);
        }
        yield new Form(api, version, "/v2/core/account_links", body, number, used);
      }
      default -> {
        String version = WHOP.get(number % WHOP.size());
        body.put(version.startsWith("2025") ? "company_id" : "account_id", account);
        body.put("refresh_url", refresh).put("return_url", returning);
        body.put("use_case", number % 3 == 0 ? "payouts_portal" : "account_onboarding");
        yield new Form(api, version, "/api/v1/account_links", body, number, used);
      }
    };
  }

  private static void collection(ObjectNode in) {
    in.putObject("collection_options")
        .put("fields", "eventually_due")
        .put("future_requirements", "include");
  }

  private static String take(List<String> values, int at, Set<String> used) {
    String value = values.get(at % values.size());
    used.add(value);
    return value;
  }

  private static String url(String name, List<String> values, int at, Set<String> used) {
    String value = values.get(at % values.size());
    String base = "https://shop.example/" + name + "?x=";
    return NOT_IN_URLS.matcher(value).find() ? base + "plain" : base + take(values, at, used);
  }
}

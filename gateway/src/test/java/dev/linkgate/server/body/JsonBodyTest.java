package dev.linkgate.server.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(byte[] body) {
    GatewayException refused =
        catchThrowableOfType(GatewayException.class, () -> BodyReader.readJson(body));

    assertThat(refused).isNotNull();
    assertThat(refused.failure().reason()).isEqualTo(Reason.BODY_MALFORMED);
    assertThat(refused).hasNoCause();
    assertThat(refused.getMessage()).doesNotContain("sk_secret");
  }

  @Test
  void aLinkRequestIsRead() {
    var tree =
        BodyReader.readJson(
            utf8(
                """
                {"account":"acct_1","use_case":{"type":"account_onboarding",
                 "account_onboarding":{"refresh_url":"https://shop.example/ü?a=😀"}},
                 "configurations":["recipient"],"n":1,"f":1.5,"t":true,"z":null}
                """));

    assertThat(tree.at("/use_case/account_onboarding/refresh_url").asText()).endsWith("ü?a=😀");
    assertThat(tree.at("/configurations/0").asText()).isEqualTo("recipient");
    assertThat(tree.get("z").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"a\"",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} {}",
        "{\"a\":1} x",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":+1}",
        "{\"a\":01}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e999}",
        "{\"a\":-1e999}",
        "{\"a\":sk_secret}",
        "{\"a\":\"sk_secret\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"\\ud800\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "{\"a\":1}/* c */",
        "// c\n{\"a\":1}",
        "\uFEFF{\"a\":1}",
        "{\"a\":\"\0\"}",
        "account=acct_1"
      })
  void whatIsNotOneStrictObjectIsRefused(String body) {
    refused(utf8(body));
  }

  static List<byte[]> otherBytes() {
    return List.of(
        "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE),
        "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
        "{\"a\":1}".getBytes(Charset.forName("UTF-32")),
        "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
        "{\"a\":\"\u00c0\u00af\"}".getBytes(StandardCharsets.ISO_8859_1),
        "{\"a\":\"\u00ed\u00a0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1),
        "{\"a\":\"\u00f5\u0080\u0080\u0080\"}".getBytes(StandardCharsets.ISO_8859_1),
        "{\"a\":\"\u00e2\u0082\"}".getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("otherBytes")
  void whatIsNotUtf8IsRefused(byte[] body) {
    refused(body);
  }

  @Test
  void depth32IsReadAnd33IsNot() {
    String open = "{\"a\":";

    assertThat(BodyReader.readJson(utf8(open.repeat(31) + "{}" + "}".repeat(31)))).isNotNull();
    refused(utf8(open.repeat(32) + "{}" + "}".repeat(32)));
    refused(utf8("{\"a\":" + "[".repeat(60_000)));
  }

  @Test
  void longNumbersAndNamesAreRefused() {
    refused(utf8("{\"a\":" + "9".repeat(101) + "}"));
    refused(utf8("{\"" + "a".repeat(1001) + "\":1}"));
  }
}

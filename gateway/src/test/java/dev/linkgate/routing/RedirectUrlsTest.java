package dev.linkgate.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.CallerConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrlsTest {
  private static final Predicate<String> SHOPS =
      new CallerConfig(
              "shop",
              List.of(),
              List.of(),
              List.of("shop.example", "xn--bcher-kva.example", "192.0.2.1", "my_shop.example"),
              List.of(),
              false,
              false,
              Map.of())
          ::mayRedirectTo;

  private static boolean anyHost(String host) {
    return !host.isEmpty();
  }

  private static void check(String url, Predicate<String> hosts, boolean httpsOnly) {
    RedirectUrls.check(new RedirectUrl(url), Field.RETURN_URL, hosts, httpsOnly);
  }

  private static @Nullable Reason refusal(String url, Predicate<String> hosts, boolean httpsOnly) {
    GatewayException refused =
        catchThrowableOfType(GatewayException.class, () -> check(url, hosts, httpsOnly));
    assertThat(refused).as(url).isNotNull();
    assertThat(refused.failure().parameter()).isEqualTo(Field.RETURN_URL);
    assertThat(refused.failure().reason()).isNotNull();
    return refused.failure().reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://shop.example/",
        "http://shop.example/return",
        "HTTPS://Shop.Example/Return",
        "https://shop.example?a=b",
        "https://shop.example#done",
        "https://shop.example:443/x",
        "https://shop.example:0/",
        "https://shop.example:65535/",
        "https://shop.example:/x",
        "https://shop.example:00443/x",
        "https://shop.example./x",
        "https://localhost:3000/x",
        "http://my_shop.example/x",
        "http://_dmarc.my_shop.example/",
        "http://a--b.example/",
        "http://-a.example/",
        "https://bücher.example/",
        "https://BÜCHER.example/",
        "https://xn--bcher-kva.example/",
        "https://例え.テスト/道",
        "https://ΟΔΟΣ.example/",
        "https://i❤.example/",
        "https://ブラウザ・例.example/",
        "https://пример.испытание/",
        "http://127.0.0.1:8080/",
        "http://0.0.0.0/",
        "http://255.255.255.255/",
        "http://1.2.3.4.example/",
        "http://0x7f.example/",
        "http://123.example/",
        "http://[::1]/",
        "http://[::1]:3000/",
        "http://[2001:db8::1]/x",
        "http://[::ffff:192.0.2.1]/",
        "https://shop.example/a[b]?c[d]=e#f[g]",
        "https://shop.example/{id}?q={id}|x^y`z",
        "https://shop.example/a|b<c>\"d\"",
        "https://shop.example/über/漢字?q=😀#ende",
        "https://shop.example/%zz?100%",
        "https://shop.example//double//slash/../x",
        "https://shop.example/x?to=http://other.example/@y",
        "https://shop.example/@user:pass",
        "https://shop.example?u=a@b",
        "https://shop.example#a@b",
        "https://shop.example/a;b=c,d!$&'()*+~",
        "https://shop.example/x?session={CHECKOUT_SESSION_ID}",
        "https://shop.example/a b",
        "https://shop.example/ ",
        "https://shop.example/?q=a b#c d",
        "https://shop.example? ",
      })
  void whatBrowsersTakeIsTaken(String url) {
    assertThatCode(() -> check(url, RedirectUrlsTest::anyHost, false)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/return",
        "//shop.example/return",
        "shop.example/return",
        "http:shop.example",
        "http:/shop.example",
        "https:///shop.example",
        "https:////shop.example",
        "https://",
        "https://?x",
        "https://#x",
        "https://:443/",
        "ftp://shop.example/",
        "javascript:alert(1)",
        "javascript://shop.example/%0aalert(1)",
        "data:text/html,x",
        "myapp://return",
        "httpss://shop.example/",
        " https://shop.example/",
        "https://shop.example /",
        "https://shop.example ",
        "https:// shop.example/",
        "https://sh op.example/",
        "https://shop.example:443 /",
        "https://shop.example :443/",
        "https://sh\top.example/",
        "ht\ntps://shop.example/",
        "https://shop.example/\r\nX: y",
        "https://shop.example/\0",
        "https://shop.example/\u007f",
        "https://shop.example/\u0085",
        "https://shop.example/\u00a0x",
        "https://shop.example/\u2028x",
        "https://shop.example/\ufeff",
        "https://shop.example/\ud800",
        "https://shop.example/\udc00\ud800",
        "https:\\\\shop.example\\",
        "https://evil.example\\@shop.example/",
        "https://shop.example\\.evil.example/",
        "https://shop.example/a\\b",
        "https://user@shop.example/",
        "https://user:pass@shop.example/",
        "https://shop.example@evil.example/",
        "https://shop.example:443@evil.example/",
        "https://@shop.example/",
        "https://shop.example%2f.evil.example/",
        "https://shop.example%40evil.example/",
        "https://shop%2eexample/",
        "https://shop.example%00/",
        "https://shop..example/",
        "https://.shop.example/",
        "https://shop.example../",
        "https://./",
        "https://shop.example:80:80/",
        "https://shop.example:65536/",
        "https://shop.example:-1/",
        "https://shop.example:8o/",
        "https://shop.example:000080/",
        "https://shop.example:８０/",
        "https://shop,example/",
        "https://shop!.example/",
        "https://shop*.example/",
        "https://sh<op.example/",
        "https://shop|.example/",
        "https://shop.example;x/",
        "https://shop.example&x/",
        "https://shop。example/",
        "https://shop．example/",
        "https://shop｡example/",
        "https://shop․example/",
        "https://ｓｈｏｐ.example/",
        "https://ﬀ.example/",
        "https://①.example/",
        "https://straße.example/",
        "https://ς.example/",
        "https://a\u200db.example/",
        "https://sh\u00adop.example/",
        "https://sh\u200bop.example/",
        "https://evil.example\u2044shop.example/",
        "https://evil.example／shop.example/",
        "https://evil.example℀shop.example/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.01/",
        "https://127.0.0.1./",
        "https://256.0.0.1/",
        "https://1.2.3.4.5/",
        "https://shop.example.0x/",
        "https://[::1/",
        "https://::1/",
        "https://[::1]x/",
        "https://[::1]:x/",
        "https://[fe80::1%25eth0]/",
        "https://[1.2.3.4]/",
        "https://[::g]/",
        "https://[]/",
        "https://[v1.a]/",
        "https://shop[.example/",
      })
  void whatIsNoUrlOrCanBeReadTwoWaysIsRefused(String url) {
    assertThat(refusal(url, RedirectUrlsTest::anyHost, false)).isEqualTo(Reason.URL_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/",
        "https://SHOP.EXAMPLE:8443/",
        "https://shop.example./",
        "https://bücher.example/",
        "https://XN--BCHER-KVA.example/",
        "https://192.0.2.1:8080/",
        "https://my_shop.example/",
      })
  void listedHostsAreAllowed(String url) {
    assertThatCode(() -> check(url, SHOPS, true)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://evil.example/shop.example",
        "https://evil.example?shop.example",
        "https://evil.example#shop.example",
        "https://shop.example.evil.example/",
        "https://evilshop.example/",
        "https://www.shop.example/",
        "https://shops.example/",
        "https://evilshops.example/",
        "https://shops.example.evil.example/",
        "https://bucher.example/",
        "https://xn--bcher-kvb.example/",
        "https://bücher.test/",
        "https://192.0.2.2/",
        "https://[2001:db8::2]/",
        "https://example/",
      })
  void otherHostsAreRefused(String url) {
    assertThat(refusal(url, SHOPS, true)).isEqualTo(Reason.URL_HOST_REFUSED);
  }

  @Test
  void plainHttpIsRefusedWhereTheUpstreamIsLive() {
    assertThat(refusal("http://shop.example/", SHOPS, true)).isEqualTo(Reason.URL_NOT_HTTPS);
    assertThat(refusal("HTTP://evil.example/", SHOPS, true)).isEqualTo(Reason.URL_NOT_HTTPS);
  }

  @Test
  void fiveThousandCharactersAreTakenAndOneMoreIsNot() {
    String url = "https://shop.example/";
    String longest = url + "a".repeat(5_000 - url.length());

    assertThatCode(() -> check(longest, SHOPS, true)).doesNotThrowAnyException();
    assertThat(refusal(longest + "a", SHOPS, true)).isEqualTo(Reason.URL_INVALID);
  }
}

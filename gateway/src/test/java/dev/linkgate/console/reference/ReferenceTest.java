package dev.linkgate.console.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Versions;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.contract.fidelity.KeptMatrix;
import dev.linkgate.spec.ApiVersion;
import dev.linkgate.spec.Shapes;
import dev.linkgate.spec.SpecDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.system(),
          new SandboxAdapter(InstantSource.system(), () -> URI.create("http://127.0.0.1:8080")));

  /** What this package writes itself; everything else that looks like an element came in. */
  private static final Pattern OURS =
      Pattern.compile(
          "</?(?:p|nav|ul|li|a|div|section|h2|h3|pre|b|table|thead|tbody|tr|th|td|code|span|details"
              + "|summary|dl|dt|dd|wbr)(?: [a-z-]+=\"[^\"<>]*\"| data-unfinished)*>");

  private static Reference reference(List<Adapter> adapters) {
    return new Reference(
        adapters,
        () -> URI.create("https://links.shop.example/pay/"),
        new KeptMatrix(adapters),
        List.of(
            new Reference.Case(
                "no key is sent",
                Failure.of(FailureKind.UNAUTHENTICATED, Fault.CALLER, "No API key was given."))));
  }

  private static Reference hostile() {
    Shapes shapes = Shapes.of(document("2029-01-01"), document("2030-01-01"));
    Versions versions = new Versions(ApiVersion.Syntax.NUMBERED, "2030-01-01", List.of(), shapes);
    List<Adapter> adapters = new ArrayList<>(ADAPTERS);
    adapters.replaceAll(
        one -> one.api().name().equals("whop") ? new Documented(one, versions) : one);
    return reference(adapters);
  }

  private static SpecDocument document(String version) {
    try (InputStream in =
        ReferenceTest.class.getResourceAsStream("/reference/" + version + ".yaml")) {
      return SpecDocument.of(
          ApiVersion.parse(version, ApiVersion.Syntax.NUMBERED).orElseThrow(),
          version,
          new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingThatADocumentSaysIsMarkup() {
    String content = hostile().page("/whop/2030-01-01").content();

    assertThat(OURS.matcher(content).replaceAll("")).doesNotContain("<", ">");
    assertThat(content)
        .contains(
            "&lt;script&gt;alert(&#39;description&#39;)&lt;/script&gt; &amp; &#39;quotes&#39;",
            "<code>code &lt;b&gt;in backticks&lt;/b&gt;</code>",
            "&lt;svg onload=alert(4)&gt;",
            "&lt;/pre&gt;&lt;script&gt;alert(6)&lt;/script&gt; it&#39;",
            "&lt;img src=x onerror=alert(1)&gt;");
  }

  @Test
  void whatNobodyKnowsIsShownAsItIs() {
    String content = hostile().page("/whop/2030-01-01").content();

    assertThat(content)
        .contains(
            "string or null",
            "A multiple of: <code>0.5</code>",
            "<code>x-of-their-own</code>: <code>{&quot;deep&quot;:[&quot;&lt;u&gt;&quot;]}</code>",
            "A reference that leads nowhere: <code>#/components/schemas/nowhere</code>",
            "https://evil.example/schema.json#/x",
            "tree.<wbr>below",
            "choice.<wbr>other",
            "list.<wbr>[].<wbr>inner".replace(".<wbr>[]", "<wbr>[]"),
            "named.<wbr>*",
            "anything",
            "ünïcödé 🦊",
            "teapot");
  }

  @Test
  void idsAreUniqueWhateverNamesAre() {
    String content = hostile().page("/whop/2030-01-01").content();

    List<String> ids = new ArrayList<>();
    for (Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(content); id.find(); ) {
      ids.add(id.group(1));
    }
    assertThat(ids)
        .doesNotHaveDuplicates()
        .contains("parameter-a-b-c-d", "parameter-a-b-c-d--2")
        .allMatch(id -> Pattern.matches("[A-Za-z0-9_-]+", id));
  }

  @Test
  void theIndexNamesEveryVersionNewestFirst() {
    String content = hostile().page("").content();

    assertThat(content)
        .containsSubsequence(
            "/console/reference/stripe-v1/2024-09-30.acacia",
            "/console/reference/stripe-v1/2020-08-27",
            "/console/reference/stripe-v2/2026-09-30.endive",
            "/console/reference/whop/2030-01-01",
            "/console/reference/whop/2029-01-01");
  }

  @Test
  void addressesBeginWithTheGatewaysOwnAndShellsTakeThemLiterally() {
    String content = reference(ADAPTERS).page("/stripe-v1/2024-09-30.acacia").content();

    assertThat(content)
        .contains(
            "<b>POST</b> https://links.shop.example/pay/v1/account_links</pre>",
            "POST /pay/v1/account_links HTTP/1.1\nHost: links.shop.example\n",
            "curl &#39;https://links.shop.example/pay/v1/account_links&#39;",
            "-d &#39;type=account_onboarding&#39;");
    assertThat(hostile().page("/whop/2030-01-01").content()).contains("it&#39;\\&#39;&#39;s");
  }

  @Test
  void refusalsAreTheAdaptersOwn() throws IOException {
    String content = reference(ADAPTERS).page("/whop/2026-09-22-3").content();

    List<String> bodies = new ArrayList<>();
    Matcher sample =
        Pattern.compile("HTTP/1\\.1 (\\d+)[^{]*(\\{.*?\\n\\})</pre>", Pattern.DOTALL)
            .matcher(content);
    while (sample.find()) {
      String body = sample.group(2).replace("&quot;", "\"").replace("&#39;", "'");
      bodies.add(
          sample.group(1)
              + " "
              + JsonMapper.builder().build().readTree(body).at("/error/type").asText());
    }
    assertThat(bodies)
        .contains(
            "400 invalid_request_error",
            "401 unauthorized",
            "403 forbidden",
            "404 not_found",
            "422 verification_required",
            "429 rate_limited",
            "503 service_unavailable");
    assertThat(content)
        .contains("When account_id is left out", "When use_case is none of the listed values");
  }
}

package dev.linkgate.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A sandbox gateway, and before it somebody who writes down what arrives. */
final class Arrivals implements AutoCloseable {
  static final String KEY = "lgk_key_of_a_platform_in_tests_001";

  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["%s"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox, on-loss: report }]
      """
          .formatted(KEY);

  /** What a connection is about, and not the request. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect");

  private final YamlGateway gateway = YamlGateway.start(YAML);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RecordingUpstream recorder = RecordingUpstream.start().always(this::passedOn);
  private int seen;

  /** Where snippets send to, without a slash at the end. */
  String url() {
    return recorder.baseUrl();
  }

  /** Each form arrived as it was filled in, in this order, and was answered with a link. */
  void were(List<Form> forms, List<String> links, String error) {
    came(forms, error);
    assertThat(links).as(error).hasSameSizeAs(forms).allMatch(this::isLink);
  }

  /** Each form arrived as it was filled in, in this order, whatever was answered. */
  void came(List<Form> forms, String error) {
    List<RecordedRequest> all = recorder.requests();
    List<RecordedRequest> arrived = all.subList(seen, all.size());
    seen = all.size();
    assertThat(arrived).as(error).hasSameSizeAs(forms);
    for (int i = 0; i < forms.size(); i++) {
      Form form = forms.get(i);
      RecordedRequest request = arrived.get(i);
      assertThat(request.method() + " " + request.target()).isEqualTo("POST " + form.path());
      assertThat(request.tree()).as("form %s", form.number()).isEqualTo(form.body());
      assertThat(request.version()).isEqualTo(form.version());
      assertThat(request.header("Idempotency-Key")).isEqualTo(form.idempotencyKey());
      assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
    }
  }

  private boolean isLink(String said) {
    return said.contains(gateway.url() + "/sandbox/links/");
  }

  private Reply passedOn(RecordedRequest request) {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(URI.create(gateway.url() + request.target()))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    for (Headers.Header header : request.headers().list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      // Languages send the same form with the same key, and each must be answered by itself.
      if (!HOP_BY_HOP.contains(name) && !name.equals("idempotency-key")) {
        onward.header(header.name(), header.value());
      }
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply.Answer(
          answer.statusCode(), Headers.of("Content-Type", "application/json"), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    recorder.close();
    http.close();
    gateway.close();
  }
}

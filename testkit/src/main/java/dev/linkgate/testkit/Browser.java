package dev.linkgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** What visitors go about with: it follows no redirect by itself, and asks for nothing twice. */
final class Browser implements AutoCloseable {
  private final CloseableHttpClient http =
      HttpClients.custom().disableRedirectHandling().disableAutomaticRetries().build();

  /** What a server said. */
  record Answer(int status, Optional<URI> redirect, String text) {}

  Answer send(String method, URI url, String userAgent, HttpClientContext cookies) {
    HttpUriRequestBase request = new HttpUriRequestBase(method, url);
    request.setHeader("User-Agent", userAgent);
    request.setHeader("Accept", "text/html");
    try {
      return http.execute(request, cookies, response -> answer(url, response));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url, e);
    }
  }

  private static Answer answer(URI url, ClassicHttpResponse response)
      throws IOException, ParseException {
    String text = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
    Header location = response.getFirstHeader("Location");
    boolean redirects = response.getCode() / 100 == 3 && location != null;
    return new Answer(
        response.getCode(),
        redirects ? Optional.of(url.resolve(location.getValue())) : Optional.empty(),
        text);
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

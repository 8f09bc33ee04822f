package dev.linkgate.console;

import dev.linkgate.admin.AdminGate;
import dev.linkgate.admin.Problem;
import dev.linkgate.console.reference.Page;
import dev.linkgate.console.reference.Reference;
import dev.linkgate.page.PageFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** Everything under {@code /console/} of the admin listener. */
public final class Console {
  /** What all its paths begin with. */
  public static final String PREFIX = "/console/";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String FILES = "files/";

  private final AdminGate gate;
  private final SignIn signIn;
  private final Reference reference;

  /**
   * @param gate lets operators in
   * @param reference the pages under {@code /console/reference}
   */
  public Console(AdminGate gate, Reference reference) {
    this.gate = gate;
    this.reference = reference;
    this.signIn = new SignIn(gate);
  }

  /** Whether a path is one of its. */
  public static boolean has(String path) {
    return path.startsWith(PREFIX) || path.equals("/console") || path.equals("/");
  }

  /** Answers a request. */
  public void answer(Request request, Response response) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    // With no-referrer a browser says "Origin: null" of our own forms; others learn nothing either.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", ConsoleFrame.POLICY);
    response.setHeader("Cache-Control", "no-store");
    String path = request.getRequestURI();
    String method = request.getMethod().getMethodString();
    try {
      if (path.startsWith(PREFIX + FILES)) {
        read(method);
        file(path.substring((PREFIX + FILES).length()), request, response);
      } else if (path.equals(SignIn.PATH) || path.equals(SignIn.OUT)) {
        page(response, signIn.answer(request, response));
      } else {
        read(method);
        screen(path, request, response);
      }
    } catch (Problem problem) {
      response.setHeader("Connection", "close"); // a body may be left unread
      Duration wait = problem.retryAfter();
      if (wait != null) {
        response.setHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
      }
      response.setStatus(problem.status());
      page(response, SignIn.refused(problem));
    }
  }

  private static void read(String method) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new Problem(405, "pages are read with GET");
    }
  }

  private void screen(String path, Request request, Response response) throws IOException {
    if (!gate.isSignedIn(request)) {
      SignIn.first(request, response);
      return;
    }
    if (path.equals("/") || path.equals("/console") || path.equals(PREFIX)) {
      SignIn.goOn(response, Screen.TRY.path());
      return;
    }
    String pages = Screen.REFERENCE.path();
    if (path.equals(pages) || path.startsWith(pages + "/")) {
      Page page = reference.page(path.substring(pages.length()));
      response.setStatus(page.status());
      page(response, ConsoleFrame.page(Screen.REFERENCE, page.title(), page.content()));
      return;
    }
    for (Screen screen : Screen.values()) {
      if (path.equals(screen.path())) {
        page(response, ConsoleFrame.page(screen, screen.title, content(screen)));
        return;
      }
    }
    throw new Problem(404, "there is no such page");
  }

  /** The element the screen's script makes alive, and what stands there until then. */
  private static String content(Screen screen) {
    return "<p class=\"about\">"
        + PageFrame.escape(screen.about)
        + "</p><lg-%s><p class=\"busy\">Loading…</p></lg-%s>"
            .formatted(screen.word(), screen.word())
        + "<noscript><p class=\"empty\">This page needs JavaScript; the <a href=\""
        + Screen.REFERENCE.path()
        + "\">reference</a> does not.</p></noscript>";
  }

  private static void file(String name, Request request, Response response) throws IOException {
    Optional<ConsoleFile> found = ConsoleFile.named(name);
    if (found.isEmpty()) {
      throw new Problem(404, "there is no such file");
    }
    ConsoleFile file = found.get();
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", file.tag());
    response.setHeader("Vary", "Accept-Encoding");
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(304);
      return;
    }
    String accepted = request.getHeader("Accept-Encoding");
    boolean packed = accepted != null && accepted.contains("gzip");
    if (packed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    send(response, file.type(), packed ? file.packed() : file.bytes());
  }

  private static void page(Response response, byte @Nullable [] page) throws IOException {
    if (page != null) {
      send(response, HTML, page);
    }
  }

  private static void send(Response response, String type, byte[] body) throws IOException {
    response.getResponse().setContentType(type);
    response.setContentLength(body.length);
    try (OutputStream out = response.getOutputStream()) {
      if (!response.getRequest().getMethod().getMethodString().equals("HEAD")) {
        out.write(body);
      }
    }
  }
}

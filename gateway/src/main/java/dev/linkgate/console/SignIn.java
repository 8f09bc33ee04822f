package dev.linkgate.console;

import dev.linkgate.admin.AdminGate;
import dev.linkgate.admin.Bounded;
import dev.linkgate.admin.Problem;
import dev.linkgate.admin.Query;
import dev.linkgate.page.PageFrame;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** The way in and out: a form for the admin token, and the cookie of a session for it. */
final class SignIn {
  static final String PATH = Console.PREFIX + "sign-in";
  static final String OUT = Console.PREFIX + "sign-out";

  private static final int LARGEST_FORM = 8 << 10;

  /** Where somebody may be sent on to: a page of the console. */
  private static final Pattern OURS = Pattern.compile("/console/[A-Za-z0-9_.~!*'(),;:@&=+$/?%-]*");

  private final AdminGate gate;

  SignIn(AdminGate gate) {
    this.gate = gate;
  }

  /** The page to show; null where the browser is sent on. */
  byte @Nullable [] answer(Request request, Response response) throws IOException {
    String method = request.getMethod().getMethodString();
    if (!method.equals("POST")) {
      if (request.getRequestURI().equals(OUT)
          || (!method.equals("GET") && !method.equals("HEAD"))) {
        throw new Problem(405, "this is asked with POST");
      }
      return form(new Query(request.getQueryString(), "next").text("next"), null);
    }
    gate.origin(request);
    if (request.getRequestURI().equals(OUT)) {
      gate.signOut(request);
      cookie(request, response, "", "; Max-Age=0");
      goOn(response, PATH);
      return null;
    }
    return in(request, response);
  }

  private byte @Nullable [] in(Request request, Response response) throws IOException {
    String type = request.getContentType();
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      throw new Problem(415, "the sign-in is a form");
    }
    Query form;
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST_FORM)) {
      form = new Query(new String(in.readAllBytes(), StandardCharsets.UTF_8), "token", "next");
    }
    String next = form.text("next");
    String token = form.text("token");
    try {
      String session = gate.signIn(request, token == null ? "" : token);
      cookie(request, response, session, "");
      goOn(response, next != null && OURS.matcher(next).matches() ? next : Console.PREFIX);
      return null;
    } catch (Problem problem) {
      if (problem.status() != 401) {
        throw problem;
      }
      response.setStatus(401);
      return form(next, "That is not this gateway's admin token.");
    }
  }

  private static void cookie(Request request, Response response, String value, String more) {
    response.addHeader(
        "Set-Cookie",
        AdminGate.cookieName(request)
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Strict"
            + (isSecure(request) ? "; Secure" : "")
            + more);
  }

  /** Whether a browser asks through a proxy that speaks https. */
  private static boolean isSecure(Request request) {
    String origin = request.getHeader("Origin");
    return origin != null && origin.regionMatches(true, 0, "https:", 0, "https:".length());
  }

  /** Sends somebody who is not signed in here, and afterwards back. */
  static void first(Request request, Response response) {
    String query = request.getQueryString();
    String next = request.getRequestURI() + (query == null ? "" : "?" + query);
    goOn(
        response,
        OURS.matcher(next).matches()
            ? PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)
            : PATH);
  }

  static void goOn(Response response, String path) {
    response.setStatus(303);
    response.setHeader("Location", path);
  }

  private static byte[] form(@Nullable String next, @Nullable String wrong) {
    String content =
        "<p class=\"about\">With the admin token of this gateway. It is in the file"
            + " <code>admin-token</code> beside the store, and <code>linkgate serve</code> says"
            + " where; a sandbox for a test run prints it.</p>"
            + "<form method=\"post\" action=\""
            + PATH
            + "\" class=\"card narrow\">"
            + (next == null
                ? ""
                : "<input type=\"hidden\" name=\"next\" value=\"" + PageFrame.escape(next) + "\">")
            + "<label for=\"token\">Admin token</label>"
            + "<input id=\"token\" name=\"token\" type=\"password\" required autofocus"
            + " autocomplete=\"current-password\" spellcheck=\"false\""
            + (wrong == null ? "" : " aria-invalid=\"true\" aria-describedby=\"wrong\"")
            + ">"
            + (wrong == null
                ? ""
                : "<p id=\"wrong\" class=\"problem\" role=\"alert\">"
                    + PageFrame.escape(wrong)
                    + "</p>")
            + "<button>Sign in</button></form>";
    return ConsoleFrame.open("Sign in", content);
  }

  /** What somebody reads whose request was refused. */
  static byte[] refused(Problem problem) {
    return ConsoleFrame.open(
        problem.status() == 404 ? "Nothing here" : "That did not work",
        "<p class=\"problem\" role=\"alert\">"
            + PageFrame.escape(sentence(problem.detail()))
            + "</p><p><a href=\""
            + Console.PREFIX
            + "\">To the console</a></p>");
  }

  private static String sentence(String detail) {
    return detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1) + ".";
  }
}

package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.spec.SpecDocument;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** All there is to know of an API in one version. */
final class VersionPage {
  private final Supplier<URI> callers;
  private final ErrorSamples errors;
  private final ChangeSection changes;
  private final FidelitySection fidelity;

  VersionPage(
      Supplier<URI> callers, ErrorSamples errors, ChangeSection changes, FidelitySection fidelity) {
    this.callers = callers;
    this.errors = errors;
    this.changes = changes;
    this.fidelity = fidelity;
  }

  Page of(Subject subject) {
    Anchors anchors = new Anchors();
    SchemaTree tree = new SchemaTree(subject.document().document());
    Map<String, String> sections = new LinkedHashMap<>();
    Map<String, String> html = new LinkedHashMap<>();
    add("Request", request(subject), anchors, sections, html);
    add("Headers", HeaderTable.of(subject, anchors), anchors, sections, html);
    add("Parameters", parameters(subject, tree, anchors), anchors, sections, html);
    add("Examples", Examples.requests(subject, url(subject), anchors), anchors, sections, html);
    AnswerSection answers = new AnswerSection(subject, tree, anchors);
    add("Answers", answers.html(errors.of(subject)), anchors, sections, html);
    add("Changes", changes.of(subject), anchors, sections, html);
    add("Fidelity", fidelity.of(subject), anchors, sections, html);
    StringBuilder content = new StringBuilder(about(subject));
    content.append("<div class=\"reference\">").append(contents(sections, answers.ids()));
    content.append("<div class=\"sections\">");
    html.values().forEach(content::append);
    return new Page(
        200, subject.api() + " " + subject.version(), content.append("</div></div>").toString());
  }

  private static void add(
      String title,
      String content,
      Anchors anchors,
      Map<String, String> sections,
      Map<String, String> html) {
    String id = anchors.of(title.toLowerCase(Locale.ROOT), "");
    sections.put(title, id);
    String named = title.equals("Changes") ? "What changed" : title;
    html.put(title, "<section>" + Markup.heading(2, id, named, named) + content + "</section>");
  }

  private static String contents(Map<String, String> sections, Map<String, String> answers) {
    StringBuilder html = new StringBuilder("<nav class=\"toc\" aria-label=\"On this page\"><ul>");
    sections.forEach(
        (title, id) -> {
          html.append("<li>").append(Markup.link("#" + id, title));
          if (title.equals("Answers")) {
            html.append("<ul>");
            answers.forEach(
                (status, at) -> html.append("<li>").append(Markup.link("#" + at, status)));
            html.append("</ul>");
          }
        });
    return html.append("</ul></nav>").toString();
  }

  private static String about(Subject subject) {
    StringBuilder html = new StringBuilder("<p class=\"about\">");
    html.append(Markup.prose(subject.document().operation().path("description").asText()));
    html.append("</p><p class=\"versions\">");
    html.append(Markup.link("/console/reference", "All APIs and versions"));
    SpecDocument before = subject.before();
    SpecDocument after = subject.after();
    if (before != null) {
      html.append(" · older: ");
      html.append(Markup.link(subject.path(before), before.version().text()));
    }
    if (after != null) {
      html.append(" · newer: ");
      html.append(Markup.link(subject.path(after), after.version().text()));
    }
    html.append(" · the same up to ").append(Markup.text(subject.through()));
    return html.append("</p>").toString();
  }

  private String url(Subject subject) {
    return base() + subject.ingress().linkPaths().getFirst();
  }

  private String base() {
    String url = callers.get().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private String request(Subject subject) {
    Ingress ingress = subject.ingress();
    StringBuilder html = new StringBuilder();
    html.append("<pre class=\"line\"><b>POST</b> ").append(Markup.text(url(subject)));
    html.append("</pre>");
    JsonNode operation = subject.document().operation();
    html.append(Markup.paragraph(operation.path("summary").asText()));
    List<String> others = ingress.linkPaths().subList(1, ingress.linkPaths().size());
    if (!others.isEmpty()) {
      html.append(Markup.paragraph("Also under `" + String.join("`, `", others) + "`."));
    }
    if (operation.path("deprecated").asBoolean()) {
      html.append("<p>").append(Markup.tag("warn", "deprecated")).append("</p>");
    }
    ingress
        .linkLife()
        .ifPresent(
            life ->
                html.append(
                    Markup.paragraph(
                        "Its provider's links live " + life.toMinutes() + " minutes.")));
    return html.toString();
  }

  private static String parameters(Subject subject, SchemaTree tree, Anchors anchors) {
    JsonNode content = subject.requestContent();
    if (content.path("schema").isMissingNode()) {
      return "<p>The body is not documented.</p>";
    }
    return new PropertyTable(tree, anchors, subject.ingress().bodyFormat())
        .of("parameter", "the request's body", content.path("schema"));
  }
}

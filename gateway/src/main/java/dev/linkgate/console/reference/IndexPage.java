package dev.linkgate.console.reference;

import dev.linkgate.contract.diff.Change;
import dev.linkgate.contract.diff.Changes;
import dev.linkgate.contract.diff.Impact;
import dev.linkgate.contract.diff.Kind;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.SpecDocument;
import java.util.List;

/** Every API and version there is. */
final class IndexPage {
  private IndexPage() {}

  static Page of(List<List<Subject>> subjects) {
    StringBuilder html = new StringBuilder();
    html.append("<p class=\"about\">Every API and version that is spoken here.</p>");
    html.append("<nav class=\"toc\" aria-label=\"APIs\"><ul>");
    subjects.forEach(api -> html.append("<li>").append(link(api.getFirst())));
    html.append("</ul></nav>");
    subjects.forEach(api -> html.append(api(api)));
    return new Page(200, "Reference", html.toString());
  }

  private static String link(Subject subject) {
    return Markup.link("#" + Anchors.plain("api", subject.api()), subject.api());
  }

  private static String api(List<Subject> versions) {
    Subject newest = versions.getFirst();
    StringBuilder rows = new StringBuilder();
    for (Subject one : versions) {
      rows.append("<tr><th scope=\"row\">").append(Markup.link(one.path(), one.version()));
      rows.append("<td>").append(Markup.text(one.through()));
      rows.append("<td>").append(Markup.text(changed(one)));
    }
    return "<section>"
        + Markup.heading(
            2, Anchors.plain("api", newest.api()), Markup.text(newest.api()), newest.api())
        + Markup.paragraph(newest.document().operation().path("description").asText())
        + "<p class=\"soft\">POST "
        + Markup.text(String.join(" or ", newest.ingress().linkPaths()))
        + ", the version in "
        + Markup.text(newest.ingress().versionHeader())
        + ".</p>"
        + Markup.table(
            "Versions of " + newest.api(),
            List.of("Version", "Checked through", "Changed since the one before"),
            rows.toString())
        + "</section>";
  }

  private static String changed(Subject subject) {
    SpecDocument before = subject.before();
    if (before == null) {
      return "the oldest there is";
    }
    try {
      List<Change> facts =
          Changes.between(
                  ChangeSection.document(subject, before),
                  ChangeSection.document(subject, subject.document()))
              .stream()
              .filter(change -> change.kind() != Kind.WORDING)
              .toList();
      long breaking = facts.stream().filter(it -> it.callers() == Impact.BREAKING).count();
      return (facts.size() == 1 ? "1 change" : facts.size() + " changes")
          + ", "
          + breaking
          + " breaking for callers";
    } catch (UnusableDocument e) {
      return "cannot be compared";
    }
  }
}

package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Every answer: what the document says of it, and what comes from here. */
final class AnswerSection {
  private static final String DEFAULT = "default";

  private final Subject subject;
  private final Anchors anchors;
  private final PropertyTable table;

  AnswerSection(Subject subject, SchemaTree tree, Anchors anchors) {
    this.subject = subject;
    this.anchors = anchors;
    this.table = new PropertyTable(tree, anchors, BodyFormat.JSON);
  }

  /** Statuses and their headings' ids, for the table of contents. */
  private final Map<String, String> ids = new TreeMap<>();

  Map<String, String> ids() {
    return ids;
  }

  String html(Map<Integer, List<ErrorSamples.Sample>> samples) {
    StringBuilder html = new StringBuilder(headers());
    Map<String, List<ErrorSamples.Sample>> all = new TreeMap<>();
    JsonNode documented = subject.document().operation().path("responses");
    documented.fieldNames().forEachRemaining(status -> all.put(status, List.of()));
    samples.forEach((status, some) -> all.put(Integer.toString(status), some));
    all.forEach((status, some) -> html.append(answer(status, some)));
    return html.toString();
  }

  private String headers() {
    List<String> more = new ArrayList<>(subject.ingress().answerHeaders());
    more.remove("Request-Id");
    return Markup.paragraph(
        "Every answer has `Request-Id`, which finds it in the gateway's log, and `Linkgate-Upstream`"
            + (more.isEmpty() ? "" : ", as well as `" + String.join("`, `", more) + "`")
            + ". What an upstream could not be told is named in `Linkgate-Lost`; whose fault a"
            + " failure is, in `Linkgate-Fault`: `caller`, `gateway` or `upstream`.");
  }

  private String answer(String status, List<ErrorSamples.Sample> samples) {
    String id = anchors.of("answer", status);
    ids.put(status, id);
    StringBuilder html = new StringBuilder();
    html.append(Markup.heading(3, id, Markup.text(titled(status)), "answer " + status));
    JsonNode exact = subject.answer(status).orElse(null);
    JsonNode said = exact != null ? exact : subject.answer(DEFAULT).orElse(null);
    if (said == null) {
      html.append(
          "<p>The provider documents no such status; a gateway needs it. The body has the same form as other errors.</p>");
    } else {
      String about = said.path("description").asText();
      html.append(Markup.paragraph(exact != null ? about : "Documented as `default`: " + about));
    }
    samples.forEach(sample -> html.append(sample(sample)));
    if (exact != null) {
      html.append(documented(status, exact, samples.isEmpty()));
    } else if (said != null) {
      html.append("<p>Its body has the schema of <a href=\"#answer-default\">default</a>.</p>");
    }
    return html.toString();
  }

  private static String titled(String status) {
    if (status.equals(DEFAULT)) {
      return "default: any other status";
    }
    boolean number = status.length() == 3 && status.chars().allMatch(Character::isDigit);
    HttpStatus known = number ? HttpStatus.getHttpStatus(Integer.parseInt(status)) : null;
    return known == null || known.getReasonPhrase() == null
        ? status
        : status + " " + known.getReasonPhrase();
  }

  private String documented(String status, JsonNode answer, boolean withExamples) {
    StringBuilder html = new StringBuilder();
    for (var content : answer.path("content").properties()) {
      JsonNode media = content.getValue();
      if (withExamples) {
        Examples.of(media)
            .forEach(
                (summary, body) ->
                    html.append(
                        Markup.pre(
                            summary + " of " + status,
                            body.isTextual() ? body.textValue() : body.toPrettyString())));
      }
      html.append(table.of("answer-" + status, "Answer " + status, media.path("schema")));
    }
    return html.isEmpty() ? "<p>Its body is not documented.</p>" : html.toString();
  }

  private static String sample(ErrorSamples.Sample sample) {
    StringBuilder when = new StringBuilder("<ul class=\"when\">");
    sample.when().forEach(one -> when.append("<li>When ").append(Markup.text(one)));
    HttpAnswer answer = sample.answer();
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(titled("" + answer.status()));
    text.append("\nContent-Type: application/json\n");
    answer
        .headers()
        .list()
        .forEach(header -> text.append(header.name() + ": " + header.value() + "\n"));
    text.append('\n');
    text.append(Json.object(answer.body()).orElseGet(Json::object).toPrettyString());
    return when.append("</ul>")
        + Markup.pre("Answer when " + sample.when().getFirst(), text.toString());
  }
}

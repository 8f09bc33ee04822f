package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AnswerFields;
import dev.linkgate.spec.SpecDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a link's answer has to say beyond fitting its schema: that the link can be used. */
final class LinkRules {
  /** Clocks differ by less. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** No link lasts so long; a moment in another unit is much farther away. */
  private static final Duration AGE = Duration.ofDays(366);

  private static final String OK_SCHEMA = "/responses/200/content/application~1json/schema";

  private final InstantSource clock;
  private final boolean live;

  /**
   * @param live whether a link may be a real one
   */
  LinkRules(InstantSource clock, boolean live) {
    this.clock = clock;
    this.live = live;
  }

  /** Adds what is wrong with a body that has come with status 200. */
  void check(SpecDocument shape, ObjectNode asked, ObjectNode body, List<String> problems) {
    if (body.path("url").isTextual() && AnswerFields.url(body).isEmpty()) {
      problems.add("/url is none that a browser could be sent to");
    }
    if (!live && body.path("livemode").asBoolean(false)) {
      problems.add("/livemode is true, and the run is not to make real links");
    }
    moments(shape.operation().at(OK_SCHEMA), shape.document(), body, "", problems);
    echoes(asked, body, "", problems);
  }

  private void moments(
      JsonNode schema, JsonNode document, JsonNode body, String at, List<String> problems) {
    JsonNode resolved = RequestSchema.resolve(schema, document);
    for (var property : resolved.path("properties").properties()) {
      JsonNode value = body.path(property.getKey());
      String pointer = at + "/" + property.getKey();
      if (value.isObject()) {
        moments(property.getValue(), document, value, pointer, problems);
      } else {
        String format = property.getValue().path("format").asText();
        if (format.equals("date-time") && value.isTextual()) {
          moment(pointer, AnswerFields.moment(body, property.getKey()), problems);
        } else if (format.equals("unix-time") && value.isIntegralNumber()) {
          moment(pointer, AnswerFields.seconds(body, property.getKey()), problems);
        }
      }
    }
  }

  private void moment(String pointer, Optional<Instant> moment, List<String> problems) {
    Instant now = clock.instant();
    if (moment.isEmpty()) {
      problems.add(pointer + " is no moment in its format");
    } else if (moment.get().isAfter(now.plus(AGE))) {
      problems.add(pointer + " is years away: another unit?");
    } else if (pointer.startsWith("expires", pointer.lastIndexOf('/') + 1)
        && moment.get().isBefore(now.minus(SKEW))) {
      problems.add(pointer + " has passed: the link is of no use");
    } else if (moment.get().isBefore(now.minus(AGE))) {
      problems.add(pointer + " is years past: another unit?");
    }
  }

  /** Where an answer repeats a field of the request it has to repeat its value. */
  private static void echoes(JsonNode asked, JsonNode body, String at, List<String> problems) {
    for (var field : asked.properties()) {
      JsonNode said = body.path(field.getKey());
      String pointer = at + "/" + field.getKey();
      if (field.getValue().isObject() && said.isObject()) {
        echoes(field.getValue(), said, pointer, problems);
      } else if (field.getValue().isValueNode()
          && !field.getValue().isNull()
          && said.isValueNode()
          && !said.isNull()
          && !said.equals(field.getValue())) {
        problems.add(pointer + " is not what was asked for");
      }
    }
  }
}

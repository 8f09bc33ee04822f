package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gateway takes each body for: the request, what is beside it, what is wrong. */
class ReadingTest {
  /** Compared in every case, and empty where a case does not name them. */
  private static final List<String> ALWAYS = List.of("violation", "lost", "configurations");

  static Stream<Arguments> readings() {
    return Apis.NAMES.stream()
        .flatMap(
            api ->
                Fixture.in("adapter/readings/" + api).stream().map(one -> Arguments.of(api, one)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aBodyIsTakenForWhatItSays(String api, Fixture expected) {
    Speaker speaker = new Speaker(api, expected.head().getFirst());
    Reading reading = speaker.read(expected.body(), expected.headers());
    LinkRequest request = speaker.ask(reading);

    for (String key : ALWAYS) {
      assertThat(seen(key, reading, request))
          .as(key)
          .containsExactlyElementsOf(values(key, expected));
    }
    for (Map.Entry<String, List<String>> entry : expected.expected().entrySet()) {
      if (!ALWAYS.contains(entry.getKey())) {
        assertThat(seen(entry.getKey(), reading, request))
            .as(entry.getKey())
            .containsExactlyElementsOf(entry.getValue());
      }
    }
  }

  private static List<String> values(String key, Fixture expected) {
    List<String> values = new ArrayList<>();
    for (String value : expected.all(key)) {
      if (key.equals("violation")) {
        values.add(value);
      } else if (!value.isEmpty()) {
        values.addAll(List.of(value.split(", ", -1)));
      }
    }
    return values;
  }

  private static List<String> seen(String key, Reading reading, LinkRequest request) {
    return switch (key) {
      case "violation" ->
          reading.violations().stream().map(one -> violation(one, reading.names())).toList();
      case "lost" -> request.extras().undocumented();
      case "configurations" ->
          request.extras().configurations().stream().filter(one -> !one.isEmpty()).toList();
      case "account" ->
          List.of(request.account().value().replace("\r", "\\r").replace("\n", "\\n"));
      case "purpose" -> List.of(request.purpose().word());
      case "refresh" -> List.of(url(request.refreshUrl()));
      case "return" -> List.of(url(request.returnUrl()));
      case "fields" -> List.of(text(request.requirements().fields()));
      case "future" -> List.of(text(request.requirements().future()));
      case "expand" -> List.of(String.join(", ", request.extras().expand()));
      case "acting-for" -> List.of(text(request.extras().actingFor()));
      case "context" -> List.of(text(request.extras().context()));
      case "published" -> List.of(String.valueOf(reading.asPublished()));
      default -> // "name FIELD"
          List.of(reading.names().of(Field.valueOf(key.substring("name ".length()))));
    };
  }

  private static String violation(Failure failure, Names names) {
    return failure.reason()
        + " "
        + names.of(Objects.requireNonNull(failure.parameter()))
        + " "
        + failure.message();
  }

  private static String url(@Nullable RedirectUrl url) {
    return url == null ? "–" : url.value();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }
}

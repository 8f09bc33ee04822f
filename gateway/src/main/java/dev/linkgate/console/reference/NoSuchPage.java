package dev.linkgate.console.reference;

import dev.linkgate.config.Nearest;
import dev.linkgate.spec.ApiVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where there is nothing: what comes nearest to what was asked for. */
final class NoSuchPage {
  private NoSuchPage() {}

  /**
   * @param version null where only an API was named, or too much
   */
  static Page of(List<List<Subject>> subjects, String api, @Nullable String version) {
    List<String> apis = subjects.stream().map(all -> all.getFirst().api()).toList();
    String near = apis.contains(api) ? api : Nearest.of(api, apis);
    List<Subject> versions =
        subjects.stream()
            .filter(all -> all.getFirst().api().equals(near))
            .findFirst()
            .orElse(List.of());
    String asked = version == null ? api : api + " " + version;
    String said = "<p>No document of " + Markup.code(asked) + " is spoken here.</p>";
    return new Page(
        404, "No such version", said + suggestion(versions, apis.contains(api), version) + back());
  }

  private static String suggestion(
      List<Subject> versions, boolean known, @Nullable String version) {
    if (versions.isEmpty()) {
      return "";
    }
    Subject newest = versions.getFirst();
    ApiVersion dated =
        version == null ? null : newest.ingress().versions().parse(version).orElse(null);
    if (dated != null) {
      Subject read = of(versions, newest.ingress().versions().shapes().at(dated).version().text());
      String begun =
          known
              ? "A caller that sends this version is read with "
              : "There is no such API; nearest to it is ";
      return "<p>" + begun + linked(read) + ".</p>";
    }
    List<String> names = versions.stream().map(Subject::version).toList();
    Subject near = version == null || !known ? newest : of(versions, Nearest.of(version, names));
    return "<p>Nearest to it is " + linked(near) + ".</p>";
  }

  private static Subject of(List<Subject> versions, String version) {
    return versions.stream()
        .filter(one -> one.version().equals(version))
        .findFirst()
        .orElse(versions.getFirst());
  }

  private static String linked(Subject subject) {
    return Markup.link(subject.path(), subject.api() + " " + subject.version());
  }

  private static String back() {
    return "<p>" + Markup.link("/console/reference", "Every API and version") + "</p>";
  }
}

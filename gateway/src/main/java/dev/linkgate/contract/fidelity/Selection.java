package dev.linkgate.contract.fidelity;

import dev.linkgate.spec.SpecDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which APIs and versions are looked at.
 *
 * @param api null for all
 * @param version any version of it, not only those that have a document; null for all
 */
record Selection(@Nullable String api, @Nullable String version) {
  static final Selection ALL = new Selection(null, null);

  /** From {@code API} or {@code API@VERSION}. */
  static Selection of(@Nullable String text) {
    if (text == null) {
      return ALL;
    }
    int at = text.indexOf('@');
    return at < 0
        ? new Selection(text, null)
        : new Selection(text.substring(0, at), text.substring(at + 1));
  }

  /**
   * The sides that are meant.
   *
   * @throws IllegalArgumentException when none is
   */
  List<Side> among(List<Side> sides) {
    List<Side> chosen = sides.stream().filter(this::chooses).toList();
    if (chosen.isEmpty()) {
      List<String> apis = sides.stream().map(side -> side.spoken().api()).distinct().toList();
      throw new IllegalArgumentException(
          "no API '" + api + "' here; there are " + String.join(", ", apis));
    }
    return chosen;
  }

  private boolean chooses(Side side) {
    if (api != null && !api.equals(side.spoken().api())) {
      return false;
    }
    if (version == null) {
      return true;
    }
    if (side.document() == null) {
      throw new IllegalArgumentException(side.spoken().api() + " has no versions");
    }
    SpecDocument read =
        side.ingress()
            .versions()
            .parse(version)
            .map(parsed -> side.ingress().versions().shapes().at(parsed))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + version + "' is no version of " + side.spoken().api()));
    return read.version().equals(side.document().version());
  }
}

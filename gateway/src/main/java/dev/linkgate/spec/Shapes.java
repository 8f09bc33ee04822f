package dev.linkgate.spec;

import java.util.Arrays;
import java.util.List;

/** The documents of one API, oldest first: each is a change of shape. */
public final class Shapes {
  private final List<SpecDocument> documents;

  private Shapes(List<SpecDocument> documents) {
    this.documents = documents;
  }

  /** Loads the documents of these versions, given oldest first. */
  public static Shapes load(String api, ApiVersion.Syntax syntax, String... versions) {
    // Parsing nine documents one after the other was half of the start-up time.
    return new Shapes(
        Arrays.stream(versions)
            .parallel()
            .map(version -> SpecDocument.load(api, version, syntax))
            .toList());
  }

  /** These documents, given oldest first. */
  public static Shapes of(SpecDocument... documents) {
    return new Shapes(List.of(documents));
  }

  /** The newest shape at or before a version, else the oldest. */
  public SpecDocument at(ApiVersion version) {
    SpecDocument found = documents.getFirst();
    for (SpecDocument document : documents) {
      if (document.version().compareTo(version) <= 0) {
        found = document;
      }
    }
    return found;
  }

  /** The shape the generated model has. */
  public SpecDocument newest() {
    return documents.getLast();
  }

  /** Every document, oldest first. */
  public List<SpecDocument> all() {
    return documents;
  }
}

package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.List;

/**
 * The one operation we speak out of a provider's whole document, in the form of one of ours.
 *
 * @param notes what a person should know of the way
 */
public record Slice(OpenApiDocument document, List<String> notes) {

  /** Whether a document has the operation of ours. */
  public static boolean isIn(OpenApiDocument document, Spec ours) {
    return FoundOperation.find(document, OurOperation.of(ours.document())).isPresent();
  }

  /**
   * The document itself when it has one operation, else the slice of ours.
   *
   * @throws UnusableDocument when our operation is not in it, or cannot be taken out
   */
  public static Slice of(OpenApiDocument document, Spec ours) {
    if (document.operations() == 1) {
      return new Slice(document, List.of());
    }
    Findings findings = new Findings();
    ObjectNode tree = NextDocument.of(document, ours.document(), findings);
    ((ObjectNode) tree.path("info")).set("version", document.tree().at("/info/version"));
    return new Slice(new OpenApiDocument(document.name(), tree), findings.notes());
  }
}

package dev.linkgate.contract.drift;

import java.util.Comparator;

/**
 * What one row of drift is about.
 *
 * @param upstream the operator's name for it
 * @param api the API it speaks
 * @param operation method and path, as documented
 * @param version of the document, a file in {@code specs/<api>/}
 * @param answer the response's name in the document: a status or {@code default}; the status itself
 *     where none is documented
 * @param pointer to the place in the answer; {@code *} stands for any index, and for names that
 *     look like ids
 * @param kind what is different there
 * @param found the new value, or the type found; empty for other kinds, which need no telling apart
 */
public record DriftKey(
    String upstream,
    String api,
    String operation,
    String version,
    String answer,
    String pointer,
    DriftKind kind,
    String found)
    implements Comparable<DriftKey> {
  private static final Comparator<DriftKey> ORDER =
      Comparator.comparing(DriftKey::upstream)
          .thenComparing(DriftKey::operation)
          .thenComparing(DriftKey::version)
          .thenComparing(DriftKey::answer)
          .thenComparing(DriftKey::pointer)
          .thenComparing(DriftKey::kind)
          .thenComparing(DriftKey::found);

  /** What stands for everything an upstream has too much. */
  public static DriftKey more(String upstream) {
    return new DriftKey(upstream, "", "", "", "", "", DriftKind.MORE, "");
  }

  @Override
  public int compareTo(DriftKey other) {
    return ORDER.compare(this, other);
  }
}

package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Extras;

/**
 * What one version of an API changed: requests are brought up to it, answers down from it. Both
 * work on trees of their own, in place.
 */
public interface VersionChange {
  /** The first version that has the change, a document in {@code specs/}. */
  String since();

  /**
   * Brings a request of the version before to this one.
   *
   * @return the extras, with what this version has no room for any more
   */
  default Extras upgrade(ObjectNode request, Extras extras) {
    return extras;
  }

  /** Brings an answer of this version to the one before. */
  default void downgrade(ObjectNode answer, Extras extras) {}
}

package dev.linkgate.contract.slice;

/**
 * Where in the operation a schema stands.
 *
 * @param path for people
 * @param property the last property's name, empty above the first
 * @param error whether it belongs to the body of a failure
 */
record Place(String path, String property, boolean error) {
  static Place of(String path, boolean error) {
    return new Place(path, "", error);
  }

  Place property(String name) {
    return new Place(path + "/" + name, name, error);
  }

  /** Within a keyword such as {@code items}. */
  Place in(String keyword) {
    return new Place(path + "/" + keyword, property, error);
  }
}

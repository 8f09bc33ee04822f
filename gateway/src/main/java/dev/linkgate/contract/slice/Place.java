package dev.linkgate.contract.slice;

/**
 * Where in the operation a schema stands.
 *
 * @param path for people
 * @param property the last property's name, empty above the first
 * @param most how many schemas something new may lead to and be taken
 */
record Place(String path, String property, int most) {
  static Place of(String path, int most) {
    return new Place(path, "", most);
  }

  Place property(String name) {
    return new Place(path + "/" + name, name, most);
  }

  /** Within a keyword such as {@code items}. */
  Place in(String keyword) {
    return new Place(path + "/" + keyword, property, most);
  }
}

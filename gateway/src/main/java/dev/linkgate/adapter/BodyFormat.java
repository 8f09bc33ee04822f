package dev.linkgate.adapter;

/** How an API writes its request bodies. */
public enum BodyFormat {
  FORM("application/x-www-form-urlencoded"),
  JSON("application/json");

  private final String mediaType;

  BodyFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }
}

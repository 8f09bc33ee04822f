package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeSet;

/** A digest over parts, none of which can be taken for a piece of another. */
public final class Digest {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final MessageDigest sha256;

  public Digest() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds bytes. */
  public Digest with(byte[] part) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    sha256.update(part);
    return this;
  }

  /** Adds a text. */
  public Digest with(String part) {
    return with(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a tree, whatever the order of its members. */
  public Digest with(JsonNode tree) {
    StringBuilder text = new StringBuilder(256);
    write(tree, text);
    return with(text.toString());
  }

  /** The digest of all that was added, 43 characters. */
  public String text() {
    return TEXT.encodeToString(sha256.digest());
  }

  private static void write(JsonNode node, StringBuilder text) {
    switch (node) {
      case ObjectNode object -> {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        text.append('{');
        for (String name : names) {
          text.append(name.length()).append(':').append(name);
          write(object.get(name), text);
        }
        text.append('}');
      }
      case JsonNode array when array.isArray() -> {
        text.append('[');
        array.forEach(element -> write(element, text));
        text.append(']');
      }
      default -> text.append(node).append(','); // a scalar as JSON: strings are in quotes
    }
  }
}

package dev.linkgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The door of a gateway that has told in a file where it is, and how it opens. */
final class ReadyDoor {
  private ReadyDoor() {}

  /**
   * @throws IOException with one line that says what to do
   */
  static AdminDoor.Opened open(Path file) throws IOException {
    JsonNode ready;
    try {
      ready = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + " is not there: it is as long as the gateway runs that has it as --ready-file", e);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no ready file", e);
    }
    String admin = ready.path("admin").asText();
    String token = ready.path("admin-token").asText();
    if (admin.isEmpty() || token.isEmpty()) {
      throw new IOException(
          file
              + " has no admin-token, which serve --sandbox alone writes; any other gateway is found"
              + " with --config, or without it where the gateway has none");
    }
    return new AdminDoor.Opened(URI.create(admin), new Secret(token), () -> {});
  }
}

package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows {@code ${env:NAME}} and {@code ${file:path}} to the secrets they stand for. */
final class SecretValues {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-zA-Z]*):([^{}]*)}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A key goes into a header: what is no visible ASCII cannot, and a line break must not. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  private static final int LONGEST = 4096;

  private final Map<String, String> env;
  private final Path directory;
  private final Sources sources;

  SecretValues(Map<String, String> env, Path directory, Sources sources) {
    this.env = env;
    this.directory = directory;
    this.sources = sources;
  }

  /**
   * A secret of the file.
   *
   * @param literal whether it stands there itself
   */
  record Found(Secret secret, boolean literal) {}

  Optional<Found> find(Value value) {
    Optional<String> raw = value.raw();
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    if (!raw.get().contains("${")) {
      return usable(value, raw.get(), "").map(secret -> new Found(secret, true));
    }
    Matcher reference = REFERENCE.matcher(raw.get());
    if (!reference.matches()) {
      return value.wrong(
          value.name() + " must be one ${env:NAME} or ${file:path} and nothing beside it");
    }
    String at = reference.group(2).strip();
    Optional<Secret> secret =
        switch (reference.group(1)) {
          case "env" -> fromEnvironment(value, at);
          case "file" -> fromFile(value, at);
          default -> value.wrong("unknown reference; there are only ${env:NAME} and ${file:path}");
        };
    return secret.map(it -> new Found(it, false));
  }

  private Optional<Secret> fromEnvironment(Value value, String variable) {
    if (!VARIABLE.matcher(variable).matches()) {
      return value.wrong("${env:…} needs the name of an environment variable");
    }
    String content = env.get(variable);
    if (content == null) {
      return value.wrong("the environment variable " + variable + " is not set");
    }
    return usable(value, content, " (the environment variable " + variable + ")");
  }

  private Optional<Secret> fromFile(Value value, String path) {
    if (path.isEmpty()) {
      return value.wrong("${file:…} needs a path");
    }
    try {
      byte[] bytes = sources.read(directory.resolve(path), Sources.LARGEST_SECRET);
      String content = new String(bytes, StandardCharsets.UTF_8);
      return usable(value, withoutNewline(content), " (the file " + path + ")");
    } catch (NoSuchFileException | InvalidPathException e) {
      return value.wrong("there is no file " + path);
    } catch (AccessDeniedException e) {
      return value.wrong("the file " + path + " may not be read by this user");
    } catch (IOException e) {
      return value.wrong("the file " + path + " cannot be read: " + e.getMessage());
    }
  }

  /** Editors and {@code echo} end a file with one; it is no part of the secret. */
  private static String withoutNewline(String content) {
    if (content.endsWith("\r\n")) {
      return content.substring(0, content.length() - 2);
    }
    return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
  }

  private static Optional<Secret> usable(Value value, String content, String source) {
    if (content.isEmpty()) {
      return value.wrong(value.name() + source + " is empty");
    }
    if (content.length() > LONGEST || !VISIBLE.matcher(content).matches()) {
      return value.wrong(
          "%s%s must be up to %d visible ASCII characters in one line, without spaces"
              .formatted(value.name(), source, LONGEST));
    }
    return Optional.of(new Secret(content));
  }
}

package dev.linkgate.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that a browser loads, from the class path: our own, or one of a WebJar's.
 *
 * @param type its media type
 * @param bytes as they are
 * @param packed with gzip
 * @param tag changes with the bytes, in quotes
 */
record ConsoleFile(String type, byte[] bytes, byte[] packed, String tag) {
  /** Where browsers find libraries, below the files. */
  private static final String LIBRARIES = "lib/";

  /** No directory is left, and nothing but what a page loads is found. */
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\\.(js|css|svg)");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Names of the WebJars by the names browsers use. */
  private static final Map<String, String> WEBJARS =
      Map.of(
          "lit", "lit",
          "lit-html", "lit-html",
          "lit-element", "lit-element",
          "reactive-element", "lit__reactive-element");

  private static final Map<String, Optional<ConsoleFile>> READ = new ConcurrentHashMap<>();

  /** Empty when there is none of this name. */
  static Optional<ConsoleFile> named(String name) {
    return NAME.matcher(name).matches()
        ? READ.computeIfAbsent(name, ConsoleFile::read)
        : Optional.empty();
  }

  private static Optional<ConsoleFile> read(String name) {
    try (InputStream in = open(name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      String tag = "\"" + ConsoleFrame.digest(bytes).substring(0, 22) + "\"";
      return Optional.of(new ConsoleFile(type, bytes, packed(bytes), tag));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String name) throws IOException {
    String resource = name.startsWith(LIBRARIES) ? library(name) : "/console/" + name;
    return resource == null ? null : ConsoleFile.class.getResourceAsStream(resource);
  }

  /** Where a WebJar has it, in the version that is on the class path. */
  private static @Nullable String library(String name) throws IOException {
    String path = name.substring(LIBRARIES.length());
    int slash = path.indexOf('/');
    String webjar = slash < 0 ? null : WEBJARS.get(path.substring(0, slash));
    if (webjar == null) {
      return null;
    }
    String about = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
    try (InputStream in = ConsoleFile.class.getResourceAsStream(about)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      return "/META-INF/resources/webjars/%s/%s%s"
          .formatted(webjar, properties.getProperty("version"), path.substring(slash));
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}

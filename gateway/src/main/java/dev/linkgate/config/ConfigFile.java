package dev.linkgate.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code linkgate.yaml}. */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads the file and what it refers to. Does not throw for anything that can be wrong with
   * either.
   *
   * @param apis what can be configured
   * @param env where {@code ${env:NAME}} looks
   */
  public static Loaded load(Path file, List<ApiFacts> apis, Map<String, String> env) {
    return load(file, apis, env, new Sources());
  }

  /**
   * @param sources learns what was read
   */
  static Loaded load(Path file, List<ApiFacts> apis, Map<String, String> env, Sources sources) {
    var notes = new Notes(file.toString());
    Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    var root = new RootSection(notes, apis, directory, new SecretValues(env, directory, sources));
    @Nullable Node tree =
        bytes(file, notes, sources).flatMap(bytes -> new YamlText(notes).parse(bytes)).orElse(null);
    @Nullable Configuration configuration =
        Optional.ofNullable(tree)
            .flatMap(node -> Section.of(notes, node, "the file"))
            .map(root::read)
            .orElse(null);
    if (tree == null || configuration == null || notes.hasErrors()) {
      return new Loaded.Refused(notes.errors(), notes.warnings());
    }
    Written written = new Written(file.toString(), Outline.of(notes, tree), notes.warnings());
    return new Loaded.Ok(configuration.as(written), notes.warnings(), sources.fingerprint());
  }

  private static Optional<byte[]> bytes(Path file, Notes notes, Sources sources) {
    String problem;
    try {
      return Optional.of(sources.read(file, Sources.LARGEST));
    } catch (NoSuchFileException e) {
      problem = "there is no such file";
    } catch (AccessDeniedException e) {
      problem = "this user may not read the file";
    } catch (IOException e) {
      problem = "the file cannot be read: " + e.getMessage();
    }
    notes.error(notes.place(1, 1), problem);
    return Optional.empty();
  }
}

package dev.linkgate.contract.fidelity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A source file with one line taken out.
 *
 * @param file below the adapters' folder
 * @param line counted from 1
 * @param removed the line, without what is around it
 * @param source what is left
 */
record Mutant(String file, int line, String removed, String source) {
  private static final Path ADAPTERS = Path.of("src", "main", "java", "dev", "linkgate", "adapter");

  /** What stands alone in a line without saying anything. */
  private static final String PUNCTUATION = "{}();,";

  /** Every line of code of a file, taken out alone. */
  static List<Mutant> ofAll(String file) {
    return of(file, "");
  }

  /** The same of one method, named as it is declared. */
  static List<Mutant> of(String file, String method) {
    List<String> lines = lines(file);
    List<Mutant> mutants = new ArrayList<>();
    boolean within = method.isEmpty();
    boolean comment = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String code = line.strip();
      within |= line.startsWith("  ") && line.contains(" " + method + "(") && line.endsWith("{");
      comment |= code.startsWith("/*");
      if (within && !comment && isCode(code)) {
        List<String> left = new ArrayList<>(lines);
        left.set(i, "");
        mutants.add(new Mutant(file, i + 1, code, String.join("\n", left)));
      }
      comment &= !code.endsWith("*/");
      within &= method.isEmpty() || !line.equals("  }");
    }
    if (mutants.isEmpty()) {
      throw new IllegalStateException("no code of " + method + " in " + file);
    }
    return mutants;
  }

  private static boolean isCode(String line) {
    return !line.startsWith("//")
        && !line.startsWith("package ")
        && !line.startsWith("import ")
        && !line.startsWith("@")
        && !line.endsWith("() {}") // keeps a class from being made, and does nothing
        && line.chars().anyMatch(c -> PUNCTUATION.indexOf(c) < 0);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(ADAPTERS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The adapter's package. */
  String folder() {
    return file.substring(0, file.indexOf('/'));
  }

  /** The class the file declares. */
  String type() {
    return type(file.substring(file.indexOf('/') + 1));
  }

  private String type(String name) {
    return "dev.linkgate.adapter."
        + folder()
        + "."
        + name.substring(0, name.length() - ".java".length());
  }

  /** The sources of the other classes in its package. */
  Map<String, String> neighbours() {
    Map<String, String> neighbours = new HashMap<>();
    try (Stream<Path> files = Files.list(ADAPTERS.resolve(folder()))) {
      for (Path path : files.toList()) {
        String name = String.valueOf(path.getFileName());
        if (!file.endsWith("/" + name) && !name.equals("package-info.java")) {
          neighbours.put(type(name), Files.readString(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return neighbours;
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + removed;
  }
}

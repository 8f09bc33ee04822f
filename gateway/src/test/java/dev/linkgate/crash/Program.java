package dev.linkgate.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The gateway under test as something to run, quick to start: its classes in a jar, because the
 * JVM's archive of loaded classes takes no directories on the class path.
 */
final class Program {
  /** The first compiler alone: a process that lives a second has no use for the second one. */
  private static final List<String> QUICK =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx192m",
          "-Xlog:cds*=off,aot*=off", // what it does not keep
          "-Xlog:class+path=off");

  private static final String TRAINING =
      """
      listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }
      limits: { drain: 0s }
      callers: [ { name: shop, keys: ["caller_key_of_the_training"] } ]
      upstreams: { sandbox: { api: sandbox } }
      routes: [ { to: sandbox } ]
      """;

  private static final long TRAINING_SECONDS = 120;

  private final String classPath;
  private final Path archive;

  private Program(String classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  /**
   * Made of this process's own class path.
   *
   * @param directory holds what belongs to it
   */
  static Program in(Path directory) throws IOException, InterruptedException {
    List<String> classPath = new ArrayList<>();
    int jars = 0;
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        classPath.add(entry);
      } else if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
        Path jar = directory.resolve("classes-" + jars++ + ".jar");
        pack(path, jar);
        classPath.add(jar.toString());
      }
    }
    Program program = new Program(String.join(":", classPath), directory.resolve("classes.aot"));
    program.train(directory);
    return program;
  }

  /** The command that runs it. */
  List<String> command(String... arguments) {
    List<String> command = java("-XX:AOTCache=" + archive);
    command.addAll(List.of(arguments));
    return command;
  }

  /** One whole life, after which the JVM writes down which classes it had loaded. */
  private void train(Path directory) throws IOException, InterruptedException {
    Path home = Files.createDirectory(directory.resolve("training"));
    List<String> command = java("-XX:AOTCacheOutput=" + archive);
    Path config = Files.writeString(home.resolve("linkgate.yaml"), TRAINING);
    command.addAll(List.of("serve", "--config", config.toString()));
    Path ready = home.resolve("ready.json");
    command.addAll(List.of("--ready-file", ready.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    try {
      Node.await(process, ready, home.resolve("log"));
      process.destroy();
      process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> java(String archiving) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.add(archiving);
    command.addAll(List.of("-cp", classPath, "dev.linkgate.Linkgate"));
    return command;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      List<Path> parentsFirst = all.filter(it -> !it.equals(classes)).sorted().toList();
      for (Path each : parentsFirst) {
        String name = classes.relativize(each).toString();
        boolean directory = Files.isDirectory(each); // entries of their own: migrations are listed
        out.putNextEntry(new JarEntry(directory ? name + "/" : name));
        if (!directory) {
          Files.copy(each, out);
        }
        out.closeEntry();
      }
    }
  }
}

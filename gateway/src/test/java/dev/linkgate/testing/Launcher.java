package dev.linkgate.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A {@code linkgate} for the PATH that runs what is tested here. */
public final class Launcher {
  private Launcher() {}

  /** Puts it into a folder. */
  public static Path in(Path folder) throws IOException {
    Path launcher = folder.resolve("linkgate");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' dev.linkgate.Linkgate \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), absoluteClassPath()));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return launcher;
  }

  private static String absoluteClassPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(":", entries);
  }
}

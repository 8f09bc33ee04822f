package dev.linkgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files one configuration was read from, and what each held at that moment. */
final class Sources {
  /** A configuration of a thousand callers is some 300 KB. */
  static final int LARGEST = 1 << 20;

  /** Enough for any credential, and no way to read a device or a log by mistake. */
  static final int LARGEST_SECRET = 64 << 10;

  private final SortedMap<Path, String> digests = new TreeMap<>();

  /** The same files, read again to see whether they changed. */
  static Sources readAgain(Collection<Path> paths) {
    var sources = new Sources();
    for (Path path : paths) {
      try {
        sources.read(path, LARGEST);
      } catch (IOException remembered) {
        // That it cannot be read is in its digest.
      }
    }
    return sources;
  }

  /** The whole content, through any symbolic links as they point now. */
  byte[] read(Path path, int largest) throws IOException {
    try {
      byte[] content = readRegular(path, largest);
      digests.put(path, Keys.sha256(content));
      return content;
    } catch (IOException e) {
      digests.put(path, "unreadable: " + e.getClass().getSimpleName());
      throw e;
    }
  }

  private static byte[] readRegular(Path path, int largest) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(largest + 1);
      if (content.length > largest) {
        throw new IOException("is larger than " + (largest >> 10) + " KiB");
      }
      return content;
    }
  }

  Collection<Path> paths() {
    return digests.keySet();
  }

  /** Twelve hexadecimal digits that change with any of the contents. */
  String fingerprint() {
    return Keys.sha256(String.join("\n", digests.values())).substring(0, 12);
  }
}

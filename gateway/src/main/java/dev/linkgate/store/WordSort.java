package dev.linkgate.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts more words in order than memory holds, by way of files. Rows in the order of the table's key
 * make neighbours of what is written together: at random, each would cost a page of the log.
 */
final class WordSort implements Closeable {
  /** About 50 MB. */
  private static final int IN_MEMORY = 150_000;

  private static final int BUFFER = 64 << 10;

  private final Path directory;
  private final List<Path> runs = new ArrayList<>();
  private final List<DataInputStream> open = new ArrayList<>();
  private final List<StagedWord> memory = new ArrayList<>();

  /** A sorted run, and the word it stands at. */
  private record Head(StagedWord word, DataInputStream rest) {}

  /** Takes words in their order. */
  @FunctionalInterface
  interface Sink<E extends Exception> {
    void take(StagedWord word) throws IOException, E;
  }

  /**
   * @param directory where files may lie for a while
   */
  WordSort(Path directory) {
    this.directory = directory;
  }

  void add(StagedWord word) throws IOException {
    memory.add(word);
    if (memory.size() == IN_MEMORY) {
      spill();
    }
  }

  private void spill() throws IOException {
    memory.sort(StagedWord.ORDER);
    Path run = Files.createTempFile(directory, ".import", "");
    runs.add(run);
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER))) {
      for (StagedWord word : memory) {
        word.write(out);
      }
    }
    memory.clear();
  }

  /** Gives all of them out. To be called once. */
  <E extends Exception> void drain(Sink<E> sink) throws IOException, E {
    if (runs.isEmpty()) {
      memory.sort(StagedWord.ORDER);
      for (StagedWord word : memory) {
        sink.take(word);
      }
      return;
    }
    spill();
    PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::word, StagedWord.ORDER));
    for (Path run : runs) {
      var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run), BUFFER));
      open.add(in);
      next(in, heads);
    }
    for (Head head = heads.poll(); head != null; head = heads.poll()) {
      sink.take(head.word);
      next(head.rest, heads);
    }
  }

  private static void next(DataInputStream in, PriorityQueue<Head> heads) throws IOException {
    StagedWord word = StagedWord.read(in);
    if (word != null) {
      heads.add(new Head(word, in));
    }
  }

  @Override
  public void close() throws IOException {
    for (DataInputStream in : open) {
      in.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}

package dev.linkgate.sdk;

import java.io.IOException;
import java.nio.file.*;

final class Seen {
  static synchronized void note(Row row, SdkReply.Failed f, Cell cell) {
    int others = row.event().equals("upstream full") ? 1 : 0;
    String line = String.join(" | ", row.event(), row.caller().name(), f.errorClass(), cell.tap().attempts() + "", (cell.asked().size() - others) + "", f.status() + "", f.rawType() + "", f.code() + "", f.param() + "", String.join(",", new java.util.HashSet<>(cell.tap().answeredHeaders("Linkgate-Fault"))), f.said().replace(cell.upstreamName(), "{upstream}")) + "\n";
    try { Files.writeString(Path.of("/tmp/kinds-seen.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND); } catch (IOException e) { throw new RuntimeException(e); }
  }
}

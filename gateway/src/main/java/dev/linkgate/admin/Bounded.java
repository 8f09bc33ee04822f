package dev.linkgate.admin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused when it is too long. */
public final class Bounded extends FilterInputStream {
  private final long most;
  private long read;

  public Bounded(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > most) {
      throw new Problem(413, "the body is longer than " + most + " bytes");
    }
  }
}

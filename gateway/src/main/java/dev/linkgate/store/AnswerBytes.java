package dev.linkgate.store;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.ledger.StoredAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as bytes, and back, not one byte different. */
final class AnswerBytes {
  /** The first byte, so that a later form can be told from this one. */
  private static final int FORM = 1;

  private AnswerBytes() {}

  static byte[] of(StoredAnswer stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(stored.answer().body().length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeShort(stored.answer().status());
      out.writeInt(stored.answer().headers().list().size());
      for (Headers.Header header : stored.answer().headers().list()) {
        write(out, header.name());
        write(out, header.value());
      }
      out.writeInt(stored.answer().body().length);
      out.write(stored.answer().body());
      write(out, stored.requestId());
      write(out, stored.upstream());
      write(out, stored.upstreamRequestId());
      write(out, stored.purpose());
      out.writeInt(stored.lost().size());
      for (String lost : stored.lost()) {
        write(out, lost);
      }
      Instant expires = stored.linkExpiresAt();
      write(out, expires == null ? null : expires.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException when these are not the bytes of an answer
   */
  static StoredAnswer from(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int form = in.readUnsignedByte();
    if (form != FORM) {
      throw new IOException("an answer of form " + form);
    }
    int status = in.readUnsignedShort();
    int headers = in.readInt();
    List<Headers.Header> list = new ArrayList<>();
    for (int i = 0; i < headers; i++) {
      list.add(new Headers.Header(needed(in), needed(in)));
    }
    byte[] body = in.readNBytes(in.readInt());
    String requestId = needed(in);
    String upstream = text(in);
    String upstreamRequestId = text(in);
    String purpose = text(in);
    int lost = in.readInt();
    List<String> losses = new ArrayList<>();
    for (int i = 0; i < lost; i++) {
      losses.add(needed(in));
    }
    String expires = text(in);
    return new StoredAnswer(
        new HttpAnswer(status, new Headers(list), body),
        requestId,
        upstream,
        upstreamRequestId,
        purpose,
        losses,
        expires == null ? null : Instant.parse(expires));
  }

  /** Not {@code writeUTF}, which ends at 64 KiB. */
  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String needed(DataInputStream in) throws IOException {
    String text = text(in);
    if (text == null) {
      throw new IOException("an answer without a part it needs");
    }
    return text;
  }
}

package dev.linkgate.refresh;

import dev.linkgate.adapter.Headers;
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
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A token's content as bytes, as few as they can be: a URL has limits. */
final class TokenBytes {
  /** The form; another one gets another number. */
  private static final int FORM = 1;

  /** The guard lets in no larger body than 64 KiB; names and headers come beside. */
  private static final int LARGEST = 96 << 10;

  /** What requests mostly consist of; what comes oftenest at its end. */
  private static final byte[] WORDS =
      ("stripe-account stripe-context /api/v1/account_links whop stripe-v2 /v2/core/account_links"
              + " {\"account\":\"acct_\",\"use_case\":{\"type\":\"account_update\",\"account_onboarding\":"
              + "{\"configurations\":[\"merchant\",\"recipient\"],\"collection_options\":{\"fields\":"
              + "\"eventually_due\",\"future_requirements\":\"include\"},\"return_url\":\"https://"
              + "\",\"refresh_url\":\"https://\"}}} {\"company_id\":\"biz_\",\"account_id\":\"biz_"
              + "\",\"use_case\":\"payouts_portal\",\"use_case\":\"account_onboarding\""
              + " stripe-v1 .endive .dahlia 2026- /v1/account_links collection_options[fields]="
              + "currently_due&type=account_onboarding&account=acct_"
              + "&refresh_url=https%3A%2F%2F&return_url=https%3A%2F%2F")
          .getBytes(StandardCharsets.US_ASCII);

  private TokenBytes() {}

  static byte[] of(RefreshToken token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeUTF(token.caller());
      out.writeUTF(token.api());
      out.writeUTF(token.version());
      out.writeUTF(token.path());
      out.writeUTF(token.exchange());
      out.writeLong(token.expires().toEpochMilli());
      out.writeShort(token.uses());
      out.writeByte(token.headers().list().size());
      for (Headers.Header header : token.headers().list()) {
        out.writeUTF(header.name());
        out.writeUTF(header.value());
      }
      out.write(token.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return deflated(bytes.toByteArray());
  }

  /**
   * @throws IOException when it is in a form that is not known here
   */
  static RefreshToken from(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(inflated(bytes)))) {
      if (in.readByte() != FORM) {
        throw new IOException("another form");
      }
      String caller = in.readUTF();
      String api = in.readUTF();
      String version = in.readUTF();
      String path = in.readUTF();
      String exchange = in.readUTF();
      Instant expires = Instant.ofEpochMilli(in.readLong());
      int uses = in.readUnsignedShort();
      List<Headers.Header> headers = new ArrayList<>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        headers.add(new Headers.Header(in.readUTF(), in.readUTF()));
      }
      return new RefreshToken(
          caller,
          api,
          version,
          path,
          new Headers(headers),
          in.readAllBytes(),
          exchange,
          expires,
          uses);
    }
  }

  private static byte[] deflated(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length);
    byte[] buffer = new byte[4096];
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setDictionary(WORDS);
      deflater.setInput(plain);
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static byte[] inflated(byte[] packed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 2);
    byte[] buffer = new byte[4096];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setDictionary(WORDS);
      inflater.setInput(packed);
      while (!inflater.finished()) {
        int read = inflater.inflate(buffer);
        if ((read == 0 && inflater.needsInput()) || out.size() > LARGEST) {
          throw new IOException("no token of ours");
        }
        out.write(buffer, 0, read);
      }
    } catch (DataFormatException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }
}
